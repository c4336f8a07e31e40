const folder = new URL("../../../src/http/page/", import.meta.url);

/** A module of the page that needs no browser. The page is plain JavaScript, so the compiler knows nothing of its types. */
// biome-ignore lint/suspicious/noExplicitAny: what a JavaScript module exports the compiler cannot see.
export function pageModule(name: string): Promise<any> {
	return import(new URL(name, folder).href);
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Endpoint } from "./endpoint.ts";
import type { HttpContext } from "./options.ts";

/** The files of the page stand beside the sources and are found from `src/http` and from `dist/http` alike. */
const folder = new URL("../../src/http/page/", import.meta.url);

const types: Readonly<Record<string, string>> = {
	html: "text/html; charset=utf-8",
	css: "text/css; charset=utf-8",
	js: "text/javascript; charset=utf-8",
	svg: "image/svg+xml",
};

/**
 * Nothing from elsewhere is loaded, run, framed or posted to: what a customer wrote can at worst be read. Files are only ever those
 * read at the start, by their exact names, so no path leads anywhere else.
 */
const pageHeaders = {
	"content-security-policy":
		"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"cache-control": "no-cache",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY",
};

/** `GET /` and the files that it loads from `/page/`. */
export function pageEndpoints(): readonly Endpoint[] {
	return readdirSync(folder)
		.filter((name) => Object.hasOwn(types, extensionOf(name)))
		.map(fileEndpoint);
}

function fileEndpoint(name: string): Endpoint {
	const content = readFileSync(new URL(name, folder));
	const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
	const type = types[extensionOf(name)] ?? "application/octet-stream";
	return {
		method: "get",
		path: name === "index.html" ? "/" : `/page/${name}`,
		summary: "The page.",
		answer: { status: 200, about: "A file of the page.", type },
		problems: ["local-only"],
		handle: (c) => fileResponse(c, content, { etag, "content-type": type }),
	};
}

function fileResponse(
	c: HttpContext,
	content: Uint8Array<ArrayBuffer>,
	headers: { readonly etag: string; readonly "content-type": string },
): Response {
	const all = { ...pageHeaders, ...headers };
	if (c.req.header("if-none-match") === headers.etag)
		return c.body(null, 304, all);
	return c.body(content, 200, all);
}

function extensionOf(name: string): string {
	return name.slice(name.lastIndexOf(".") + 1);
}

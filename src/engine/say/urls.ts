import type { Finding } from "../model.ts";
import { limitFinding, whatsappLimits } from "./limits.ts";

/** What is wrong with the address of something WhatsApp shall fetch: it takes http and https, up to 2,048 letters. */
export function urlFindings(
	url: string,
	path: Finding["path"],
): readonly Finding[] {
	if (url.length > whatsappLimits.url)
		return [
			limitFinding(
				path,
				`An address can have ${whatsappLimits.url} letters; this has ${url.length}.`,
				null,
			),
		];
	return isWeb(url)
		? []
		: [
				limitFinding(
					path,
					`"${url}" is not an address that WhatsApp can fetch.`,
					"Write the whole address, beginning with https://.",
				),
			];
}

/** Whether this is a whole address on the web. */
export function isWeb(url: string): boolean {
	return /^https?:\/\/[^\s/?#]/i.test(url) && URL.canParse(url);
}

/** The ending of the file an address names, small: `webp`; empty where it names none. */
export function extensionOf(url: string): string {
	return (
		/\.([a-z0-9]{2,5})$/i
			.exec(url.replace(/[?#].*$/s, "").replace(/^https?:\/\/[^/]*/i, ""))?.[1]
			?.toLowerCase() ?? ""
	);
}

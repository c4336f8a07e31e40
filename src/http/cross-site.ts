import type { HttpContext } from "./options.ts";

/**
 * Whether a page of another site is behind a request, as far as a browser tells (`Sec-Fetch-Site`, `Origin`); programs tell nothing
 * and are let through to the token. Scheme and port of our own address may be a proxy's, so hosts are compared, and `PUBLIC_URL`
 * counts as ours.
 */
export function isCrossSite(c: HttpContext, publicUrl: string | null): boolean {
	const site = c.req.header("sec-fetch-site");
	if (site === "cross-site" || site === "same-site") return true;
	const origin = c.req.header("origin");
	if (origin === undefined) return false;
	const host = hostOf(origin);
	return (
		host === null ||
		(host !== c.req.header("host")?.toLowerCase() &&
			host !== (publicUrl && hostOf(publicUrl)))
	);
}

/** Null for `null`, which sandboxed pages and files send. */
function hostOf(url: string): string | null {
	return URL.canParse(url) ? new URL(url).host || null : null;
}

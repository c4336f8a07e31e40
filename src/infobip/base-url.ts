/**
 * The base URL of an account as requests need it: with `https://`, without a closing slash. `http://` only for this machine.
 *
 * @example baseUrlOf("xxxxx.api.infobip.com") // "https://xxxxx.api.infobip.com"
 * @throws TypeError where it is no web address, holds a password, a query or a path, or would send the key unencrypted.
 */
export function baseUrlOf(text: string): string {
	const written = text.trim().replace(/\/+$/, "");
	const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(written)
		? written
		: `https://${written}`;
	if (written === "" || !URL.canParse(whole))
		throw new TypeError(`"${text}" is no base URL; ${example}`);
	return checked(new URL(whole), text);
}

const example =
	'Infobip shows yours on its home page, e.g. "https://xxxxx.api.infobip.com".';

function checked(url: URL, text: string): string {
	if (url.protocol !== "https:" && !isLocal(url))
		throw new TypeError(
			`"${text}" must begin with https:// (http:// is for this machine only).`,
		);
	if (url.username || url.password || url.search || url.hash)
		throw new TypeError(`The base URL is only scheme and host; ${example}`);
	if (url.pathname !== "/")
		throw new TypeError(
			`The base URL has no path, but "${text}" has ${url.pathname}; ${example}`,
		);
	return url.origin;
}

function isLocal({ protocol, hostname }: URL): boolean {
	const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
	return protocol === "http:" && local.test(hostname);
}

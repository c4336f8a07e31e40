import type { HttpContext } from "./options.ts";

/**
 * Whether a request certainly comes from this machine and was meant for it: the peer and the `Host` are loopback, and no proxy
 * passed it on. The `Host` counts because a web page may point its own name at 127.0.0.1 (DNS rebinding).
 */
export function isFromHere(c: HttpContext): boolean {
	return (
		isLoopbackPeer(c.env?.incoming?.socket?.remoteAddress) &&
		isLoopbackHost(c.req.header("host")) &&
		!wasPassedOn(c.req.raw.headers)
	);
}

function isLoopbackPeer(address: string | undefined): boolean {
	if (address === undefined) return false;
	return address === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

function isLoopbackHost(host: string | undefined): boolean {
	const name = (host ?? "").toLowerCase().replace(/:\d+$/, "");
	return (
		name === "localhost" ||
		name === "[::1]" ||
		name.endsWith(".localhost") ||
		/^127(\.\d{1,3}){3}$/.test(name)
	);
}

function wasPassedOn(headers: Headers): boolean {
	for (const name of headers.keys())
		if (name === "forwarded" || name.startsWith("x-forwarded-")) return true;
	return false;
}

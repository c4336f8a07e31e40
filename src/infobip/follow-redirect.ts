import { InfobipError } from "./error.ts";
import { networkError } from "./network-error.ts";
import { otherOperations } from "./operations.ts";

/**
 * Loads what an answer redirects to: cached media lies on another host. The signed address is all it needs, so the key
 * stays here.
 */
export async function followed(
	first: Response,
	{
		baseUrl,
		fetch,
	}: { readonly baseUrl: string; readonly fetch: typeof globalThis.fetch },
	timeoutMs: number,
): Promise<Response> {
	const signal = AbortSignal.timeout(timeoutMs);
	let response = first;
	let from = baseUrl;
	for (let hops = 0; isRedirect(response); hops++) {
		const target = targetOf(response, from);
		if (target === null || hops === 3) throw badRedirect();
		await response.body?.cancel();
		from = target;
		response = await fetch(target, { redirect: "manual", signal }).catch(
			(cause: unknown) => {
				throw networkError(cause, otherOperations.downloadMedia, timeoutMs);
			},
		);
	}
	return response;
}

function isRedirect({ status, headers }: Response): boolean {
	return status >= 300 && status < 400 && headers.has("location");
}

// Encrypted stays encrypted.
function targetOf(response: Response, from: string): string | null {
	const location = response.headers.get("location") ?? "";
	if (!URL.canParse(location, from)) return null;
	const { protocol, href } = new URL(location, from);
	if (protocol === "https:") return href;
	return protocol === "http:" && from.startsWith("http:") ? href : null;
}

/** The error of a redirect that cannot be followed. */
function badRedirect(): InfobipError {
	return new InfobipError("Infobip's redirect for this media leads nowhere", {
		kind: "refused",
		code: "BAD_REDIRECT",
	});
}

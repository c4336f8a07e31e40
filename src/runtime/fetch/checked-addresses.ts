import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPrivateAddress } from "./private-address.ts";

/** A request that must not be made, whoever asks. */
export class ForbiddenAddress extends Error {
	override readonly name = "ForbiddenAddress";
}

/** Finds the addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const resolveByDns: Resolve = (host) => lookup(host, { all: true });

/**
 * The addresses that a request may connect to; it must use these and ask for none again, since a name may answer differently the
 * next time. Throws a {@link ForbiddenAddress}.
 */
export async function checkedAddresses(
	url: URL,
	allowed: readonly string[] = [],
	resolve: Resolve = resolveByDns,
): Promise<readonly LookupAddress[]> {
	if (!/^https?:$/.test(url.protocol))
		throw new ForbiddenAddress("only http and https");
	if (url.username !== "" || url.password !== "")
		throw new ForbiddenAddress("a user name stands in the address");
	const host = url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
	const family = isIP(host);
	const found = family ? [{ address: host, family }] : await resolve(host);
	const open = allowed.includes(host.replace(/\.$/, ""));
	if (!open && found.some(({ address }) => isPrivateAddress(address)))
		throw new ForbiddenAddress(
			`${host} is a private address, and FETCH_ALLOW does not name it`,
		);
	return found;
}

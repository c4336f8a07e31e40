import { BlockList, isIP } from "node:net";

/**
 * Whether an address is not on the public internet: private, loopback, link-local, unique-local, carrier-grade NAT, multicast,
 * reserved or for documentation (RFC 6890), and whatever is no address at all. Of IPv6 only global unicast (2000::/3) is public,
 * and of that nothing that carries an IPv4 address inside: mapped ones, 6to4 and Teredo lead back into private networks.
 */
export function isPrivateAddress(address: string): boolean {
	const plain = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
	if (isIP(plain) === 4) return notPublic.check(plain, "ipv4");
	if (isIP(plain) === 6)
		return (
			!globalUnicast.check(plain, "ipv6") || notPublic.check(plain, "ipv6")
		);
	return true;
}

const notPublic = new BlockList();
const globalUnicast = new BlockList();

const ipv4 = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 4],
	["240.0.0.0", 4],
] as const;

const ipv6 = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
] as const;

for (const [net, prefix] of ipv4) notPublic.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of ipv6) notPublic.addSubnet(net, prefix, "ipv6");
globalUnicast.addSubnet("2000::", 3, "ipv6");

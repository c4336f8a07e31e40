import { describe, expect, test } from "vitest";
import {
	checkedAddresses,
	ForbiddenAddress,
} from "../../../src/runtime/fetch/checked-addresses.ts";
import { isPrivateAddress } from "../../../src/runtime/fetch/private-address.ts";

test.each([
	"0.0.0.0",
	"10.1.2.3",
	"100.64.0.1",
	"100.127.255.255",
	"127.0.0.1",
	"127.9.9.9",
	"169.254.169.254",
	"172.16.0.1",
	"172.31.255.255",
	"192.168.1.1",
	"198.18.0.1",
	"224.0.0.1",
	"255.255.255.255",
	"::",
	"::1",
	"::ffff:127.0.0.1",
	"::ffff:7f00:1",
	"::ffff:8.8.8.8",
	"::127.0.0.1",
	"64:ff9b::7f00:1",
	"2002:7f00:1::",
	"2001:0:1::1",
	"fc00::1",
	"fd12:3456::1",
	"fe80::1",
	"fe80::1%eth0",
	"ff02::1",
	"[::1]",
	"no address",
	"",
])("%s is private", (address) => {
	expect(isPrivateAddress(address)).toBe(true);
});

test.each([
	"8.8.8.8",
	"100.63.255.255",
	"100.128.0.1",
	"172.15.0.1",
	"172.32.0.1",
	"223.255.255.255",
	"2606:4700:4700::1111",
	"2a00:1450:4001::200e",
])("%s is public", (address) => {
	expect(isPrivateAddress(address)).toBe(false);
});

const noDns = async () => {
	throw new Error("asked the name server");
};

describe("before a request", () => {
	test.each([
		"http://127.0.0.1/",
		"http://127.1/",
		"http://2130706433/",
		"http://0x7f000001/",
		"http://0x7f.1/",
		"http://0177.0.0.1/",
		"http://127.0.0.1./",
		"http://１２７.0.0.1/",
		"http://[::1]/",
		"http://[::ffff:127.0.0.1]/",
		"http://[0:0:0:0:0:ffff:a00:1]/",
		"http://169.254.169.254/latest/meta-data",
		"http://user:secret@8.8.8.8/",
		"http://good@8.8.8.8/",
		"ftp://8.8.8.8/",
		"data:text/plain,hello",
		"file:///etc/passwd",
	])("E71: %s is refused without a name server", async (url) => {
		await expect(
			checkedAddresses(new URL(url), [], noDns),
		).rejects.toBeInstanceOf(ForbiddenAddress);
	});

	test("E71: a name (127.0.0.1.nip.io) is refused when any of its addresses is private", async () => {
		const both = async () => [
			{ address: "8.8.8.8", family: 4 },
			{ address: "10.0.0.1", family: 4 },
		];
		const url = new URL("https://shop.example/");
		await expect(checkedAddresses(url, [], both)).rejects.toThrow(
			"shop.example is a private address",
		);
		expect(await checkedAddresses(url, ["shop.example"], both)).toHaveLength(2);
	});

	test("a public address is used as it is, and allowing one host allows no other", async () => {
		expect(
			await checkedAddresses(new URL("http://8.8.8.8/"), [], noDns),
		).toEqual([{ address: "8.8.8.8", family: 4 }]);
		await expect(
			checkedAddresses(new URL("http://127.0.0.2/"), ["127.0.0.1"], noDns),
		).rejects.toBeInstanceOf(ForbiddenAddress);
	});
});

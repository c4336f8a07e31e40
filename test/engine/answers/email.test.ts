import { describe, expect, it } from "vitest";
import { readEmail } from "../../../src/engine/answers/email.ts";

describe("an email address", () => {
	it.each([
		["bob@example.com", "bob@example.com"],
		["It's Bob@Example.com.", "bob@example.com"],
		["Bob @ gmail.com", "bob@gmail.com"],
		["<a.b+c@d-e.co.uk>", "a.b+c@d-e.co.uk"],
		["مايلي bob@x.com", "bob@x.com"],
		["bob@x.com, again: BOB@x.com", "bob@x.com"],
		["write to @carol or dave@abc.com", "dave@abc.com"],
	])("%s is %s", (text, address) => {
		expect(readEmail(text)).toBe(address);
	});

	it.each([
		"",
		"hello",
		"a@b",
		"a@b.c",
		"@abc.com",
		"b..b@x.com",
		"bob.@x.com",
		"bob@-x.com",
		"https://x.com/@bob",
		"x@y.com or z@y.com",
	])("is not in %j", (text) => {
		expect(readEmail(text)).toBeNull();
	});
});

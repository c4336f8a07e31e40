import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import type { WebhookSecurity } from "../../src/http/webhook-guard.ts";
import { open, options, post, told } from "./harness.ts";

const body = '{"results":[{"messageId":"one"}]}';
const hmac = {
	secret: "s3cret",
	header: "X-Signature",
	algorithm: "sha256",
	encoding: "hex",
} as const;

function guarded(webhook: Partial<WebhookSecurity>) {
	const heard = told();
	const security = {
		adminToken: null,
		publicUrl: null,
		webhook: { ...open, ...webhook },
	};
	return { heard, app: httpApp(options(heard, { security })) };
}

const basicOf = (text: string) =>
	`Basic ${Buffer.from(text).toString("base64")}`;
const hexOf = (text: string, secret = "s3cret") =>
	createHmac("sha256", secret).update(text).digest("hex");

describe("a token", () => {
	it("is taken from the query and from the header", async () => {
		const { heard, app } = guarded({ token: "tok" });
		const path = "/webhook/infobip?token=tok";
		expect((await post(app, body, {}, path)).status).toBe(200);
		expect(
			(await post(app, body, { authorization: "Bearer tok" })).status,
		).toBe(200);
		expect(heard.accepted).toHaveLength(2);
	});

	it.each([
		["none", {}],
		["a wrong one", { authorization: "Bearer nope" }],
		["another case", { authorization: "Bearer TOK" }],
		["extra spaces", { authorization: "Bearer  tok" }],
		["a piece", { authorization: "Bearer to" }],
		["two headers in one", { authorization: "Bearer tok, Bearer tok" }],
		["no scheme", { authorization: "tok" }],
	])("A26: %s is 401 and nothing is stored", async (_, headers) => {
		const { heard, app } = guarded({ token: "tok" });
		const response = await post(app, body, headers as Record<string, string>);
		expect(response.status).toBe(401);
		expect(heard.accepted).toEqual([]);
	});
});

describe("Basic", () => {
	it("lets the right user in", async () => {
		const { app } = guarded({ basic: { user: "ib", password: "p:w" } });
		const headers = { authorization: basicOf("ib:p:w") };
		expect((await post(app, body, headers)).status).toBe(200);
	});

	it.each([
		["a wrong password", basicOf("ib:nope")],
		["another case", basicOf("IB:p:w")],
		["no colon", basicOf("ib")],
		["no base64", "Basic ib:p:w"],
		["nothing", "Basic "],
	])("A26: %s is 401", async (_, authorization) => {
		const { heard, app } = guarded({ basic: { user: "ib", password: "p:w" } });
		expect((await post(app, body, { authorization })).status).toBe(401);
		expect(heard.accepted).toEqual([]);
	});
});

describe("a signature", () => {
	it("is over the raw bytes", async () => {
		const spaced = ' {"results" : [ ] } ';
		const { app } = guarded({ hmac });
		const right = { "x-signature": hexOf(spaced) };
		const again = { "x-signature": hexOf(JSON.stringify(JSON.parse(spaced))) };
		expect((await post(app, spaced, right)).status).toBe(200);
		expect((await post(app, spaced, again)).status).toBe(401);
	});

	it.each([
		["sha256=hex", "sha256", `sha256=${hexOf(body)}`],
		[
			"base64",
			"sha1",
			createHmac("sha1", "s3cret").update(body).digest("base64"),
		],
		[
			"sha256=hex",
			"sha512",
			`sha512=${createHmac("sha512", "s3cret").update(body).digest("hex")}`,
		],
	] as const)(
		"may be written as %s with %s",
		async (encoding, algorithm, signature) => {
			const { app } = guarded({
				hmac: { ...hmac, encoding, algorithm, header: "X-Ib-Sign" },
			});
			expect((await post(app, body, { "x-ib-sign": signature })).status).toBe(
				200,
			);
		},
	);

	it("A27: several are fine when one is right, as while a secret is changed", async () => {
		const { app } = guarded({ hmac });
		const both = { "x-signature": `${hexOf(body, "old")}, ${hexOf(body)}` };
		expect((await post(app, body, both)).status).toBe(200);
	});

	it.each([
		["none", {}],
		["an empty one", { "x-signature": "" }],
		["a wrong one", { "x-signature": hexOf(body, "other") }],
		["another case", { "x-signature": hexOf(body).toUpperCase() }],
		["that of another body", { "x-signature": hexOf(`${body} `) }],
	])("A26, A27: %s is 401 and nothing is stored", async (_, headers) => {
		const { heard, app } = guarded({ hmac });
		expect(
			(await post(app, body, headers as Record<string, string>)).status,
		).toBe(401);
		expect(heard.accepted).toEqual([]);
	});

	it("A28: a valid request that is sent again is 200; the runtime knows its events", async () => {
		const { app } = guarded({ hmac });
		const headers = { "x-signature": hexOf(body) };
		expect((await post(app, body, headers)).status).toBe(200);
		expect((await post(app, body, headers)).status).toBe(200);
	});
});

it("any configured way is enough", async () => {
	const { app } = guarded({
		token: "tok",
		basic: { user: "a", password: "b" },
		hmac,
	});
	for (const headers of [
		{ authorization: "Bearer tok" },
		{ authorization: basicOf("a:b") },
		{ "x-signature": hexOf(body) },
	] as Record<string, string>[])
		expect((await post(app, body, headers)).status).toBe(200);
});

it("credentials come before everything else that may be wrong", async () => {
	const { app } = guarded({ token: "tok" });
	const response = await post(app, "[", { "content-encoding": "gzip" });
	expect(response.status).toBe(401);
});

describe("refused requests", () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it("A26: are journalled at most once a minute, counted, with nothing of theirs", async () => {
		const { heard, app } = guarded({ token: "tok" });
		for (let index = 0; index < 100; index++)
			await post(app, body, { authorization: "Bearer canary" });
		expect(heard.noted).toHaveLength(1);
		vi.advanceTimersByTime(60_000);
		expect(heard.noted.map(({ fact }) => fact)).toEqual([
			{ type: "webhook.rejected", rule: null, body: { count: 1 } },
			{ type: "webhook.rejected", rule: null, body: { count: 99 } },
		]);
		vi.advanceTimersByTime(600_000);
		expect(heard.noted).toHaveLength(2);
		expect(JSON.stringify(heard.noted)).not.toContain("canary");
	});
});

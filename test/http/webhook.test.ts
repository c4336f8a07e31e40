import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/engine/ports.ts";
import { httpApp } from "../../src/http/app.ts";
import { fakeChannel, options, post, problem, told } from "./harness.ts";

const good = JSON.stringify({ results: [{ messageId: "one" }] });

function fresh(changes: Parameters<typeof options>[1] = {}) {
	const heard = told();
	return { heard, app: httpApp(options(heard, changes)) };
}

describe("the webhook takes", () => {
	it("a batch, and answers 200 once it is accepted", async () => {
		const { heard, app } = fresh();
		const response = await post(app, good);
		expect(response.status).toBe(200);
		expect(heard.accepted.map(({ key }) => key)).toEqual(["one"]);
	});

	it.each([
		"text/plain",
		"application/json",
		"application/x-www-form-urlencoded",
	])("A8: JSON whatever the Content-Type says (%s)", async (type) => {
		const { app } = fresh();
		expect((await post(app, good, { "content-type": type })).status).toBe(200);
	});

	it("A9: a byte order mark, invalid UTF-8 and lone surrogates", async () => {
		let seen: unknown;
		const { app } = fresh({
			channel: {
				...fakeChannel,
				receive: (payload) => {
					seen = payload;
					return { events: [], refused: [] };
				},
			},
		});
		const bytes = Buffer.concat([
			Buffer.from('\ufeff{"text":"'),
			Buffer.from([0xff, 0x41]),
			Buffer.from('","lone":"\\ud800"}'),
		]);
		expect((await post(app, new Uint8Array(bytes))).status).toBe(200);
		expect(seen).toEqual({ text: "\ufffdA", lone: "\ud800" });
	});

	it("A9: no UTF-16, since it is not JSON as the web knows it", async () => {
		const { app } = fresh();
		const bytes = new Uint8Array(Buffer.from(`\ufeff${good}`, "utf16le"));
		expect((await post(app, bytes)).status).toBe(400);
	});

	it("A11: the last of a key given twice", async () => {
		const { heard, app } = fresh();
		await post(app, '{"results":[{"messageId":"a","messageId":"b"}]}');
		expect(heard.accepted.map(({ key }) => key)).toEqual(["b"]);
	});

	it("A12: keys named like prototypes, without touching any", async () => {
		const { app } = fresh();
		const body =
			'{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"results":[{"__proto__":{"x":1},"messageId":"p"}]}';
		expect((await post(app, body)).status).toBe(200);
		expect(({} as { x?: number }).x).toBeUndefined();
	});

	it("A13: good items beside bad ones, 10,000 of them", async () => {
		const { heard, app } = fresh();
		const results = Array.from({ length: 10_000 }, (_, index) =>
			index % 2 === 0 ? { messageId: `m${index}` } : index,
		);
		expect((await post(app, JSON.stringify({ results }))).status).toBe(200);
		expect(heard.accepted).toHaveLength(5_000);
		expect(heard.refused).toHaveLength(5_000);
	});

	it("A13, A14: results that are missing or empty, with nothing to do", async () => {
		const { heard, app } = fresh();
		expect((await post(app, "{}")).status).toBe(200);
		expect((await post(app, '{"results":[]}')).status).toBe(200);
		expect(heard.accepted).toEqual([]);
	});
});

describe("the webhook refuses, and stores nothing of", () => {
	it.each([
		["A1: an empty body", "", "not-json"],
		["A2: null", "null", "not-an-object"],
		["A2: a list", "[]", "not-an-object"],
		["A2: a text", '"x"', "not-an-object"],
		["A2: a number", "1", "not-an-object"],
		["A3: cut JSON", '{"results":[{"messageId":"o', "not-json"],
	])("%s with 400", async (_, body, code) => {
		const { heard, app } = fresh();
		const response = await post(app, body);
		expect(response.status).toBe(400);
		expect(response.headers.get("content-type")).toBe(
			"application/problem+json",
		);
		expect((await problem(response)).code).toBe(code);
		expect(heard.accepted).toEqual([]);
	});

	it.each([
		["a million opening brackets", "[".repeat(1_000_000)],
		[
			"a million nested lists",
			`{"a":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`,
		],
		["nesting behind an escaped quote", `{"a\\"":${"[".repeat(100)}`],
	])("A4: %s with 413, before parsing", async (_, body) => {
		const { app } = fresh();
		const response = await post(app, body);
		expect(response.status).toBe(413);
		expect((await problem(response)).code).toBe("body-too-deep");
	});

	it("brackets in texts are no nesting", async () => {
		const { app } = fresh();
		const text = JSON.stringify({ text: `${"[{".repeat(500)}\\"` });
		expect((await post(app, text)).status).toBe(200);
	});

	it("more values or results than any batch has, with 413", async () => {
		const { app } = fresh();
		const values = `{"a":[${"1,".repeat(400_001)}1]}`;
		const results = `{"results":[${"1,".repeat(10_000)}1]}`;
		expect((await problem(await post(app, values))).code).toBe(
			"too-many-items",
		);
		expect((await problem(await post(app, results))).code).toBe(
			"too-many-items",
		);
	});

	it("A5: a body over the limit, with 413 and the connection closed", async () => {
		const { heard, app } = fresh({ bodyLimit: 1000 });
		const response = await post(app, `{"a":"${"x".repeat(1000)}"}`);
		expect(response.status).toBe(413);
		expect(response.headers.get("connection")).toBe("close");
		expect(heard.accepted).toEqual([]);
	});

	it.each(["99999999999", "NaN"])(
		"A5: a declared length of %s",
		async (length) => {
			const { app } = fresh();
			const response = await post(app, good, { "content-length": length });
			expect(response.status).toBe(413);
		},
	);

	it("A7: a gzip bomb, with 415 and never unpacked", async () => {
		const { heard, app } = fresh();
		const bomb = new Uint8Array(gzipSync(Buffer.alloc(10_000_000)));
		const response = await post(app, bomb, { "content-encoding": "gzip" });
		expect(response.status).toBe(415);
		expect(heard.accepted).toEqual([]);
		const plain = await post(app, good, { "content-encoding": "identity" });
		expect(plain.status).toBe(200);
	});

	it.each([
		["busy", "2"],
		["full", "30"],
	] as const)(
		"P16, P17: what the store cannot keep (%s): 503 with Retry-After",
		async (code, seconds) => {
			const { heard, app } = fresh();
			heard.failure = new StoreError("no", { code });
			const response = await post(app, good);
			expect(response.status).toBe(503);
			expect(response.headers.get("retry-after")).toBe(seconds);
			heard.failure = null;
			expect((await post(app, good)).status).toBe(200);
		},
	);

	it("what breaks on our side, with a 500 that tells nothing of it", async () => {
		const errors: unknown[] = [];
		const { heard, app } = fresh({ onError: (error) => errors.push(error) });
		heard.failure = new Error("secret /path");
		const response = await post(app, good);
		expect(response.status).toBe(500);
		expect(await response.text()).not.toContain("secret");
		expect(errors).toEqual([heard.failure]);
	});
});

describe("the webhook's address", () => {
	it.each(["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])(
		"A29: answers 405 to %s and says what it takes",
		async (method) => {
			const { app } = fresh();
			const response = await app.request("/webhook/infobip", { method });
			expect(response.status).toBe(405);
			expect(response.headers.get("allow")).toBe("POST");
		},
	);

	it.each([
		"/webhook/infobip/",
		"/webhook/infobip;x",
		"/webhook",
		"/WEBHOOK/infobip",
		"/webhook//infobip",
	])("A29: is exact: %s is nothing", async (path) => {
		const { app } = fresh();
		expect((await post(app, good, {}, path)).status).toBe(404);
	});
});

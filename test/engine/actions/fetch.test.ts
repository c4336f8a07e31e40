import { describe, expect, test } from "vitest";
import { fetch } from "../../../src/engine/actions/fetch.ts";
import type { DecideInput } from "../../../src/engine/decide.ts";
import {
	type Decision,
	type Fetch,
	type FetchResult,
	type Instant,
	instant,
	type JsonValue,
	SECOND,
} from "../../../src/engine/model.ts";
import { bookOf } from "../book.ts";
import {
	decided,
	known,
	later,
	message,
	next,
	now,
	textsOf,
	timer,
} from "../scene.ts";
import { codes, planOf } from "./plans.ts";

const ask = (more: object = {}) => ({
	url: "https://shop.example/o/{id}",
	save_as: "order",
	if_not_found: "none",
	if_it_fails: "sorry",
	...more,
});

const bookWith = (written: object) =>
	bookOf({
		profile: { staff: { numbers: ["96170000001"], template: null } },
		rules: [
			{
				name: "order",
				when: { regex: "^order (?<id>.+)" },
				do: [
					{ text: "One moment" },
					{ fetch: written },
					{ text: "It is {order.status}, {id}" },
				],
			},
			{ name: "none", do: [{ text: "There is no order {id}" }] },
			{ name: "sorry", do: [{ text: "Failed: {error}" }] },
		],
	} as Parameters<typeof bookOf>[0]);

/** A chat in which the order 7 was asked for. */
function asked(written: object = ask(), says = "order 7") {
	const book = bookWith(written);
	const pinned = new Map<string, JsonValue>();
	let conversation = known();
	const take = (event: DecideInput["event"]): Decision => {
		const decision = decided(book, event, { conversation, pinned });
		for (const [hash, value] of Object.entries(decision.pins))
			pinned.set(hash, JSON.parse(JSON.stringify(value)));
		conversation = next(conversation, decision);
		return decision;
	};
	const first = take(message(says));
	const effect = (from: Decision) =>
		from.effects.find((one): one is Fetch => one.type === "fetch");
	const continuation = effect(first)?.continuation ?? "";
	return {
		first,
		request: effect(first),
		effect,
		state: () => conversation.state,
		ends: (result: FetchResult) =>
			take({
				type: "fetch.finished",
				key: `fetch:1:${continuation}`,
				ref: null,
				at: now,
				arrivedAt: now,
				continuation,
				result,
			}),
		fires: (at: Instant) => take(timer(continuation, at)),
	};
}

const failure = (reason: string, status: number | null = null) =>
	({ ok: false, status, reason }) as const;

describe("a fetch", () => {
	test("sends what stands before it, asks, and goes on with what came", () => {
		const one = asked();
		expect(textsOf(one.first)).toEqual(["One moment"]);
		expect(one.request).toMatchObject({
			url: "https://shop.example/o/7",
			method: "GET",
			body: null,
			timeoutMs: 5_000,
			retry: false,
		});
		const body = { status: "{name} ready" };
		const last = one.ends({ ok: true, status: 200, body });
		expect(textsOf(last)).toEqual(["It is {name} ready, 7"]);
		expect(one.state()).toMatchObject({ continuations: [], timers: [] });
		expect(textsOf(one.ends({ ok: true, status: 200, body }))).toEqual([]);
	});

	test.each([
		["not-found", 404, "There is no order 7"],
		["refused", 500, "Failed: refused"],
		["unknown", null, "Failed: unknown"],
	])("that ends as %s goes to the rule for it", (reason, status, said) => {
		expect(textsOf(asked().ends(failure(reason, status)))).toEqual([said]);
	});

	test("without such a rule runs nothing more, and staff get one notice", () => {
		const one = asked(ask({ if_it_fails: undefined, if_not_found: undefined }));
		const { effects } = one.ends(failure("timeout"));
		expect(effects).toHaveLength(1);
		expect(effects[0]).toMatchObject({ type: "send", to: "96170000001" });
	});
});

describe("a fetch whose answer was lost in a crash", () => {
	const due = later(now, 10 * SECOND);

	test("is made again once where that is safe, and then fails", () => {
		const one = asked();
		expect(one.fires(instant(due - 1)).effects).toEqual([]);
		const again = one.fires(due);
		expect(one.effect(again)).toEqual(one.request);
		const end = one.fires(later(due, 10 * SECOND));
		expect(textsOf(end)).toEqual(["Failed: timeout"]);
		expect(one.state()).toMatchObject({ continuations: [], timers: [] });
	});

	test("is not made again by another method, and its outcome is unknown", () => {
		const one = asked(ask({ method: "POST" }));
		expect(textsOf(one.fires(due))).toEqual(["Failed: unknown"]);
		const honoured = asked(ask({ method: "POST", retry: true }));
		expect(honoured.effect(honoured.fires(due))).toEqual(honoured.request);
	});
});

describe("what a customer wrote", () => {
	test("cannot leave its place in the address", () => {
		const url = (says: string) => asked(ask(), says).request?.url;
		expect(url("order ../a?b#c/é")).toBe(
			"https://shop.example/o/..%2Fa%3Fb%23c%2F%C3%A9",
		);
		expect(url("order ..")).toBe("https://shop.example/o/");
	});

	test("is escaped in a body, as text and as a map", () => {
		const says = 'order "},{"x';
		const written = asked(ask({ body: '{"id": "{id}"}' }), says).request;
		const mapped = asked(ask({ body: { id: "{id}" } }), says).request;
		for (const request of [written, mapped])
			expect(JSON.parse(request?.body ?? "")).toEqual({ id: '"},{"x' });
		expect(written?.method).toBe("POST");
	});

	test("cannot begin a header of its own", () => {
		const captures = { id: "7\r\nX-Evil: 1" };
		const written = ask({ headers: { "X-Id": "{id}" } });
		expect(planOf(fetch, written, { captures })).toMatchObject({
			next: { rule: "sorry" },
			captures: { error: "refused" },
		});
	});
});

describe("is told about", () => {
	test.each([
		["https://{id}.shop.example/", "error wrong-value url"],
		["https://shop.example{id}/", "error wrong-value url"],
		["https://me:secret@shop.example/", "error wrong-value url"],
		["ftp://shop.example/", "error wrong-value url"],
		["{id}", "error wrong-value url"],
	])("the address %s", (url, code) => {
		expect(codes(fetch, ask({ url }))).toEqual([code]);
	});

	test("a failure nobody prepared for, a body in a GET, and a header of ours", () => {
		expect(codes(fetch, "https://shop.example/")).toEqual(["warning missing "]);
		expect(codes(fetch, ask({ method: "get", body: "x" }))).toEqual([
			"error wrong-value body",
		]);
		expect(codes(fetch, ask({ headers: { Host: "x" } }))).toEqual([
			"error wrong-value headers.Host",
		]);
		expect(codes(fetch, ask())).toEqual([]);
	});
});

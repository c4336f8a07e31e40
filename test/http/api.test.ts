import { describe, expect, it } from "vitest";
import { type Conversation, instant } from "../../src/engine/model.ts";
import { ChannelError, type TranscriptLine } from "../../src/engine/ports.ts";
import { httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import type { ExplainRequest } from "../../src/http/ports/decisions.ts";
import type { SimulateRequest } from "../../src/http/ports/playground.ts";
import type { PublishedRules } from "../../src/http/ports/rules.ts";
import {
	conversation,
	fakeChannel,
	fakeHistory,
	fromHere,
	options,
	problem,
	sending,
	told,
} from "./harness.ts";

function api(changes: Partial<HttpOptions> = {}) {
	const heard = told();
	return { heard, app: httpApp(options(heard, changes)) };
}

const line: TranscriptLine = {
	seq: 812,
	at: instant(0),
	from: "customer",
	content: { type: "text", text: "hi" },
	rule: null,
	status: null,
};

describe("conversations", () => {
	const rows = Array.from({ length: 3 }, (_, index) => ({
		conversation: 9 - index,
		contact: 55,
		sender: 1,
		address: "96170111222",
		name: "Amel",
		lastSeq: 90 - index,
		lastAt: instant(0),
		last: null,
		unread: 0,
		waitingSince: null,
		lastInboundAt: instant(0),
		mode: "bot" as const,
		humanUntil: null,
		optedOut: false,
		tags: ["vip"],
		assigned: null,
	}));

	it("are listed in pages that follow each other", async () => {
		const asked: unknown[] = [];
		const { app } = api({
			history: {
				...fakeHistory,
				conversations: async (query) => {
					asked.push(query);
					return rows.slice(0, query.limit);
				},
			},
		});
		const first = await (
			await fromHere(app, "/api/conversations?limit=3")
		).json();
		expect(first).toMatchObject({
			conversations: [
				{ conversation: "c_9", contact: "p_55", sender: "s_1" },
				{},
				{},
			],
			next: expect.any(String),
		});
		const { next } = first as { next: string };
		await fromHere(app, `/api/conversations?limit=3&cursor=${next}`);
		expect(asked).toEqual([
			{ before: null, limit: 3, filter: {} },
			{ before: 88, limit: 3, filter: {} },
		]);
	});

	it.each([
		"limit=-1",
		"limit=0",
		"limit=501",
		"limit=1e9",
		"limit=",
		"limit=1;drop table",
		"cursor=garbage",
		"cursor=",
		"cursor=' or 1=1 --",
		"surprise=1",
	])("G89: %s is 400", async (query) => {
		const { app } = api();
		const path = `/api/conversations?${encodeURI(query)}`;
		const response = await fromHere(app, path);
		expect(response.status).toBe(400);
		expect((await problem(response)).code).toMatch(
			/^(bad-cursor|bad-limit|wrong-value)$/,
		);
	});

	it.each(["c_812", "p_55", "96170111222", "+961 70 111-222", "0096170111222"])(
		"are found as %s",
		async (name) => {
			const { app } = api();
			const path = `/api/conversations/${encodeURIComponent(name)}`;
			const response = await fromHere(app, path);
			expect(await response.json()).toMatchObject({
				conversations: [{ conversation: "c_812", state: { name: "Amel" } }],
			});
		},
	);

	it.each([
		"c_999",
		"nobody",
		"%00",
		"..%2f..%2fetc%2fpasswd",
		"%27%20or%201%3D1",
		"x".repeat(5_000),
	])("are 404 for %s", async (name) => {
		const { app } = api();
		const response = await fromHere(app, `/api/conversations/${name}`);
		expect(response.status).toBe(404);
	});

	it("show what was said, and how to go back", async () => {
		const { app } = api({
			history: { ...fakeHistory, transcript: async () => [line] },
		});
		const path = "/api/conversations/c_812/messages?limit=1";
		expect(await (await fromHere(app, path)).json()).toMatchObject({
			conversation: "c_812",
			messages: [
				{ seq: 812, at: "1970-01-01T00:00:00.000Z", from: "customer" },
			],
			next: expect.any(String),
		});
	});

	it("have no next page behind the first message, nor where there is none", async () => {
		const { app } = api({
			history: {
				...fakeHistory,
				transcript: async (_, query) =>
					"before" in query && query.before === null ? [line] : [],
			},
		});
		const path = "/api/conversations/c_812/messages";
		const last = await (await fromHere(app, path)).json();
		expect(last).toMatchObject({ messages: [{ seq: 812 }], next: null });
		const none = await (await fromHere(api().app, path)).json();
		expect(none).toMatchObject({ messages: [], next: null });
	});

	it("page from any message both ways, until there is nothing more", async () => {
		const all = [1, 2, 3, 4, 5, 6, 7].map((seq) => ({ ...line, seq }));
		const { app } = api({
			history: {
				...fakeHistory,
				transcript: async (_, query) =>
					"after" in query
						? all.filter(({ seq }) => seq > query.after).slice(0, query.limit)
						: all
								.filter(({ seq }) => seq < (query.before ?? 99))
								.slice(-query.limit),
			},
		});
		interface Page {
			readonly messages: readonly { readonly seq: number }[];
			readonly next: string | null;
			readonly newer: string | null;
		}
		const page = async (query: string) => {
			const path = `/api/conversations/c_812/messages?limit=2&${query}`;
			const { messages, ...ends } = (await (
				await fromHere(app, path)
			).json()) as Page;
			return { seqs: messages.map(({ seq }) => seq), ...ends };
		};
		const middle = await page("around=4");
		expect(middle.seqs).toEqual([4, 5]);
		const newer = await page(`newer=${middle.newer}`);
		expect(newer).toMatchObject({ seqs: [6, 7], newer: null });
		const older = await page(`cursor=${middle.next}`);
		expect(older.seqs).toEqual([2, 3]);
		expect(await page(`cursor=${older.next}`)).toMatchObject({
			seqs: [1],
			next: null,
		});
		expect((await page(`newer=${older.newer}`)).seqs).toEqual([4, 5]);
		const wrong = "/api/conversations/c_812/messages?newer=x";
		expect((await problem(await fromHere(app, wrong))).code).toBe("bad-cursor");
	});

	it("want ?sender= where the contact writes to several of ours", async () => {
		const second: Conversation = {
			...conversation,
			id: 813,
			sender: { id: 2, address: "9617654321" },
		};
		const { app } = api({
			history: { ...fakeHistory, find: async () => [conversation, second] },
		});
		const path = "/api/conversations/p_55/messages";
		const unclear = await problem(await fromHere(app, path));
		expect(unclear).toMatchObject({ status: 400, code: "which-sender" });
		expect(unclear.detail).toContain("s_1, s_2");
		const clear = await fromHere(app, `${path}?sender=s_2`);
		expect(await clear.json()).toMatchObject({ conversation: "c_813" });
		expect((await fromHere(app, `${path}?sender=s_9`)).status).toBe(400);
	});
});

describe("marking read", () => {
	const withLine = { ...fakeHistory, transcript: async () => [line] };

	it("marks the customer's last message and journals it", async () => {
		const marked: unknown[] = [];
		const { heard, app } = api({
			history: withLine,
			channel: {
				...fakeChannel,
				courtesy: async (...given) => void marked.push(given),
			},
		});
		const path = "/api/conversations/c_812/read";
		const response = await fromHere(app, path, { method: "POST" });
		expect(await response.json()).toEqual({
			conversation: "c_812",
			read: "ABGG",
		});
		expect(marked).toEqual([
			[
				{ type: "read", messageId: "ABGG" },
				{
					sender: "9611234567",
					to: { kind: "phone", value: "96170111222" },
				},
			],
		]);
		expect(heard.noted).toMatchObject([
			{ fact: { type: "read.marked" }, conversation: 812 },
		]);
	});

	it("passes on what Infobip says", async () => {
		const refusal = new ChannelError("404", {
			kind: "refused",
			code: "NOT_FOUND",
			advice: "Is it the right sender?",
		});
		const { app } = api({
			history: withLine,
			channel: { ...fakeChannel, courtesy: () => Promise.reject(refusal) },
		});
		const path = "/api/conversations/c_812/read";
		const response = await fromHere(app, path, { method: "POST" });
		expect(await problem(response)).toMatchObject({
			status: 502,
			detail: "404 Is it the right sender?",
		});
	});

	it("is 409 where the customer wrote nothing", async () => {
		const { app } = api();
		const path = "/api/conversations/c_812/read";
		const response = await fromHere(app, path, { method: "POST" });
		expect(response.status).toBe(409);
	});
});

describe("a decision", () => {
	it("comes with its row and the full why", async () => {
		const { app } = api({
			explainDecision: async ({ entry }) => ({ rule: entry.rule, trace: [] }),
		});
		const response = await fromHere(app, "/api/decisions/d_812");
		expect(await response.json()).toMatchObject({
			decision: "d_812",
			conversation: "c_812",
			rule: "opening hours",
			because: 'keyword "horaires"',
			why: { rule: "opening hours", trace: [] },
		});
	});

	it.each(["d_1", "812", "d_", "d_1e3", "d_-1", `d_${"9".repeat(40)}`, "%00"])(
		"is 404 as %s",
		async (id) => {
			const { app } = api();
			const response = await fromHere(app, `/api/decisions/${id}`);
			expect(await problem(response)).toMatchObject({
				status: 404,
				code: "unknown-decision",
			});
		},
	);
});

describe("rules", () => {
	it("are shown with their files and an ETag", async () => {
		const { app } = api();
		const response = await fromHere(app, "/api/rules");
		expect(response.headers.get("etag")).toBe('"one"');
		expect(await response.json()).toEqual({
			business: {
				name: "Beit Zaytoun",
				timezone: "Asia/Beirut",
				languages: ["en"],
			},
			hash: "sha256:abc",
			rules: [],
			files: { "rules.yaml": "version: 1" },
			rejected: null,
		});
	});

	it("are checked as one text or as files", async () => {
		const checked: unknown[] = [];
		const { app } = api({
			rulesDesk: {
				...options(told()).rulesDesk,
				check: async (files) => {
					checked.push(files);
					return { ok: true, rules: 0, problems: [] };
				},
			},
		});
		await fromHere(app, "/api/rules/check", sending({ rules: "a: 1" }));
		await fromHere(app, "/api/rules/check", sending({ files: { b: "c" } }));
		expect(checked).toEqual([{ "rules.yaml": "a: 1" }, { b: "c" }]);
	});

	it.each([
		{ rules: 1 },
		{},
		{ files: { "../x": "" } },
		{ files: { a: 1 } },
		{ rules: "a", more: 1 },
	])("are 400 as %o", async (body) => {
		const { app } = api();
		const response = await fromHere(app, "/api/rules/check", sending(body));
		expect(response.status).toBe(400);
	});

	it.each([
		[{ outcome: "published", etag: '"two"' }, 200, undefined],
		[{ outcome: "stale", etag: '"two"' }, 412, "rules-changed"],
		[
			{ outcome: "refused", checked: { ok: false, rules: 0, problems: [] } },
			422,
			"rules-refused",
		],
	] as [PublishedRules, number, string | undefined][])(
		"G88: publishing that is %o",
		async (published, status, code) => {
			const { app } = api({
				rulesDesk: {
					...options(told()).rulesDesk,
					publish: async () => published,
				},
			});
			const init = sending(
				{ files: { "rules.yaml": "x" } },
				{ "if-match": '"one"' },
				"PUT",
			);
			const response = await fromHere(app, "/api/rules", init);
			expect(response.status).toBe(status);
			expect(((await response.json()) as { code?: string }).code).toBe(code);
		},
	);

	it("G88: are not published without If-Match", async () => {
		const { app } = api({
			rulesDesk: {
				...options(told()).rulesDesk,
				publish: async () => ({ outcome: "published", etag: "x" }),
			},
		});
		const init = sending({ files: {} }, {}, "PUT");
		expect((await fromHere(app, "/api/rules", init)).status).toBe(428);
	});

	it("are not published where nothing can", async () => {
		const { app } = api();
		const init = sending({ files: {} }, { "if-match": '"one"' }, "PUT");
		const response = await fromHere(app, "/api/rules", init);
		expect(response.status).toBe(405);
		expect(response.headers.get("allow")).toBe("GET, HEAD");
	});
});

describe("explain and the playground", () => {
	it("are given a whole request", async () => {
		const explained: ExplainRequest[] = [];
		const simulated: SimulateRequest[] = [];
		const { app } = api({
			explain: async (request) => {
				explained.push(request);
				return { rule: null };
			},
			simulate: async (request) => {
				simulated.push(request);
				const at = "2026-11-22T21:30:00Z";
				return { session: "s", at, decisions: [], test: null };
			},
		});
		await fromHere(app, "/api/explain", sending({ text: "hours?" }));
		const tap = { type: "button", id: "menu", label: "Menu" };
		await fromHere(app, "/api/simulate", sending({ content: tap }));
		expect(explained).toEqual([
			{
				content: { type: "text", text: "hours?" },
				as: null,
				at: null,
				rules: null,
			},
		]);
		expect(simulated).toEqual([
			{
				session: null,
				content: { ...tap, source: "reply" },
				advanceMs: 0,
				at: null,
				name: null,
				as: null,
			},
		]);
	});

	it.each([
		["/api/explain", {}],
		["/api/explain", { text: "a", message: { type: "text", text: "b" } }],
		[
			"/api/explain",
			{ message: { type: "location", latitude: 91, longitude: 0 } },
		],
		["/api/simulate", { content: { type: "magic" } }],
		["/api/simulate", { advance_ms: -1 }],
		["/api/simulate", { advance_ms: 1e300 }],
	])("G92: %s refuses %o", async (path, body) => {
		const fail = () => Promise.reject(new Error("never asked"));
		const { app } = api({ explain: fail, simulate: fail });
		expect((await fromHere(app, path, sending(body))).status).toBe(400);
	});

	it("G92: take no text longer than a message can be", async () => {
		const fail = () => Promise.reject(new Error("never asked"));
		const { app } = api({ explain: fail, simulate: fail });
		const text = "x".repeat(1_000_000);
		const explain = await fromHere(app, "/api/explain", sending({ text }));
		expect(explain.status).toBe(400);
		const content = { type: "text", text };
		const simulate = await fromHere(app, "/api/simulate", sending({ content }));
		expect(simulate.status).toBe(413);
	});

	it("tell what was wrong with a question", async () => {
		const refusal = Object.assign(new Error("The rules have errors."), {
			code: "rules-refused",
			problems: [{ line: 3 }],
		});
		const { app } = api({ explain: () => Promise.reject(refusal) });
		const response = await fromHere(
			app,
			"/api/explain",
			sending({ text: "a" }),
		);
		expect(await problem(response)).toMatchObject({
			status: 422,
			code: "rules-refused",
			detail: "The rules have errors.",
			problems: [{ line: 3 }],
		});
	});

	it("are 404 where the server does not offer them", async () => {
		const { app } = api();
		for (const path of ["/api/explain", "/api/simulate"])
			expect((await fromHere(app, path, sending({}))).status).toBe(404);
	});
});

describe("every error", () => {
	it("is problem+json with a stable code", async () => {
		const { app } = api();
		const response = await fromHere(app, "/api/nothing");
		expect(response.headers.get("content-type")).toBe(
			"application/problem+json",
		);
		expect(await problem(response)).toEqual({
			type: "about:blank",
			title: "There is nothing here",
			status: 404,
			code: "not-found",
		});
	});
});

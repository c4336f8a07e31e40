import { describe, expect, it } from "vitest";
import { decideToday } from "../../src/desk/replay/decide-today.ts";
import { previewRules } from "../../src/desk/replay/preview-rules.ts";
import { DAY, SECOND } from "../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../engine/book.ts";
import { text } from "../runtime/messages.ts";
import { ground, parseSketch, running } from "../runtime/running.ts";

const rules: BookSketch = {
	rules: [
		{ name: "hours", when: { keyword: "hours" }, do: [{ text: "9–18" }] },
		{ name: "rest", when: { nothing_matched: null }, do: [{ text: "Sorry?" }] },
	],
};
const edited: BookSketch = {
	rules: [
		{
			name: "hours",
			when: { keyword: ["hours", "open"] },
			do: [{ text: "9–18" }],
		},
		{ name: "rest", when: { nothing_matched: null }, do: [{ text: "Sorry?" }] },
	],
};

async function aChat() {
	const world = await running(await ground(rules));
	const { runtime, database, clock, timer } = world;
	for (const line of ["hours", "are you open", "parking"]) {
		const now = clock.now();
		const event = text("961111", line, line);
		await runtime.accept([{ ...event, at: now, arrivedAt: now }], []);
		await world.pass(10 * SECOND);
	}
	const { store, history, library } = database;
	const { journalAfter } = store;
	const sources = { history, library, clock, journalAfter, timer };
	return { ...world, sources: { ...sources, parse: parseSketch } };
}

const files = (sketch: BookSketch) => ({
	"rules.yaml": JSON.stringify(sketch),
});

describe("edited rules over the last days", () => {
	it("show what they would have answered otherwise", async () => {
		const { sources } = await aChat();
		const preview = await previewRules(files(edited), 7, sources);
		expect(preview).toMatchObject({
			ok: true,
			rules: 2,
			complete: true,
			compared: { messages: 3, changed: 1, others_changed: 0 },
			differences: [
				{
					event: { content: { text: "are you open" } },
					before: { rule: "rest" },
					after: { rule: "hours", actions: [{ type: "text", text: "9–18" }] },
				},
			],
		});
		const same = await previewRules(files(rules), 7, sources);
		expect(same.differences).toEqual([]);
	});

	it("look no further back than they were asked", async () => {
		const { sources, pass } = await aChat();
		await pass(2 * DAY);
		const preview = await previewRules(files(edited), 1, sources);
		expect(preview.compared).toMatchObject({ messages: 0 });
	});

	it("with an error say so, and nothing is compared", async () => {
		const { sources } = await aChat();
		const preview = await previewRules({ "rules.yaml": "{" }, 7, sources);
		expect(preview).toMatchObject({ ok: false, compared: null });
		expect(preview.problems).toHaveLength(1);
	});

	it("stop with what they have when it takes too long", async () => {
		const { sources } = await aChat();
		let elapsed = 0;
		const slow = {
			...sources.timer,
			elapsedMs: () => {
				elapsed += 6_000;
				return elapsed;
			},
		};
		const late = { ...sources, timer: slow };
		const preview = await previewRules(files(edited), 7, late);
		expect(preview).toMatchObject({ ok: true, complete: false });
		expect(preview.compared?.messages).toBe(1);
	});
});

describe("a decision today", () => {
	it("is made in the situation of then, with the full why", async () => {
		const { sources, journal } = await aChat();
		const rows = await journal("decision.made");
		const stored = await sources.history.decision(rows[1]?.seq ?? 0);
		if (!stored) throw new Error("There is no decision");
		const today = await decideToday(stored, bookOf(edited), sources);
		expect(today).toMatchObject({
			changed: true,
			before: { rule: "rest" },
			today: {
				rule: "hours",
				trace: [{ rule: "hours", outcome: "matched" }, {}],
			},
		});
		const same = await decideToday(stored, bookOf(rules), sources);
		expect(same?.changed).toBe(false);
	});
});

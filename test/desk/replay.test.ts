import { describe, expect, it } from "vitest";
import { inputOf } from "../../src/desk/kept-input.ts";
import {
	nothingCompared,
	replayAgainst,
} from "../../src/desk/replay/replay-against.ts";
import {
	nothingVerified,
	verifyDecisions,
} from "../../src/desk/replay/verify-decisions.ts";
import {
	after,
	DAY,
	HOUR,
	type Instant,
	instant,
	SECOND,
} from "../../src/engine/model.ts";
import type { StoredDecision } from "../../src/engine/ports.ts";
import { type BookSketch, bookOf } from "../engine/book.ts";
import { text } from "../runtime/messages.ts";
import { ground, running } from "../runtime/running.ts";

const rules: BookSketch = {
	rules: [
		{
			name: "welcome",
			when: { first_message: null },
			continue: true,
			do: [{ text: "Welcome" }],
		},
		{
			name: "hours",
			when: { keyword: "hours" },
			do: [{ text: "Nine to six" }, { tag: "asked" }],
		},
		{
			name: "later",
			when: { keyword: "later" },
			do: [{ text: "One moment" }, { wait: "45m" }, { text: "Here it is" }],
		},
		{
			name: "rest",
			when: { nothing_matched: null },
			do: [{ text: { any: ["Sorry?", "Pardon?"] } }],
		},
	],
};

/** A day on which several people wrote. */
async function aDay() {
	const world = await running(await ground(rules));
	const { runtime, pass, database } = world;
	const say = async (from: string, ...words: string[]) => {
		for (const [index, line] of words.entries()) {
			const id = `${from} ${index} ${world.clock.now()}`;
			const event = text(from, line, id);
			const now = world.clock.now();
			await runtime.accept([{ ...event, at: now, arrivedAt: now }], []);
			await pass(10 * SECOND);
		}
	};
	await say("96170000001", "hours", "hours", "what?", "again?", "and now?");
	await say("96170000002", "later");
	await pass(HOUR);
	const { store, history, library } = database;
	const reader = { journalAfter: store.journalAfter, history, library };
	return { ...world, say, reader };
}

type Reader = Awaited<ReturnType<typeof aDay>>["reader"];

async function verify(reader: Reader, since: Instant | null = null) {
	const verified = nothingVerified();
	const mismatches = [];
	const options = { since, engine: "test", verified };
	for await (const one of verifyDecisions(reader, options))
		mismatches.push(one);
	return { verified, mismatches };
}

async function compare(
	reader: Reader,
	sketch: BookSketch,
	since: Instant | null = null,
) {
	const compared = nothingCompared();
	const differences = [];
	const options = { since, compared };
	for await (const one of replayAgainst(bookOf(sketch), reader, options))
		differences.push(one);
	return { compared, differences };
}

/** The reader of a journal in which somebody changed what was decided. */
function changed(
	reader: Reader,
	change: (stored: StoredDecision) => StoredDecision,
): Reader {
	const decision = async (seq: number) => {
		const stored = await reader.history.decision(seq);
		return stored && change(stored);
	};
	return { ...reader, history: { ...reader.history, decision } };
}

describe("verifying", () => {
	it("every stored decision comes out the same when it is made again", async () => {
		const { reader } = await aDay();
		const { verified, mismatches } = await verify(reader);
		expect(mismatches).toEqual([]);
		expect(verified).toMatchObject({
			mismatched: 0,
			withoutRules: 0,
			erased: 0,
		});
		expect(verified.decisions).toBeGreaterThanOrEqual(7);
		// Each decision's conversation is the next one's, and the last one's is what is stored.
		expect(verified.states).toBe(verified.decisions);
	});

	it("finds a conversation that is not as a decision left it, where the next one takes it up or as it is stored", async () => {
		const { reader } = await aDay();
		const lastInboundAt = instant(1);
		const taken = changed(reader, (stored) => {
			const { before, ...input } = inputOf(stored);
			const isLater = before !== null && before.lastInboundAt !== null;
			const other = isLater ? { ...before, fields: { stray: 1 } } : before;
			return { ...stored, input: { ...input, before: other } as never };
		});
		const first = (await verify(taken)).mismatches[0];
		expect(first).toMatchObject({ part: "state", engine: null });
		expect(first?.stored).toContain("stray");
		expect(first?.again).not.toContain("stray");

		const find: Reader["history"]["find"] = async (contact) =>
			(await reader.history.find(contact)).map((one) => ({
				...one,
				state: { ...one.state, lastInboundAt },
			}));
		const history = { ...reader.history, find };
		const { mismatches } = await verify({ ...reader, history });
		expect(mismatches.map(({ part }) => part)).toEqual(["state", "state"]);
	});

	it.each([
		[
			"rule",
			(stored: StoredDecision) => ({
				...stored,
				entry: { ...stored.entry, rule: "other" },
			}),
		],
		[
			"actions",
			(stored: StoredDecision) => ({
				...stored,
				entry: { ...stored.entry, body: { ...stored.entry.body, actions: [] } },
			}),
		],
		[
			"because",
			(stored: StoredDecision) => ({
				...stored,
				entry: {
					...stored.entry,
					body: { ...stored.entry.body, because: "a whim" },
				},
			}),
		],
		["sends", (stored: StoredDecision) => ({ ...stored, sends: [] })],
	])("finds %s that are not what was decided", async (part, change) => {
		const { reader } = await aDay();
		const { mismatches } = await verify(changed(reader, change));
		expect(mismatches.length).toBeGreaterThan(0);
		expect(mismatches[0]).toMatchObject({ part, engine: null });
	});

	it("counts what another version made apart, and shows what differs of it", async () => {
		const { reader } = await aDay();
		const older = changed(reader, (stored) => ({
			...stored,
			input: { ...stored.input, engine: "0.0.9" },
			entry: { ...stored.entry, rule: "other" },
		}));
		const { verified, mismatches } = await verify(older);
		expect(verified).toMatchObject({ decisions: 0, mismatched: 0 });
		expect(verified.byOthers).toBeGreaterThanOrEqual(7);
		expect(verified.differingByOthers).toBe(mismatches.length);
		expect(mismatches[0]).toMatchObject({ part: "rule", engine: "0.0.9" });
	});

	it("says what it could not make again", async () => {
		const { reader } = await aDay();
		const library = { ...reader.library, rules: async () => null };
		const { verified } = await verify({ ...reader, library });
		expect(verified.decisions).toBe(0);
		expect(verified.withoutRules).toBeGreaterThanOrEqual(7);
		const nobody = { ...reader.history, find: async () => [] };
		const erased = await verify({ ...reader, history: nobody });
		expect(erased.verified.erased).toBeGreaterThanOrEqual(7);
	});
});

describe("replaying against other rules", () => {
	it("shows nothing where nothing changes", async () => {
		const { reader } = await aDay();
		const { compared, differences } = await compare(reader, rules);
		expect(differences).toEqual([]);
		expect(compared).toMatchObject({ messages: 6, changed: 0, otherRule: 0 });
	});

	it("shows only the messages that would get another answer", async () => {
		const { reader } = await aDay();
		const [welcome, hours, later, rest] = rules.rules;
		const { compared, differences } = await compare(reader, {
			rules: [
				welcome,
				{ ...hours, name: "opening hours" },
				{ name: "what", when: { keyword: "what" }, do: [{ text: "This" }] },
				later,
				rest,
			].flatMap((rule) => rule ?? []) as BookSketch["rules"],
		});
		expect(compared).toMatchObject({ messages: 6, changed: 1, otherRule: 2 });
		expect(differences).toMatchObject([
			{
				event: { content: { text: "what?" } },
				before: { rule: "rest", actions: [{ type: "text" }] },
				after: { rule: "what", actions: [{ type: "text", text: "This" }] },
			},
		]);
	});

	it("looks back only as far as it is told", async () => {
		const { reader, say, pass, clock } = await aDay();
		await pass(2 * DAY);
		await say("96170000001", "hours");
		const since = after(clock.now(), -DAY);
		const { compared } = await compare(reader, { rules: [] }, since);
		expect(compared).toMatchObject({ messages: 1, changed: 1 });
	});

	it("reads the journal in pages", async () => {
		const { reader, say } = await aDay();
		await say("96170000003", ...Array.from({ length: 150 }, () => "hours"));
		const limits: number[] = [];
		const journalAfter: Reader["journalAfter"] = async (seq, limit) => {
			limits.push(limit);
			return reader.journalAfter(seq, Math.min(limit, 50));
		};
		const { compared } = await compare({ ...reader, journalAfter }, rules);
		expect(compared).toMatchObject({ messages: 156, changed: 0 });
		expect(Math.max(...limits)).toBeLessThanOrEqual(500);
		expect(limits.length).toBeGreaterThan(5);
	});
});

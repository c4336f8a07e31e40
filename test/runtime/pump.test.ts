import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type Changes,
	type InboundEvent,
	instant,
	type JournalEntry,
} from "../../src/engine/model.ts";
import { type Store, StoreError } from "../../src/engine/ports.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";
import type { Decide } from "../../src/runtime/pump/decide-one.ts";
import { createPump } from "../../src/runtime/pump.ts";
import { openMemory } from "../../src/store/memory.ts";
import { echo, nothing, reply } from "./decisions.ts";
import { heldTime, START } from "./held.ts";
import { home, report, text } from "./messages.ts";

/** No rule is looked at here: `decide` is given. */
const book = { hash: "sha256:test" } as RuleBook;

function pumpOver({
	decide = echo,
	over = (store: Store) => store,
}: {
	decide?: Decide;
	over?: (store: Store) => Store;
} = {}) {
	const { clock, timer } = heldTime();
	const database = openMemory({ clock });
	const bugs: unknown[] = [];
	const dead: InboundEvent[] = [];
	const pump = createPump({
		store: over(database.store),
		clock,
		timer,
		book: () => book,
		decide,
		engine: "test",
		home,
		failpoint: () => {},
		onCommitted: () => {},
		onDecisionFailed: (error) => bugs.push(error),
		onDeadLetter: (_error, event) => dead.push(event),
	});
	const journal = () => database.store.journalAfter(0, 10_000);
	return { ...database, pump, journal, bugs, dead };
}

function said(rows: readonly JournalEntry[]): readonly unknown[] {
	return rows
		.filter(({ type }) => type === "decision.made")
		.map(
			({ body }) => (body.event as { content: { text: string } }).content.text,
		);
}

describe("the pump", () => {
	test("keeps each message's decision with its whole input, and queues what was decided", async () => {
		const { pump, journal, store } = pumpOver();
		await pump.accept([text("961", "hello")], []);
		const [row] = await journal();
		expect(row).toMatchObject({
			seq: 1,
			type: "decision.made",
			rule: "echo",
			body: {
				from: "961",
				event: {
					type: "message.received",
					id: "961 hello",
					content: { type: "text", text: "hello" },
				},
				because: "the 1. message",
				actions: [{ type: "text", text: "hello" }],
				silent: null,
				flow: null,
				rules: "sha256:test",
			},
		});
		const [due] = await store.claimDue(instant(START), 10);
		expect(due).toMatchObject({
			to: { value: "961" },
			content: { text: "hello" },
			decision: 1,
		});
	});

	test("A16, A28: decides a message once, however often it is delivered", async () => {
		const { pump, journal } = pumpOver();
		const hello = text("961", "hello");
		await Promise.all([
			pump.accept([hello, hello], []),
			pump.accept([hello], []),
		]);
		await pump.accept([hello], []);
		expect(said(await journal())).toEqual(["hello"]);
		expect(pump.duplicates()).toBe(3);
	});

	test("gives the same decisions whatever the batches and duplicates, in order for each conversation", async () => {
		const message = fc.record({
			from: fc.constantFrom("1", "2", "3"),
			copies: fc.integer({ min: 1, max: 3 }),
			request: fc.integer({ min: 0, max: 4 }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(message, { maxLength: 40 }), async (sketch) => {
				const { pump, journal } = pumpOver();
				const sorted = sketch.toSorted(
					(one, other) => one.request - other.request,
				);
				const events = sorted.map(({ from, copies, request }, index) => ({
					request,
					copies: new Array(copies).fill(
						text(from, String(index), String(index)),
					),
				}));
				await Promise.all(
					[0, 1, 2, 3, 4].map((request) =>
						pump.accept(
							events
								.filter((event) => event.request === request)
								.flatMap((event) => event.copies),
							[],
						),
					),
				);
				const rows = await journal();
				for (const customer of ["1", "2", "3"]) {
					const theirs = rows.filter(({ body }) => body.from === customer);
					const expected = sorted.flatMap(({ from }, index) =>
						from === customer ? [String(index)] : [],
					);
					expect(said(theirs)).toEqual(expected);
					expect(theirs.map(({ body }) => body.because)).toEqual(
						expected.map((_, index) => `the ${index + 1}. message`),
					);
				}
			}),
			{ numRuns: 40 },
		);
	});

	test("decides somebody else's message in the first batch, however much one customer writes", async () => {
		const { pump, journal } = pumpOver();
		const flood = Array.from({ length: 1_000 }, (_, index) =>
			text("1", String(index)),
		);
		await Promise.all([
			pump.accept(flood, []),
			pump.accept([text("2", "me too")], []),
		]);
		const rows = await journal();
		expect(rows.findIndex(({ body }) => body.from === "2")).toBeLessThan(200);
		expect(said(rows.filter(({ body }) => body.from === "1"))).toEqual(
			flood.map((_, index) => String(index)),
		);
	});

	test("tells whoever brings too much to come again", async () => {
		const { pump } = pumpOver();
		const flood = Array.from({ length: 50_001 }, (_, index) =>
			text("1", String(index)),
		);
		await expect(pump.accept(flood, [])).rejects.toMatchObject({
			code: "busy",
		});
	});

	test("keeps a message whose decision throws, says so, and decides its neighbours", async () => {
		const decide: Decide = (input) => {
			if (input.event.key === "message:bad") throw new Error("a bug");
			return echo(input);
		};
		const { pump, journal, bugs } = pumpOver({ decide });
		await pump.accept(
			[text("1", "one"), text("1", "bad", "bad"), text("1", "two")],
			[],
		);
		const rows = await journal();
		expect(said(rows)).toEqual(["one", "bad", "two"]);
		expect(
			rows.map(({ type, body }) => [type, body.silent ?? body.error ?? null]),
		).toEqual([
			["decision.made", null],
			["decision.made", "error"],
			["decision.failed", "Error: a bug"],
			["decision.made", null],
		]);
		expect(bugs).toHaveLength(1);
		await pump.accept([text("1", "bad", "bad")], []);
		expect(bugs).toHaveLength(1);
	});

	test("lets go of a timer whose decision throws, so that it is not due for ever", async () => {
		const timer = {
			id: "t",
			kind: "continue",
			dueAt: instant(START),
			about: "r",
		} as const;
		const decide: Decide = (input) => {
			const decision = echo(input);
			if (input.event.type !== "message.received") throw new Error("a bug");
			return {
				...decision,
				conversation: decision.conversation && {
					...decision.conversation,
					timers: [timer],
				},
			};
		};
		const { pump, agenda } = pumpOver({ decide });
		await pump.accept([text("1", "hello")], []);
		const [due] = await agenda.dueConversations(instant(START), 10);
		const fired = {
			type: "timer.fired",
			key: "timer",
			ref: { by: "id", conversation: due?.id ?? 0 },
			at: instant(START),
			arrivedAt: instant(START),
			timer: "t",
		} as const;
		await pump.accept([fired], []);
		expect(await agenda.nextDueAt()).toBe(START);
		expect(await agenda.dueConversations(instant(START), 10)).toEqual([]);
	});

	test("decides again when somebody else was first, five times, and then asks to come again", async () => {
		const { pump, journal } = pumpOver({ over: conflicting(5) });
		await pump.accept([text("1", "hello")], []);
		expect(said(await journal())).toEqual(["hello"]);
		const unlucky = pumpOver({ over: conflicting(6) });
		await expect(
			unlucky.pump.accept([text("1", "hello")], []),
		).rejects.toMatchObject({ code: "busy" });
		expect(await unlucky.journal()).toEqual([]);
	});

	test("keeps nothing of a request when the disk is full, and takes it when it comes again", async () => {
		const { pump, journal } = pumpOver({
			over: failing(1, new StoreError("full", { code: "full" })),
		});
		const events = [text("1", "hello"), text("2", "hello")];
		await expect(pump.accept(events, [])).rejects.toMatchObject({
			code: "full",
		});
		expect(await journal()).toEqual([]);
		await pump.accept(events, []);
		expect(await journal()).toHaveLength(2);
	});

	test("sets aside what cannot be stored, whole, and stores its neighbours", async () => {
		const poison = (changes: readonly Changes[]) =>
			changes.some(
				({ conversation, journal }) =>
					conversation && JSON.stringify(journal).includes("poison"),
			);
		const over = (store: Store): Store => ({
			...store,
			commit: async (changes) => {
				if (poison(changes)) throw new Error("constraint failed");
				return store.commit(changes);
			},
		});
		const { pump, journal, dead } = pumpOver({ over });
		await pump.accept(
			[text("1", "one"), text("1", "poison"), text("2", "two")],
			[],
		);
		const rows = await journal();
		expect(said(rows)).toEqual(["one", "two"]);
		expect(
			rows.find(({ type }) => type === "event.refused")?.body,
		).toMatchObject({
			reason: "could-not-be-stored",
			error: "Error: constraint failed",
			kept: { message: { content: { text: "poison" } } },
		});
		expect(dead).toHaveLength(1);
		await pump.accept([text("1", "poison")], []);
		expect(dead).toHaveLength(1);
	});

	test("A13, A15: keeps a refused part once, whole", async () => {
		const { pump, journal } = pumpOver();
		const refused = {
			reason: "no-message-id",
			body: { from: "961", odd: [1, "\ud800"] },
		};
		await pump.accept([], [refused]);
		await pump.accept([text("1", "hello")], [refused]);
		const rows = await journal();
		expect(rows.map(({ type }) => type)).toEqual([
			"event.refused",
			"decision.made",
		]);
		expect(rows[0]?.body).toMatchObject({ reason: "no-message-id" });
	});

	test("A24: records a report for a message that is not ours as refused", async () => {
		const { pump, journal } = pumpOver();
		await pump.accept([report("mb-unknown1-7", "delivered")], []);
		expect(await journal()).toMatchObject([
			{ type: "event.refused", body: { reason: "not-known-here" } },
		]);
	});

	test("moves a send on when its report comes, without spending a version", async () => {
		const { pump, store, history } = pumpOver();
		await pump.accept([text("1", "hello")], []);
		const [due] = await store.claimDue(instant(START), 1);
		await pump.accept([report(due?.messageId ?? "", "delivered")], []);
		expect(await history.send(1)).toMatchObject({ status: "delivered" });
		const { conversations } = await store.load(
			[{ by: "id", conversation: due?.conversation ?? 0 }],
			[],
		);
		expect(conversations[0]?.version).toBe(1);
	});

	test("withholds what an earlier message of the same batch had queued", async () => {
		const decide: Decide = (input) => {
			const decision = echo(input);
			return input.event.key === "message:agent"
				? {
						...decision,
						effects: [{ ...reply("a person comes"), staff: true }],
						withhold: "handed-off",
					}
				: decision;
		};
		const { pump, store, journal } = pumpOver({ decide });
		await pump.accept(
			[text("1", "hi"), text("1", "agent", "agent"), text("1", "after")],
			[],
		);
		expect(said(await journal())).toEqual(["hi", "agent", "after"]);
		expect(
			(await journal()).filter(({ type }) => type === "send.withheld"),
		).toHaveLength(1);
		const [first] = await store.claimDue(instant(START), 9);
		expect(first?.content).toEqual({ type: "text", text: "a person comes" });
	});

	test("decides what follows a change of the business with the business as it is then", async () => {
		const decide: Decide = (input) => {
			const { business, event } = input;
			const decision = {
				...echo(input),
				because: String(business.state.offUntil),
			};
			return event.key === "message:#off"
				? { ...decision, business: { ...business.state, offUntil: "for-good" } }
				: decision;
		};
		const { pump, journal } = pumpOver({ decide });
		await pump.accept(
			[text("1", "a"), text("9", "#off", "#off"), text("2", "b")],
			[],
		);
		expect((await journal()).map(({ body }) => body.because)).toEqual([
			"null",
			"null",
			"for-good",
		]);
	});

	test("sends a notice to the number's own conversation, and remembers whom it is about", async () => {
		const decide: Decide = (input) => ({
			...echo(input),
			effects: [reply("a table for two", "96170")],
		});
		const { pump, store } = pumpOver({ decide });
		await pump.accept([text("1", "book")], []);
		const [due] = await store.claimDue(instant(START), 9);
		expect(due).toMatchObject({
			to: { kind: "phone", value: "96170" },
			priority: "notice",
			channel: "simulator",
			sender: "10000",
		});
	});

	test("refuses to decide what nobody can do, whole", async () => {
		const decide: Decide = () => ({
			...nothing,
			effects: [reply("to nobody")],
		});
		const { pump, journal } = pumpOver({ decide });
		const event: InboundEvent = {
			type: "schedule.fired",
			key: "run:1:",
			ref: null,
			at: instant(START),
			arrivedAt: instant(START),
			rule: "r",
			dueAt: instant(START),
			run: 1,
		};
		await pump.accept([event], []);
		expect(await journal()).toMatchObject([{ type: "decision.failed" }]);
	});

	test("commits changes of its own beside events, and says when they came too late", async () => {
		const { pump, journal } = pumpOver();
		const start = {
			type: "start",
			rule: "r",
			dueAt: instant(START),
			rules: "h",
		} as const;
		const changes: Changes = { ...emptyChanges, runs: [start] };
		expect(await pump.record(changes)).toBe("committed");
		expect(await pump.record(changes)).toBe("conflict");
		await pump.whenIdle();
		expect(await journal()).toEqual([]);
	});
});

const emptyChanges: Changes = {
	conversation: null,
	business: null,
	seen: [],
	journal: [],
	sends: [],
	reports: [],
	withhold: null,
	pins: {},
	runs: [],
	watermark: null,
};

/** Answers `conflict` so many times before it lets anything through. */
function conflicting(times: number): (store: Store) => Store {
	let left = times;
	return (store) => ({
		...store,
		commit: async (changes) => {
			if (left-- > 0)
				return { due: [], answers: changes.map(() => "conflict" as const) };
			return store.commit(changes);
		},
	});
}

/** Throws so many times before it lets anything through. */
function failing(times: number, error: Error): (store: Store) => Store {
	let left = times;
	return (store) => ({
		...store,
		commit: async (changes) => {
			if (left-- > 0) throw error;
			return store.commit(changes);
		},
	});
}

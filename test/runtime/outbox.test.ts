import { describe, expect, test } from "vitest";
import { simulator } from "../../src/channels/simulator.ts";
import {
	type Fact,
	HOUR,
	type InboundEvent,
	MINUTE,
	type OutboundContent,
	SECOND,
} from "../../src/engine/model.ts";
import {
	ChannelError,
	type ChannelErrorKind,
	type Outbound,
} from "../../src/engine/ports.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";
import { createOutbox, type OutboxOptions } from "../../src/runtime/outbox.ts";
import type { Decide } from "../../src/runtime/pump/decide-one.ts";
import { createPump } from "../../src/runtime/pump.ts";
import { createTimers } from "../../src/runtime/timers.ts";
import { openMemory } from "../../src/store/memory.ts";
import { echo, nothing, reply } from "./decisions.ts";
import { heldTime } from "./held.ts";
import { home, report, text } from "./messages.ts";

type Answer = ChannelErrorKind | "accepted" | ChannelError;

/** A provider whose answers are given; after the last it accepts. */
function world({
	answers = [],
	decide = echo,
	...more
}: { answers?: Answer[]; decide?: Decide } & Partial<OutboxOptions> = {}) {
	const { clock, timer, pass, step } = heldTime();
	const database = openMemory({ clock });
	const facts: Fact[] = [];
	const tried: { at: number; words: string; id: string; to: string }[] = [];
	const channel = simulator({
		fails: (outbound) => {
			tried.push({
				at: timer.elapsedMs(),
				words: wordsOf(outbound),
				id: outbound.messageId,
				to: outbound.to.value,
			});
			const answer = answers.shift() ?? "accepted";
			if (answer === "accepted") return null;
			return answer instanceof ChannelError ? answer : failure(answer);
		},
	});
	const outbox = createOutbox({
		...database,
		clock,
		timer,
		channels: new Map([["simulator", channel]]),
		random: () => 0.5,
		failpoint: () => {},
		reconcileMs: 30 * SECOND,
		sendTimeoutMs: 10 * SECOND,
		sendRate: 80,
		pairIntervalMs: 6 * SECOND,
		pairBurst: 45,
		recent: [],
		tell: (fact) => facts.push(fact),
		onSettled: (outcomes) => {
			for (const { result } of outcomes)
				if ("notBefore" in result) timers.hint(result.notBefore);
		},
		onTrouble: () => {},
		courtesies: { look: () => () => {}, trouble: () => {} },
		...more,
	});
	const pump = createPump({
		store: {
			load: database.store.load,
			commit: (changes) =>
				outbox.claimWith((room) => database.store.commit(changes, room)),
		},
		clock,
		timer,
		book: () => ({ hash: "h" }) as RuleBook,
		decide,
		engine: "test",
		home,
		failpoint: () => {},
		onCommitted: () => outbox.wake(),
		onDecisionFailed: () => {},
		onDeadLetter: () => {},
	});
	const accept = (...events: InboundEvent[]) => pump.accept(events, []);
	const timers = createTimers({
		agenda: database.agenda,
		clock,
		timer,
		accept: (events) => pump.accept(events, []),
		onDue: outbox.wake,
		onTrouble: () => {},
	});
	timers.wake();
	const status = async (id: number) =>
		(await database.history.send(id))?.status;
	const journal = async () =>
		(await database.store.journalAfter(0, 1_000)).filter(({ type }) =>
			type.startsWith("send"),
		);
	return {
		...database,
		accept,
		outbox,
		pass,
		step,
		tried,
		facts,
		channel,
		status,
		journal,
	};
}

function wordsOf({ content }: Outbound): string {
	return content.type === "text" ? content.text : content.type;
}

function failure(
	kind: ChannelErrorKind,
	retryAfterMs: number | null = null,
): ChannelError {
	return new ChannelError(`it was ${kind}`, {
		kind,
		code: kind.toUpperCase(),
		retryAfterMs,
	});
}

const template: OutboundContent = {
	type: "template",
	name: "hello",
	language: "en",
	body: [],
};

/** Sixty answers to as many customers, of which none was claimed; gives a write that claims. */
async function withSixtyWaiting(made: ReturnType<typeof world>) {
	const { store, outbox, accept, pass } = made;
	const { claimDue, commit } = store;
	store.claimDue = async () => [];
	store.commit = (changes) => commit(changes);
	const customers = Array.from({ length: 60 }, (_, at) => String(at));
	await accept(...customers.map((customer) => text(customer, "hi")));
	await pass(0);
	Object.assign(store, { claimDue, commit });
	return () => outbox.claimWith((room) => commit([], room));
}

describe("one send", () => {
	/** Answers → the state after the first of them, how often it was tried within an hour, and where it ended. */
	const table: readonly [string, Answer[], string, number, string][] = [
		["is accepted", ["accepted"], "accepted", 1, "accepted"],
		[
			"is tried again when it was certainly not sent",
			["unsent", "unsent"],
			"queued",
			3,
			"accepted",
		],
		[
			"waits for a report when it may have been sent, then goes again",
			["unknown"],
			"unknown",
			2,
			"accepted",
		],
		[
			"is set aside after two attempts without an answer",
			["unknown", "unknown"],
			"unknown",
			2,
			"failed",
		],
		["ends with a refusal", ["refused"], "failed", 1, "failed"],
		[
			"was sent after all when the provider knows its id on the second attempt",
			["unknown", "duplicate"],
			"unknown",
			2,
			"accepted",
		],
		[
			"fails when the provider knows its id on the first attempt",
			["duplicate"],
			"failed",
			1,
			"failed",
		],
		[
			"is withheld when the provider says that the window is closed",
			["window-closed"],
			"withheld",
			1,
			"withheld",
		],
		[
			"waits while nobody may send, and goes with the next probe",
			["unauthorized", "unauthorized"],
			"queued",
			3,
			"accepted",
		],
		[
			"may have been sent when its channel has a bug",
			[failure("unknown")],
			"unknown",
			2,
			"accepted",
		],
	];
	test.each(table)("%s", async (_name, answers, first, times, last) => {
		const { accept, pass, status, tried } = world({ answers });
		await accept(text("1", "hi"));
		await pass(0);
		expect(await status(1)).toBe(first);
		await pass(HOUR);
		expect(tried).toHaveLength(times);
		expect(new Set(tried.map(({ id }) => id)).size).toBe(1);
		expect(await status(1)).toBe(last);
	});

	test("leaves with the commit that decides it, and the next with what became of it", async () => {
		const { store, accept, pass, tried } = world();
		await pass(0);
		store.claimDue = async () => [];
		await accept(text("1", "a"), text("1", "b"));
		await pass(0);
		expect(tried.map(({ words }) => words)).toEqual(["a", "b"]);
	});

	test("is looked for again where a write claimed as much as it had room for", async () => {
		const slow = slowProvider();
		const made = world({ channels: new Map([["simulator", slow.channel]]) });
		const write = await withSixtyWaiting(made);
		const { outbox, pass } = made;
		expect(outbox.inFlight()).toBe(0);
		await write();
		await pass(0);
		expect(outbox.inFlight()).toBe(60);
	});

	test("is not claimed before its second has room: two writes of one turn share what the rate leaves", async () => {
		const made = world({ sendRate: 10 });
		const write = await withSixtyWaiting(made);
		const [first, second] = await Promise.all([write(), write()]);
		expect(first.due.length + second.due.length).toBe(10);
		await made.outbox.stop();
	});

	test("waits its own time after each failure, longer each time", async () => {
		const answers: Answer[] = new Array(4).fill("unsent");
		const { accept, pass, tried } = world({ answers });
		await accept(text("1", "hi"));
		await pass(HOUR);
		const waits = tried
			.slice(1)
			.map(({ at }, index) => at - (tried[index]?.at ?? 0));
		expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
	});

	test("waits as long as the provider asks, within a quarter of an hour", async () => {
		for (const [asked, waited] of [
			[90 * SECOND, 90 * SECOND],
			[1e12, 15 * MINUTE],
			[-1, 500],
			[Number.NaN, 500],
		] as const) {
			const { accept, pass, tried } = world({
				answers: [failure("unsent", asked)],
			});
			await accept(text("1", "hi"));
			await pass(HOUR);
			expect((tried[1]?.at ?? 0) - (tried[0]?.at ?? 0)).toBe(waited);
		}
	});

	test("is not sent again when its report comes in time", async () => {
		const { accept, pass, status, tried, store } = world({
			answers: ["unknown"],
		});
		await accept(text("1", "hi"));
		await pass(10 * SECOND);
		await accept(report(tried[0]?.id ?? "", "delivered"));
		await pass(HOUR);
		expect(tried).toHaveLength(1);
		expect(await status(1)).toBe("delivered");
		expect(await store.journalAfter(0, 100)).not.toContainEqual(
			expect.objectContaining({ type: "send.failed" }),
		);
	});

	test("tells in the journal what became of it, once", async () => {
		const { accept, pass, journal } = world({
			answers: ["unsent", "accepted", "refused"],
		});
		await accept(text("1", "hi"), text("2", "ho"));
		await pass(HOUR);
		const rows = await journal();
		expect(rows.map(({ type }) => type).sort()).toEqual(
			["send.accepted", "send.failed"].sort(),
		);
		expect(
			rows.every(({ body }) => String(body.messageId).startsWith("mb-")),
		).toBe(true);
		expect(
			rows.every(
				({ body, rule }) =>
					/^d_[12]$/.test(String(body.decision)) && rule === "echo",
			),
		).toBe(true);
	});

	test("gives up a channel that never answers, and counts it as unknown", async () => {
		const silent = { ...simulator(), send: () => new Promise<never>(() => {}) };
		const { accept, pass, status } = world({
			channels: new Map([["simulator", silent]]),
		});
		await accept(text("1", "hi"));
		await pass(11 * SECOND);
		expect(await status(1)).toBe("attempted");
		await pass(2 * SECOND);
		expect(await status(1)).toBe("unknown");
	});

	test("fails where its channel is not set up", async () => {
		const { accept, pass, status } = world({ channels: new Map() });
		await accept(text("1", "hi"));
		await pass(0);
		expect(await status(1)).toBe("failed");
	});
});

describe("WhatsApp's 24 hours", () => {
	/** Decided, and then for a day nothing could be sent. */
	const late = (decide: Decide) =>
		world({ decide, answers: [failure("unsent", 15 * MINUTE)] });

	test("withhold a message that is too late, and say so", async () => {
		const { accept, pass, step, status, journal } = late(echo);
		await accept(text("1", "hi"));
		await pass(0);
		step(24 * HOUR);
		await pass(HOUR);
		expect(await status(1)).toBe("withheld");
		expect(await journal()).toMatchObject([
			{ type: "send.withheld", body: { reason: "outside-window" } },
		]);
	});

	test("let the template go that stands in for it", async () => {
		const decide: Decide = (input) => ({
			...echo(input),
			effects: [{ ...reply("hi"), instead: template }],
		});
		const { accept, pass, step, tried, journal } = late(decide);
		await accept(text("1", "hi"));
		await pass(0);
		step(24 * HOUR);
		await pass(HOUR);
		expect(tried.map(({ words }) => words)).toEqual(["hi", "template"]);
		expect(await journal()).toMatchObject([
			{ type: "send.accepted", body: { instead: true } },
		]);
	});

	test("let the template go at once when the provider counts otherwise", async () => {
		const decide: Decide = (input) => ({
			...echo(input),
			effects: [{ ...reply("hi"), instead: template }],
		});
		const { accept, pass, tried } = world({
			decide,
			answers: ["window-closed"],
		});
		await accept(text("1", "hi"));
		await pass(0);
		expect(tried.map(({ words }) => words)).toEqual(["hi", "template"]);
	});
});

describe("order", () => {
	test("holds within a conversation whatever fails, and conversations do not wait for each other", async () => {
		const answers: Answer[] = ["unsent", "accepted", "unknown", "unsent"];
		const { accept, pass, channel } = world({ answers });
		await accept(
			...["a", "b", "c", "d"].flatMap((words) => [
				text("1", words),
				text("2", words),
			]),
		);
		await pass(HOUR);
		for (const customer of ["1", "2"])
			expect(
				channel.sent.filter(({ to }) => to.value === customer).map(wordsOf),
			).toEqual(["a", "b", "c", "d"]);
	});

	test("goes on behind a final refusal", async () => {
		const { accept, pass, channel } = world({ answers: ["refused"] });
		await accept(text("1", "a"), text("1", "b"));
		await pass(0);
		expect(channel.sent.map(wordsOf)).toEqual(["b"]);
	});

	test("puts answers before notices", async () => {
		const decide: Decide = (input) => {
			const decision = echo(input);
			return {
				...decision,
				effects: [
					{ ...reply("notice", "99"), content: template },
					...decision.effects,
				],
			};
		};
		const { accept, pass, tried } = world({ decide });
		await accept(text("1", "hi"));
		await pass(0);
		expect(tried.map(({ words }) => words)).toEqual(["hi", "template"]);
	});
});

test("P6: a customer whose messages hang for ten minutes holds up nobody else, not for a moment", async () => {
	const answered: string[] = [];
	const base = simulator();
	const channel: typeof base = {
		...base,
		send(outbound) {
			if (outbound.to.value === "961700") return new Promise(() => {});
			answered.push(outbound.to.value);
			return base.send(outbound);
		},
	};
	const { accept, pass, status } = world({
		channels: new Map([["simulator", channel]]),
	});
	await accept(text("961700", "one"), text("961700", "two"));
	const others = Array.from({ length: 60 }, (_, index) => `96180${index}`);
	for (const [index, other] of others.entries()) {
		await accept(text(other, "hi"));
		await pass(0);
		expect(answered).toHaveLength(index + 1);
		await pass(10 * SECOND);
	}
	expect(answered).toEqual(others);
	expect(await status(1)).not.toBe("accepted");
});

describe("pauses", () => {
	test("begin with one alarm when the key is refused, and end with the first probe that goes through", async () => {
		const answers: Answer[] = new Array(4).fill("unauthorized");
		const { accept, pass, tried, facts, outbox, status } = world({ answers });
		await accept(text("1", "a"), text("2", "b"), text("3", "c"));
		await pass(0);
		expect(tried).toHaveLength(3);
		expect(facts).toMatchObject([
			{ type: "sending.paused", body: { reason: "unauthorized" } },
		]);
		expect(outbox.paused()).toBe("unauthorized");
		await accept(text("4", "d"));
		await pass(59 * SECOND);
		expect(tried).toHaveLength(3);
		await pass(SECOND);
		expect(tried).toHaveLength(4);
		await pass(MINUTE);
		expect(facts.map(({ type }) => type)).toEqual([
			"sending.paused",
			"sending.resumed",
		]);
		expect(outbox.paused()).toBeNull();
		for (const id of [1, 2, 3, 4]) expect(await status(id)).toBe("accepted");
	});

	test("begin after five failures in a row, with probes that grow rarer and do not count", async () => {
		const answers: Answer[] = new Array(9).fill("unknown");
		const { accept, pass, tried, facts, status } = world({
			answers,
			reconcileMs: SECOND,
		});
		await accept(
			...["1", "2", "3", "4", "5", "6"].map((customer) => text(customer, "hi")),
		);
		await pass(0);
		expect(facts).toMatchObject([
			{ type: "sending.paused", body: { reason: "unreachable" } },
		]);
		const before = tried.length;
		await pass(76 * SECOND);
		expect(tried.slice(before, before + 4).map(({ at }) => at)).toEqual([
			5_000, 15_000, 35_000, 75_000,
		]);
		expect(facts.at(-1)).toMatchObject({ type: "sending.resumed" });
		await pass(HOUR);
		for (const id of [1, 2, 3, 4, 5, 6])
			expect(await status(id)).toBe("accepted");
	});

	test("do not begin when successes come in between", async () => {
		const answers: Answer[] = [
			"unsent",
			"unsent",
			"unsent",
			"unsent",
			"accepted",
			"unsent",
		];
		const { accept, pass, facts } = world({ answers });
		await accept(
			...["1", "2", "3", "4", "5", "6"].map((customer) => text(customer, "hi")),
		);
		await pass(0);
		expect(facts).toEqual([]);
	});
});

describe("rates", () => {
	test("never let more than so many leave within any second", async () => {
		const { accept, pass, tried } = world({ sendRate: 10 });
		await accept(
			...Array.from({ length: 55 }, (_, index) =>
				text(String(index + 1), "hi"),
			),
		);
		await pass(10 * SECOND);
		expect(tried).toHaveLength(55);
		for (const { at } of tried)
			expect(
				tried.filter((other) => other.at >= at && other.at < at + SECOND)
					.length,
			).toBeLessThanOrEqual(10);
		expect(tried.at(-1)?.at).toBeLessThan(6 * SECOND);
	});

	test("keep the pace to one recipient after its burst, and hold up nobody else", async () => {
		const { accept, pass, tried } = world({ pairBurst: 3 });
		await accept(
			...["a", "b", "c", "d", "e"].map((words) => text("1", words)),
			text("2", "z"),
		);
		await pass(MINUTE);
		expect(tried.filter(({ to }) => to === "1").map(({ at }) => at)).toEqual([
			0, 0, 0, 6_000, 12_000,
		]);
		expect(tried.find(({ to }) => to === "2")?.at).toBe(0);
	});

	test("go on where an earlier life of the process stopped", async () => {
		const recent = Array.from({ length: 10 }, () => ({
			sender: "10000",
			conversation: 77,
			agoMs: 400,
		}));
		const { accept, pass, tried } = world({ sendRate: 10, recent });
		await accept(text("1", "hi"));
		await pass(SECOND);
		expect(tried.map(({ at }) => at)).toEqual([620]);
	});
});

describe("what stands against a send that comes back", () => {
	test("an opt-out withholds what is no answer", async () => {
		const decide: Decide = (input) => {
			const decision = echo(input);
			const state = decision.conversation;
			return {
				...decision,
				effects: [{ ...reply("offer"), answers: false }],
				conversation: state && { ...state, optedOut: true },
			};
		};
		const { accept, pass, journal, tried } = world({ decide });
		await accept(text("1", "hi"));
		await pass(0);
		expect(tried).toEqual([]);
		expect(await journal()).toMatchObject([{ body: { reason: "opted-out" } }]);
	});

	test("a hand-over withholds the answer that was under way when it began", async () => {
		const decide: Decide = (input) => {
			if (input.event.key !== "message:agent") return echo(input);
			const { conversation } = echo(input);
			return {
				...nothing,
				withhold: "handed-off",
				conversation: conversation && { ...conversation, mode: "human" },
			};
		};
		let answer: (error: ChannelError) => void = () => {};
		const slow = {
			...simulator(),
			send: () =>
				new Promise<never>((_, reject) => {
					answer = reject;
				}),
		};
		const { accept, pass, journal } = world({
			decide,
			channels: new Map([["simulator", slow]]),
		});
		await accept(text("1", "hi"));
		await pass(0);
		await accept(text("1", "agent", "agent"));
		answer(failure("unsent"));
		await pass(MINUTE);
		expect(await journal()).toMatchObject([
			{ type: "send.withheld", body: { reason: "handed-off" } },
		]);
	});
});

describe("while a message is under way", () => {
	test.each([
		["two hours ahead", 2 * HOUR],
		["a day ahead", 24 * HOUR],
		["a day back", -24 * HOUR],
	])(
		"P18: a clock that is moved %s makes nobody send it again",
		async (_, moved) => {
			const slow = slowProvider();
			const { accept, pass, step, outbox, status } = world({
				channels: new Map([["simulator", slow.channel]]),
			});
			await accept(text("1", "a"));
			await pass(0);
			step(moved);
			outbox.wake();
			await pass(SECOND);
			slow.answer();
			await pass(MINUTE);
			expect(slow.asked()).toBe(1);
			expect(await status(1)).toBe("accepted");
		},
	);

	test("a refusal that could not be told at once is told again, and ends the message", async () => {
		let told = 0;
		const { accept, pass, status, tried } = world({
			answers: ["refused"],
			onFailed: async () => {
				told += 1;
				if (told === 1) throw new Error("the disk is full");
			},
		});
		await accept(text("1", "a"));
		await pass(HOUR);
		expect(told).toBe(2);
		expect(tried).toHaveLength(1);
		expect(await status(1)).toBe("failed");
	});
});

/** A provider that answers when it is told to. */
function slowProvider() {
	let asked = 0;
	let answer: () => void = () => {};
	const channel = {
		...simulator(),
		send: () =>
			new Promise<{ status: string; warnings: [] }>((resolve) => {
				asked += 1;
				answer = () => resolve({ status: "OK", warnings: [] });
			}),
	};
	return { channel, answer: () => answer(), asked: () => asked };
}

describe("stopping", () => {
	test("waits for what is claimed at that moment", async () => {
		const { store, outbox, status, accept, pass } = world();
		await pass(0);
		let statusThen: Promise<string | undefined> | null = null;
		const { commit } = store;
		store.commit = (changes, room) => {
			statusThen ??= outbox.stop().then(() => status(1));
			return commit(changes, room);
		};
		await accept(text("1", "a"));
		await pass(0);
		expect(await statusThen).toBe("accepted");
	});

	test("gives a write no room afterwards", async () => {
		const { outbox, pass } = world();
		await pass(0);
		const roomNow = () =>
			outbox.claimWith(async ({ limit }) => ({ due: [], limit }));
		expect((await roomNow()).limit).toBeGreaterThan(0);
		await outbox.stop();
		expect((await roomNow()).limit).toBe(0);
	});

	test("waits for what is under way, and claims nothing more", async () => {
		const slow = slowProvider();
		const { accept, pass, outbox, status } = world({
			channels: new Map([["simulator", slow.channel]]),
		});
		await accept(text("1", "a"), text("1", "b"));
		await pass(0);
		const stopped = outbox.stop();
		slow.answer();
		await stopped;
		await pass(HOUR);
		expect(await status(1)).toBe("accepted");
		expect(await status(2)).toBe("queued");
	});
});

describe("a customer whom WhatsApp says got too much", () => {
	const tooFast = () =>
		new ChannelError("too fast", {
			kind: "unsent",
			code: "EC_TOO_MANY_REQUESTS",
		});

	test("waits longer each time, and nobody else does", async () => {
		const answers = [tooFast(), "accepted", tooFast(), "accepted"] as const;
		const { accept, tried, pass, facts } = world({ answers: [...answers] });
		await accept(text("961701", "one"));
		await pass(0);
		await pass(3 * SECOND);
		await accept(text("961702", "two"));
		await pass(20 * SECOND);
		expect(tried.map(({ to, at }) => [to, Math.floor(at / SECOND)])).toEqual([
			["961701", 0],
			["961702", 3],
			["961701", 4],
			["961701", 20],
		]);
		expect(facts).toEqual([]);
	});

	test("five of them are no reason to stop sending to all", async () => {
		const answers = Array.from({ length: 6 }, tooFast);
		const { accept, outbox, pass } = world({ answers });
		for (let one = 0; one < 6; one++)
			await accept(text(`96170${one}`, "hello"));
		await pass(0);
		expect(outbox.paused()).toBeNull();
	});
});

import { expect, test } from "vitest";
import {
	type Conversation,
	type InboundEvent,
	instant,
	newConversation,
	SECOND,
	type TimerFired,
} from "../../src/engine/model.ts";
import { createTimers } from "../../src/runtime/timers.ts";
import { heldTime, START } from "./held.ts";

/** Conversations of which each has one timer, in so many milliseconds; `accept` takes it away unless told otherwise. */
function world(
	delays: readonly number[],
	{ takes = true, early = false } = {},
) {
	const { clock, timer, pass, step } = heldTime();
	const due = new Map(
		delays.map((delay, id) => [id, instant(START + delay)] as const),
	);
	const fired: { id: number; at: number; key: string }[] = [];
	const hastened: number[] = [];
	let looks = 0;
	const timers = createTimers({
		clock,
		timer: {
			...timer,
			after: (ms, call) => timer.after(early ? Math.max(0, ms - 1) : ms, call),
		},
		agenda: {
			async nextDueAt() {
				// A clock goes on while others look.
				if (early) step(1);
				return due.size === 0 ? null : instant(Math.min(...due.values()));
			},
			async dueConversations(now, limit) {
				looks += 1;
				return [...due]
					.filter(([, at]) => at <= now)
					.slice(0, limit)
					.map(([id, at]) => conversation(id, at));
			},
			hasten: async (now) => {
				hastened.push(now - START);
			},
			watermark: async () => null,
			openRuns: async () => [],
			audience: async () => [],
		},
		async accept(events) {
			for (const event of events as readonly TimerFired[]) {
				const id = idOf(event);
				fired.push({ id, at: timer.elapsedMs(), key: event.key });
				if (takes) due.delete(id);
			}
		},
		onDue: () => {},
		onTrouble: () => {},
	});
	timers.wake();
	return { due, fired, hastened, pass, step, timers, looks: () => looks };
}

function idOf({ ref }: InboundEvent): number {
	return ref?.by === "id" ? ref.conversation : -1;
}

function conversation(
	id: number,
	dueAt: ReturnType<typeof instant>,
): Conversation {
	const timer = { id: "t", kind: "continue", dueAt, about: null } as const;
	return {
		id,
		version: 1,
		channel: "simulator",
		sender: { id: 1, address: "10000" },
		contact: { id, addresses: [{ kind: "phone", value: String(id) }] },
		state: { ...newConversation, timers: [timer] },
	};
}

test("each timer fires once, when it is due", async () => {
	const { fired, pass } = world([5 * SECOND, 3_600 * SECOND, 61 * SECOND]);
	await pass(2 * 3_600 * SECOND);
	expect(fired.map(({ id, at }) => [id, at])).toEqual([
		[0, 5_000],
		[2, 61_000],
		[1, 3_600_000],
	]);
	expect(fired[0]?.key).toBe(`timer:0:t:${START + 5_000}`);
});

test("a thousand that are due at once all fire", async () => {
	const { fired, pass } = world(Array.from({ length: 1_000 }, () => SECOND));
	await pass(SECOND);
	expect(fired).toHaveLength(1_000);
	expect(new Set(fired.map(({ id }) => id)).size).toBe(1_000);
});

test("one that is set for sooner than the next is heard of by a hint", async () => {
	const { fired, pass, due, timers } = world([20 * SECOND]);
	await pass(SECOND);
	due.set(9, instant(START + 3 * SECOND));
	timers.hint(instant(START + 3 * SECOND));
	await pass(2 * SECOND);
	expect(fired.map(({ id, at }) => [id, at])).toEqual([[9, 3_000]]);
});

test("one that stays due whatever is done does not keep the process busy", async () => {
	const { pass, looks } = world([0], { takes: false });
	await pass(10 * SECOND);
	expect(looks()).toBeLessThan(40);
});

test("one that rings a millisecond early, and is due when it has looked, fires at once", async () => {
	const { fired, pass } = world([5 * SECOND], { early: true });
	await pass(5 * SECOND + 10);
	expect(fired).toHaveLength(1);
});

test("a clock that is put forward is noticed within half a minute", async () => {
	const { fired, pass, step } = world([7_200 * SECOND]);
	await pass(SECOND);
	step(7_200 * SECOND);
	await pass(30 * SECOND);
	expect(fired).toHaveLength(1);
});

test("P18: of a clock that is set back the sends hear, once; of one that is set forward or put right by a little they do not", async () => {
	const { hastened, pass, step } = world([7_200 * SECOND]);
	await pass(60 * SECOND);
	for (const moved of [3_600, -0.5, -0.5]) {
		step(moved * SECOND);
		await pass(60 * SECOND);
	}
	expect(hastened).toEqual([]);
	step(-1_800 * SECOND);
	await pass(300 * SECOND);
	expect(hastened).toHaveLength(1);
});

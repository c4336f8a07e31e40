import { expect, it } from "vitest";
import { createStateChain, follow } from "../../src/desk/replay/state-chain.ts";
import {
	type ConversationState,
	changed,
	type Decision,
	instant,
	newConversation,
	type Timer,
} from "../../src/engine/model.ts";
import type { StoredDecision } from "../../src/engine/ports.ts";

/** The row of a decision, as far as it is looked at. */
function row(
	seq: number,
	now: number,
	before: ConversationState,
): StoredDecision {
	const entry = { seq, at: instant(now), conversation: 1 };
	const input = { before, now: instant(now), engine: "test" };
	return { entry, input, sends: [] } as unknown as StoredDecision;
}

function leaving(conversation: ConversationState): Decision {
	return { conversation } as unknown as Decision;
}

const timer = (kind: Timer["kind"]): Timer => ({
	...{ id: "t", kind, about: null },
	dueAt: instant(100),
});

it.each([
	["a timer that ends without a word", "forget", 100, 0, []],
	["one that nobody waits for", "no_reply_for", 100, 0, []],
	["one that is not due yet", "forget", 99, 1, ["state"]],
	["one that always has a row", "continue", 100, 1, ["state"]],
] as const)(
	"%s may have moved a conversation between two decisions, or not",
	(_, kind, foundAt, states, broken) => {
		const chain = createStateChain();
		const counted = { states: 0 };
		const left = changed(newConversation, { timers: [timer(kind)] });
		follow(chain, row(1, 50, newConversation), leaving(left), counted);
		const found = follow(
			chain,
			row(2, foundAt, newConversation),
			leaving(newConversation),
			counted,
		);
		expect(found ? [found.part] : []).toEqual(broken);
		expect(counted.states).toBe(states);
	},
);

it("knows only so many conversations at a time", () => {
	const chain = createStateChain();
	for (let conversation = 1; conversation <= 10_100; conversation += 1) {
		const { entry, ...rest } = row(conversation, 50, newConversation);
		const stored = { ...rest, entry: { ...entry, conversation } };
		follow(chain, stored, leaving(newConversation), { states: 0 });
	}
	expect(chain.size).toBe(10_000);
	expect(chain.has(1)).toBe(false);
});

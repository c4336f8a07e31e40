import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../src/engine/canonical-json.ts";
import { jsonBytes, STATE_BYTES } from "../../../src/engine/decide/quota.ts";
import { decide } from "../../../src/engine/decide.ts";
import { explain } from "../../../src/engine/explain.ts";
import type { Decision, JsonObject } from "../../../src/engine/model.ts";
import { triggerKinds } from "../../../src/engine/registry.ts";
import { inputs, triggers } from "./worlds.ts";

const runs = { numRuns: 300 };

function json(decision: Decision): string {
	return canonicalJson(decision as unknown as JsonObject);
}

test("the same input gives the same decision, to the letter", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			expect(json(decide(input))).toBe(json(decide(input)));
		}),
		runs,
	);
});

test("a decision is JSON: kept and read back it is the same", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const decision = decide(input);
			expect(JSON.parse(json(decision))).toEqual(decision);
		}),
		runs,
	);
});

test("nothing it is given is changed", () => {
	fc.assert(
		fc.property(inputs, ({ event, conversation, business, ...rest }) => {
			const given = { event, conversation, business };
			const before = structuredClone(given);
			decide({ ...rest, ...deepFrozen(given) });
			expect(given).toEqual(before);
		}),
		runs,
	);
});

test("every kind of trigger is among what is tried", () => {
	const tried = fc.sample(triggers, { numRuns: 1_000, seed: 7 });
	const keys = new Set(tried.flatMap((when) => Object.keys(when)));
	expect([...keys].toSorted()).toEqual([...triggerKinds.keys()].toSorted());
});

test("explain finds, by looking at every rule, what decide finds by its index", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { decision, trace } = explain(input);
			expect(json(decision)).toBe(json(decide(input)));
			expect(trace.map(({ rule }) => rule)).toEqual(
				input.book.rules.map(({ name }) => name),
			);
			const { rule } = decision;
			const line = trace.find((one) => one.rule === rule);
			if (line) expect(line.outcome).toBe("matched");
		}),
		runs,
	);
});

test("a bot that keeps quiet says nothing to the customer, and one with a rule is not quiet", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { silent, rule, effects } = decide(input);
			const said = effects.filter(
				(effect) => effect.type === "fetch" || effect.to === null,
			);
			if (silent !== null) expect(rule).toBeNull();
			// Only staff hear something then, of their own commands or of the brake.
			if (silent !== null && silent !== "staff-command")
				expect(said).toEqual([]);
			if (input.event.type === "message.received" && silent === null) {
				expect(rule).not.toBeNull();
			}
		}),
		runs,
	);
});

test("the conversation stays within its 32 KiB, and no more than five things wait", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { conversation } = decide(input);
			if (conversation === null) return;
			expect(jsonBytes(conversation as unknown as JsonObject)).toBeLessThan(
				STATE_BYTES,
			);
			expect(conversation.continuations.length).toBeLessThanOrEqual(5);
		}),
		runs,
	);
});

function deepFrozen<Value>(value: Value): Value {
	if (typeof value === "object" && value !== null) {
		Object.values(value).forEach(deepFrozen);
		Object.freeze(value);
	}
	return value;
}

test("after a hand-over nothing of the bot leaves but what came with it", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { conversation, effects } = decide(input);
			const before = input.conversation?.state.mode ?? "bot";
			if (conversation?.mode !== "human") return;
			for (const effect of effects) {
				if (effect.type !== "send" || effect.to !== null) continue;
				// Its farewell, an answer to whoever opts out or in, or what staff are told.
				if (before === "bot") expect(effect.staff).toBe(true);
				else expect(effect.staff || effect.answers).toBe(true);
			}
		}),
		runs,
	);
});

test("orders for other chats come from staff alone", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { orders, business } = decide(input);
			if (orders.length === 0 && business === null) return;
			const { numbers } = input.book.data.profile.staff;
			const writer = input.conversation?.contact.addresses[0].value ?? "";
			expect(numbers).toContain(writer);
		}),
		runs,
	);
});

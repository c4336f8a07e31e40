import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../src/engine/canonical-json.ts";
import { jsonBytes, STATE_BYTES } from "../../../src/engine/decide/quota.ts";
import { decide } from "../../../src/engine/decide.ts";
import { explain } from "../../../src/engine/explain.ts";
import type { Decision, JsonObject } from "../../../src/engine/model.ts";
import { inputs } from "./worlds.ts";

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

test("a bot that keeps quiet sends nothing, and one with a rule is not quiet", () => {
	fc.assert(
		fc.property(inputs, (input) => {
			const { silent, rule, effects } = decide(input);
			if (silent !== null)
				expect({ rule, effects }).toEqual({ rule: null, effects: [] });
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

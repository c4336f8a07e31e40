import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonValue, RulesArtefact } from "../../../src/engine/model.ts";
import { runSteps } from "../../../src/engine/run-steps.ts";
import {
	joinPieces,
	readPieces,
	writePieces,
} from "../../../src/runtime/rule-book/rules-pieces.ts";

/** The pieces do not look into what a rule, a flow or a place is. */
const artefacts = fc
	.record({
		hash: fc.string(),
		rules: fc.array(fc.jsonValue(), { maxLength: 130 }),
		flows: fc.array(fc.jsonValue(), { maxLength: 60 }),
		places: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 60 }),
		settings: fc.jsonValue(),
	})
	.map(({ hash, rules, flows, places, settings }) =>
		plain<RulesArtefact>({
			format: 1,
			hash,
			data: { profile: {}, settings, rules, flows },
			places,
		}),
	);

describe("rules in pieces", () => {
	test("are read as they were written", () => {
		fc.assert(
			fc.property(artefacts, (artefact) => {
				const pieces = runSteps(writePieces(artefact));
				expect(runSteps(readPieces(pieces))).toEqual(artefact);
			}),
		);
	});

	test("joined are one text of JSON, with whatever is to stand beside them", () => {
		fc.assert(
			fc.property(artefacts, fc.option(fc.jsonValue()), (artefact, read) => {
				const more = plain<Record<string, JsonValue>>(
					read === null ? {} : { read },
				);
				const text = joinPieces(runSteps(writePieces(artefact)), more);
				expect(JSON.parse(text)).toEqual(plain({ ...artefact, ...more }));
			}),
		);
	});

	test("keep a place under a name that means something to JavaScript", () => {
		const places = JSON.parse('{"__proto__":{"file":"rules.yaml","line":2}}');
		const artefact = plain<RulesArtefact>({ data: { rules: [], flows: [] } });
		const pieces = runSteps(writePieces({ ...artefact, places }));
		const read = runSteps(readPieces(pieces)).places;
		expect(Object.entries(read)).toEqual(Object.entries(places));
	});

	test("pause after each of them", () => {
		const rules = Array.from({ length: 1_000 }, (_, at) => `rule ${at}`);
		const artefact = plain<RulesArtefact>({ data: { rules, flows: [] } });
		expect([...writePieces({ ...artefact, places: {} })]).toHaveLength(20);
	});
});

/** As it is after a way through JSON, which knows no -0. */
function plain<Value>(value: unknown): Value {
	return JSON.parse(JSON.stringify(value)) as Value;
}

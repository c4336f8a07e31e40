import { describe, expect, it } from "vitest";
import { z } from "zod";
import { violations } from "../../src/infobip/requests/violations.ts";

const status = z.strictObject({ status: z.int().gte(100).lte(599) });

describe("what is wrong with a request", () => {
	it.each([
		[z.object({ text: z.object({}) }), {}, ["text must not be null"]],
		[z.object({}), [], [" must be an object"]],
		[z.object({ on: z.boolean() }), { on: "yes" }, ["on must be a boolean"]],
		[z.array(z.int()), [1, 1.5], ["[1] must be a whole number"]],
		[z.array(z.int()), {}, [" must be a list"]],
		[z.enum(["A", "B"]), "C", [" must be one of A, B"]],
		[z.literal("A"), "B", [" must be A"]],
		[z.strictObject({}), { foo: 1, bar: 1 }, [" must not hold foo, bar"]],
		[status, { status: 1 }, ["status must be greater than or equal to 100"]],
		[status, { status: 999 }, ["status must be less than or equal to 599"]],
		[z.int("must be round"), 1.5, [" must be round"]],
		[
			z.discriminatedUnion("type", [
				z.object({ type: z.literal("A") }),
				z.object({ type: z.literal("B") }),
			]),
			{ type: "C" },
			["type must be one of A, B"],
		],
	])("%# is said in plain words", (schema, given, words) => {
		expect(said(schema, given)).toEqual(words);
	});

	it("is that of the alternative which is nearest", () => {
		const answer = z.object({ answer: z.union([status, z.enum(["reset"])]) });
		expect(said(answer, { answer: { stats: 1 } })).toEqual([
			"answer.status must not be null",
			"answer must not hold stats",
		]);
		expect(said(answer, { answer: "rest" })).toEqual([
			"answer must be an object, or must be reset",
		]);
	});
});

function said(schema: z.ZodType, given: unknown): readonly string[] {
	return violations(schema, given).map(
		({ path, violation }) => `${path} ${violation}`,
	);
}

import { describe, expect, test } from "vitest";
import { wait } from "../../../src/engine/actions/wait.ts";
import type { Site } from "../../../src/engine/kinds.ts";
import { DAY, HOUR } from "../../../src/engine/model.ts";
import { artefactOf, type RuleSketch } from "../book.ts";
import { exampleOf } from "../examples.ts";

test("its example loads", () => {
	expect(exampleOf(wait)).toEqual({ ms: 5_000 });
	expect(wait.schema.parse("30 days")).toEqual({ ms: 30 * DAY });
});

test.each(["0s", "31 days", "soon", "5", "", null, -1, { until: "x" }])(
	"%j is no wait",
	(value) => {
		expect(wait.schema.safeParse(value).success).toBe(false);
	},
);

describe("a wait that can outlast WhatsApp's 24 hours", () => {
	const text = { text: "Hi" };
	const template = { template: { name: "hello", body: [] } };

	const codes = (rule: Partial<RuleSketch>, ms: number) => {
		const { data } = artefactOf({ rules: [{ name: "r", ...rule }] });
		const site = { rule: data.rules[0] } as Site;
		return (wait.findings?.({ ms }, site) ?? []).map(({ code }) => code);
	};

	test("before a free-form message is a warning", () => {
		expect(codes({ do: [{ wait: "1d" }, text] }, DAY)).toEqual([
			"outside-window",
		]);
	});

	test.each<[string, Partial<RuleSketch>, number]>([
		["short enough", { do: [{ wait: "20h" }, text] }, 20 * HOUR],
		["followed by a template", { do: [{ wait: "2d" }, template] }, 2 * DAY],
		["at the end", { do: [text, { wait: "2d" }] }, 2 * DAY],
		[
			"in a rule with outside_window",
			{ do: [{ wait: "2d" }, text], outsideWindow: template },
			2 * DAY,
		],
	])("%s is none", (_, rule, ms) => {
		expect(codes(rule, ms)).toEqual([]);
	});
});

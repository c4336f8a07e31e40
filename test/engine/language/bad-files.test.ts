import { expect, test } from "vitest";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import { EXPLODED_MS, processorMs } from "../../processor-ms.ts";
import { badFiles } from "./bad-files.ts";

test.each(badFiles)(
	"$name is refused, with its place",
	({ text, code, at }) => {
		const read = () => {
			const { ok, artefact, problems } = loadRules([{ name: "a.yaml", text }]);
			expect({ ok, artefact }).toEqual({ ok: false, artefact: null });
			const errors = problems.filter(({ severity }) => severity === "error");
			const told = errors.map(
				({ code, line, column }) => `${code} at ${line}:${column}`,
			);
			expect(told).toContain(`${code} at ${at}`);
		};
		expect(processorMs(read)).toBeLessThan(EXPLODED_MS);
	},
);

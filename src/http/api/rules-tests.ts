import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import type { TestsDesk, TestsTried } from "../ports/tests.ts";
import { HttpProblem } from "../problem.ts";
import { readJson } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";

/** Far more than a chat gives. */
const MOST_BYTES = 512 * 1024;
/** Failures and problems in one answer: more than that nobody reads. */
const MOST_SHOWN = 200;

const saveBody = z.strictObject({
	file: z
		.string()
		.regex(
			/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,79}(\.test\.yaml)?$/u,
			"a name of letters, digits, spaces, - and _, at most 80",
		)
		.transform((name) => name.replace(/\.test\.yaml$/, "").trimEnd())
		.describe("Name of the file beside the rules; `.test.yaml` is added."),
	test: z
		.string()
		.min(1)
		.max(MOST_BYTES)
		.describe("Tests as items of a list, such as `simulate` gives."),
	how: z
		.enum(["new", "add", "replace"])
		.default("new")
		.describe("What to do where there is such a file; `new`: a 409."),
});

/** The owner's tests: how they went, what tries each rule, and saving another one. */
export function rulesTestsEndpoints(options: HttpOptions): readonly Endpoint[] {
	const { testsDesk } = options;
	if (testsDesk === undefined) return [];
	return [list(testsDesk), save(options, testsDesk)];
}

const about =
	"`ok`, `rules` in order with how many `examples` and `tests` reach each, `tests` (`count`, `failed`), `failures` and `problems`, 200 of each at most.";

function list(desk: TestsDesk): Endpoint {
	return {
		method: "get",
		path: "/api/rules/tests",
		role: "agent",
		summary:
			"Runs the *.test.yaml beside the rules, in a process of their own, and tells what tries each rule.",
		answer: { status: 200, about },
		problems: ["tests-stopped"],
		handle: async (c) => c.json(triedJson(await desk.tried())),
	};
}

function save(options: HttpOptions, desk: TestsDesk): Endpoint {
	const audit = auditing(options);
	return {
		method: "post",
		path: "/api/rules/tests",
		summary:
			"Saves tests beside the rules and runs them; over no file unless asked to.",
		body: saveBody,
		answer: { status: 200, about: `\`file\` as it is called now; ${about}` },
		problems: [
			"wrong-value",
			"file-exists",
			"tests-refused",
			"tests-stopped",
			"not-json",
			"unsupported-type",
			"body-too-large",
		],
		handle: async (c) => {
			const { file, test, how } = await readJson(c, saveBody, MOST_BYTES);
			const saved = await desk.save({ file, text: test, how });
			if (saved.outcome === "exists") throw exists(saved.file);
			if (saved.outcome === "refused") throw refused(saved.problems);
			await audit(whoAsks(c), "tests.save", saved.file, { how });
			return c.json({ file: saved.file, ...triedJson(saved.tried) });
		},
	};
}

function triedJson({ ok, problems, rules, tests }: TestsTried): object {
	const failures = tests.filter(({ failure }) => failure !== null);
	return {
		ok,
		rules,
		tests: { count: tests.length, failed: failures.length },
		failures: failures.slice(0, MOST_SHOWN),
		problems: problems.slice(0, MOST_SHOWN),
	};
}

function exists(file: string): HttpProblem {
	return new HttpProblem("file-exists", {
		detail: `There is already a ${file}. Choose another name, or send "how": "add" or "replace".`,
		more: { file },
	});
}

function refused(problems: TestsTried["problems"]): HttpProblem {
	return new HttpProblem("tests-refused", {
		detail: "Nothing was saved.",
		more: { problems: problems.slice(0, MOST_SHOWN) },
	});
}

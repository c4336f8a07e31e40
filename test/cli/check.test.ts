import { describe, expect, it } from "vitest";
import { badFiles } from "../engine/language/bad-files.ts";
import { folders, smallRules } from "./folder.ts";
import { run } from "./run.ts";

const folder = folders();
const repply = smallRules.replace(
	"reply: { en: Hello!",
	"repply: { en: Hello!",
);

/** One mistake of each sort of group B, in a file of its own: `b33-4.yaml`. */
const mistakes = Object.fromEntries(
	badFiles.map(({ name, text }, index) => [
		`${name.split(/\W/, 1)[0]?.toLowerCase()}-${index}.yaml`,
		text,
	]),
);

describe.concurrent("marhaba check", () => {
	it("good rules: exit 0, nothing on stdout", async () => {
		const good = await run(["check"], { cwd: folder() });
		expect(good).toMatchObject({ code: 0, stdout: "" });
		expect(good.stderr).toContain("2 rules, no problems");
	});

	it("a mistake: exit 1, with its place, its line and the nearest word", async () => {
		const cwd = folder({ "rules/rules.yaml": repply });
		const { code, stdout } = await run(["check"], { cwd });
		expect(code).toBe(1);
		expect(stdout).toContain("rules/rules.yaml:6:5");
		expect(stdout).toContain('Did you mean "reply"?');
		expect(stdout).toContain("repply: { en: Hello!, fr: Bonjour ! }");
	});

	it("--json is the shape that other programs rely on", async () => {
		const cwd = folder({ "rules/rules.yaml": repply });
		const { code, stdout } = await run(["check", "--json"], { cwd });
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({
			ok: false,
			rules: 2,
			problems: [
				{
					file: "rules/rules.yaml",
					line: 6,
					column: 5,
					endColumn: 11,
					severity: "error",
					code: "unknown-key",
					rule: "hello",
					help: expect.stringContaining('Did you mean "reply"?'),
				},
			],
		});
	});

	it("--format github prints annotations", async () => {
		const cwd = folder({ "rules/rules.yaml": repply });
		const { stdout } = await run(["check", "--format", "github"], { cwd });
		expect(stdout).toMatch(/^::error file=rules\/rules\.yaml,line=6,/m);
	});

	it("- reads the rules from the pipe", async () => {
		const cwd = folder({});
		const { code, stdout } = await run(["check", "-"], { cwd, stdin: repply });
		expect(code).toBe(1);
		expect(stdout).toContain("-:6:5");
	});

	it("F84: every broken file is named with line and column, all at once, and none brings it down", async () => {
		const names = Object.keys(mistakes);
		const cwd = folder(mistakes);
		const { code, stdout, stderr } = await run(["check", ...names, "--json"], {
			cwd,
		});
		expect(code).toBe(1);
		expect(stderr).not.toMatch(/^\s+at /m);
		const { problems } = JSON.parse(stdout) as {
			problems: {
				file: string;
				line: number;
				column: number;
				severity: string;
			}[];
		};
		const placed = problems.filter(
			({ line, column, severity }) =>
				line >= 1 && column >= 1 && severity === "error",
		);
		const found = new Set(placed.map(({ file }) => file));
		// Files are read as one: that there are no rules at all is said of the whole.
		const alone = names.filter((name) => !name.startsWith("b32-"));
		expect(alone.filter((name) => !found.has(name))).toEqual([]);
	});

	it.each(Object.keys(mistakes).filter((name) => name.startsWith("b32-")))(
		"B32, F84: %s alone has no rules, which is a mistake",
		async (name) => {
			const cwd = folder({ [name]: mistakes[name] ?? "" });
			const { code, stdout } = await run(["check", name], { cwd });
			expect(code).toBe(1);
			expect(stdout).toMatch(new RegExp(`${name}:\\d+:1 +error +no-rules`));
		},
	);

	it("a file that is not there: exit 1, one sentence", async () => {
		const { code, stdout, stderr } = await run(["check", "none.yaml"], {
			cwd: folder(),
		});
		expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
		expect(stderr).toContain("none.yaml");
		expect(stderr).not.toMatch(/^\s+at /m);
	});
});

import { describe, expect, it } from "vitest";
import { folders, smallRules } from "./folder.ts";
import { run } from "./run.ts";

const folder = folders();
const repply = smallRules.replace(
	"reply: { en: Hello!",
	"repply: { en: Hello!",
);

/** One mistake of each sort of the promises' group B, in a file of its own. */
const mistakes: Readonly<Record<string, string>> = {
	"b32-empty.yaml": "",
	"b32-comments.yaml": "# nothing\n",
	"b33-tab.yaml": "rules:\n\t- name: x\n",
	"b33-quotes.yaml": 'rules:\n  - name: "x\n',
	"b33-colons.yaml": "rules:\n  - name: a: b: c\n",
	"b33-flow.yaml": "rules: [\n",
	"b34-keys.yaml": "rules:\n  - name: x\n    name: y\n    reply: z\n",
	"b35-documents.yaml": "rules: []\n---\nrules: []\n",
	"b36-nul.yaml": "rules:\n  - name: x\u0000\n",
	"b38-bomb.yaml": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
	"b38-self.yaml": "a: &a [*a]\n",
	"b39-questions.yaml": `${"? ".repeat(350)}x`,
	"b39-dashes.yaml": `${"- ".repeat(5_000)}x`,
	"b39-brackets.yaml": "[".repeat(20_000),
	"b40-function.yaml": "rules: !!js/function 'x'\n",
	"b41-proto.yaml": "__proto__: { a: 1 }\nrules: []\n",
	"b42-merge.yaml": "a: { <<: { b: 1 } }\n",
	"b44-typo.yaml": "rulez: []\n",
	"b45-type.yaml": "rules: 7\n",
	"b49-empty.yaml":
		"rules:\n  - name: e\n    when: { keyword: '' }\n    reply: z\n",
	"b50-long.yaml": `rules:\n  - name: l\n    when: { keyword: l }\n    reply: ${"x".repeat(5_000)}\n`,
};

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

	it("every broken file is named with line and column, all at once, and none brings it down", async () => {
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

	it.each(["b32-empty.yaml", "b32-comments.yaml"])(
		"%s alone has no rules, which is a mistake",
		async (name) => {
			const cwd = folder({ [name]: mistakes[name] ?? "" });
			const { code, stdout } = await run(["check", name], { cwd });
			expect(code).toBe(1);
			expect(stdout).toMatch(new RegExp(`${name}:1:1 +error +no-rules`));
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

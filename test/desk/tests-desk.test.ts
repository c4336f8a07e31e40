import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tryInChild } from "../../src/desk/owner-tests/try-in-child.ts";
import { tryTests } from "../../src/desk/owner-tests/try-tests.ts";
import { testsDesk } from "../../src/desk/tests-desk.ts";

const rules = `version: 1
business: { name: Cafe }
rules:
  - name: hours
    when: { keyword: hours }
    reply: We are open.
    examples: [hours, "hours?"]
  - name: menu
    when: { keyword: menu }
    reply: Soup.
  - name: forgotten
    when: { keyword: forgotten }
    reply: Nobody asks.
`;
const asksMenu = `- test: asks for the menu
  talk:
    - customer: menu
    - bot: { rule: menu }
`;
const wrong = `- test: expects a cake
  talk:
    - customer: menu
    - bot: Cake.
`;

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "tests-desk-"));
	write("rules.yaml", rules);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
	writeFileSync(join(folder, name), text);
}
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** A desk that runs the tests here, and counts how often. */
function desk(path = folder) {
	let runs = 0;
	const given = testsDesk(path, async (request) => {
		runs += 1;
		return tryTests(request);
	});
	return { ...given, runs: () => runs };
}

describe("the tests beside the rules", () => {
	it("say of every rule what tries it, and which nothing tries", async () => {
		write("cafe.test.yaml", asksMenu + wrong);
		const { ok, rules, tests } = await desk().tried();
		expect(ok).toBe(true);
		expect(rules).toEqual([
			{ rule: "hours", examples: 2, tests: 0 },
			{ rule: "menu", examples: 0, tests: 2 },
			{ rule: "forgotten", examples: 0, tests: 0 },
		]);
		expect(tests).toMatchObject([
			{ test: "asks for the menu", file: "cafe.test.yaml", failure: null },
			{ test: "expects a cake", line: 5, failure: { line: 8, step: 2 } },
		]);
	});

	it("run in a process of their own, with the same result", async () => {
		write("cafe.test.yaml", asksMenu + wrong);
		const inChild = await testsDesk(folder, tryInChild).tried();
		expect(inChild).toEqual(await desk().tried());
	});

	it("are not run again before a file changes", async () => {
		const { tried, runs } = desk();
		await Promise.all([tried(), tried()]);
		await tried();
		expect(runs()).toBe(1);
		write("cafe.test.yaml", asksMenu);
		expect((await tried()).tests).toHaveLength(1);
		write("rules.yaml", rules.replace("Soup", "Stew"));
		await tried();
		expect(runs()).toBe(3);
	});

	it("are run again where a run gave nothing", async () => {
		let runs = 0;
		const { tried } = testsDesk(folder, async (request) => {
			runs += 1;
			if (runs === 1) throw new Error("broke down");
			return tryTests(request);
		});
		await expect(tried()).rejects.toThrow("broke down");
		expect((await tried()).ok).toBe(true);
	});

	it("wait for rules without errors", async () => {
		write("rules.yaml", "version: 1\nruels: []\n");
		const { ok, problems } = await desk().tried();
		expect(ok).toBe(false);
		expect(problems[0]).toMatchObject({ file: "rules.yaml" });
	});

	it("tell of a test file that cannot be read, and run the others", async () => {
		mkdirSync(join(folder, "folder.test.yaml"));
		write("cafe.test.yaml", asksMenu);
		const { tests, problems } = await desk().tried();
		expect(tests).toHaveLength(1);
		expect(problems[0]?.message).toContain("not a file");
	});
});

describe("saving a test", () => {
	const add = { file: "cafe", text: asksMenu };

	it("writes the file beside the rules, and tries it at once", async () => {
		const saved = await desk().save({ ...add, how: "new" });
		expect(saved).toMatchObject({ outcome: "saved", file: "cafe.test.yaml" });
		expect(read("cafe.test.yaml")).toBe(asksMenu);
		if (saved.outcome === "saved")
			expect(saved.tried.tests.map(({ failure }) => failure)).toEqual([null]);
		expect(readdirSync(folder).sort()).toEqual([
			"cafe.test.yaml",
			"rules.yaml",
		]);
	});

	it("stands beside a rules file that is named itself", async () => {
		const path = join(folder, "rules.yaml");
		await desk(path).save({ ...add, how: "new" });
		expect(read("cafe.test.yaml")).toBe(asksMenu);
	});

	it("leaves a file that is there as it is, also when two save at once", async () => {
		write("cafe.test.yaml", "- test: mine\n");
		const { save } = desk();
		const exists = { outcome: "exists", file: "cafe.test.yaml" };
		expect(await save({ ...add, how: "new" })).toEqual(exists);
		expect(read("cafe.test.yaml")).toBe("- test: mine\n");
		const both = await Promise.all([
			save({ ...add, file: "other", how: "new" }),
			save({ file: "other", text: wrong, how: "new" }),
		]);
		expect(both.map(({ outcome }) => outcome)).toEqual(["saved", "exists"]);
		expect(read("other.test.yaml")).toBe(asksMenu);
	});

	it("adds below what a file holds, or replaces it, when asked to", async () => {
		const { save } = desk();
		await save({ ...add, how: "add" });
		await save({ file: "cafe", text: wrong, how: "add" });
		expect(read("cafe.test.yaml")).toBe(`${asksMenu}\n${wrong}`);
		const saved = await save({ ...add, how: "replace" });
		expect(read("cafe.test.yaml")).toBe(asksMenu);
		expect(saved.outcome).toBe("saved");
	});

	it("replaces a link, and not the file that it leads to", async () => {
		const outside = mkdtempSync(join(tmpdir(), "outside-"));
		const target = join(outside, "precious.txt");
		writeFileSync(target, "- test: x");
		symlinkSync(target, join(folder, "cafe.test.yaml"));
		const outcome = await desk().save({ ...add, how: "new" });
		expect(outcome.outcome).toBe("exists");
		await desk().save({ ...add, how: "replace" });
		expect(readFileSync(target, "utf8")).toBe("- test: x");
		rmSync(outside, { recursive: true });
	});

	it.each([
		["no test at all", "hello"],
		["a key that a test cannot have", "- test: x\n  tlak: []\n"],
		["no YAML", "- {[\n"],
	])("refuses %s, and writes nothing", async (_, text) => {
		const saved = await desk().save({ file: "cafe", text, how: "new" });
		expect(saved.outcome).toBe("refused");
		if (saved.outcome === "refused")
			expect(saved.problems[0]?.file).toBe("cafe.test.yaml");
		expect(readdirSync(folder)).toEqual(["rules.yaml"]);
	});

	it("adds to no file that is broken already", async () => {
		write("cafe.test.yaml", "- {[\n");
		const saved = await desk().save({ ...add, how: "add" });
		expect(saved.outcome).toBe("refused");
		expect(read("cafe.test.yaml")).toBe("- {[\n");
	});
});

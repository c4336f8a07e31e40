import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folders } from "./folder.ts";
import { run } from "./run.ts";

const folder = folders();
const names = [
	"rules.yaml",
	"rules.schema.json",
	"rules.test.yaml",
	".env.example",
	".vscode/settings.json",
	".vscode/extensions.json",
];

describe.concurrent("marhaba init", () => {
	it("makes a folder whose rules have no problem and whose tests pass", async () => {
		const cwd = folder({});
		const made = await run(["init", "shop"], { cwd });
		expect(made.code).toBe(0);
		expect(made.stderr).toContain("cd shop");
		const shop = join(cwd, "shop");
		for (const name of names) expect(existsSync(join(shop, name))).toBe(true);
		const checked = await run(["check", "--strict"], { cwd: shop });
		expect(checked).toMatchObject({ code: 0, stdout: "" });
		expect(checked.stderr).toContain("5 rules, no problems");
		const options = ["test", "--min-coverage", "100"];
		const tested = await run(options, { cwd: shop });
		expect(tested).toMatchObject({ code: 0, stderr: "" });
	});

	it("gives the editor its schema and the extension that reads it", async () => {
		const cwd = folder({});
		await run(["init"], { cwd });
		const read = (name: string) =>
			JSON.parse(readFileSync(join(cwd, name), "utf8"));
		expect(read("rules.schema.json").$schema).toContain("draft-07");
		expect(read(".vscode/settings.json")["yaml.schemas"]).toEqual({
			"./rules.schema.json": "rules.yaml",
		});
		expect(read(".vscode/extensions.json").recommendations).toContain(
			"redhat.vscode-yaml",
		);
		expect(readFileSync(join(cwd, "rules.yaml"), "utf8")).toMatch(
			/^# yaml-language-server: \$schema=\.\/rules\.schema\.json\n/,
		);
	});

	it("writes over nothing unless it is told to", async () => {
		const cwd = folder({ "rules.yaml": "mine" });
		const refused = await run(["init"], { cwd });
		expect(refused.code).toBe(1);
		expect(refused.stderr).toContain("rules.yaml is there already");
		expect(readFileSync(join(cwd, "rules.yaml"), "utf8")).toBe("mine");
		expect(existsSync(join(cwd, "rules.test.yaml"))).toBe(false);
		const forced = await run(["init", "--force"], { cwd });
		expect(forced.code).toBe(0);
		expect(readFileSync(join(cwd, "rules.yaml"), "utf8")).toContain(
			"version: 1",
		);
	});

	it("says where it may not write", async () => {
		const cwd = folder({});
		writeFileSync(join(cwd, "file"), "");
		const { code, stderr } = await run(["init", "file/shop"], { cwd });
		expect(code).toBe(1);
		expect(stderr).toContain("It cannot be written");
	});
});

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { simulator } from "../../src/channels/simulator.ts";
import { loadRules } from "../../src/engine/language/load-rules.ts";
import { defaultLimits, startRuntime } from "../../src/runtime/start.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { systemClock } from "../../src/store/system-clock.ts";
import { folders, smallRules } from "./folder.ts";
import { run } from "./run.ts";

const folder = folders();

/** A folder with a database in which three people wrote, and with other rules. */
async function lived(): Promise<string> {
	const cwd = folder({
		"rules/rules.yaml": smallRules,
		"new.yaml": smallRules.replace("Sorry?", "Pardon me?"),
		"broken.yaml": smallRules.replace("reply:", "repply:"),
	});
	const database = openSqlite({ file: join(cwd, "data/demo.db") });
	const channel = simulator();
	const runtime = await startRuntime({
		...database,
		clock: systemClock,
		channels: [channel],
		home: { channel: channel.name, sender: "10000" },
		rules: join(cwd, "rules"),
		limits: defaultLimits,
		engine: "test",
		log: { info() {}, warn() {}, error() {} },
		parse: async (files) => loadRules(files),
		watch: null,
	});
	const now = systemClock.now();
	for (const [index, content] of ["hello", "menu", "a\u001B[31m"].entries()) {
		const from = `9617000000${index}`;
		const received = channel.receive({ content, from }, now);
		await runtime.accept(received.events, received.refused);
	}
	await runtime.stop();
	database.close();
	return cwd;
}

describe("marhaba replay", () => {
	it("shows only the messages that other rules would answer otherwise", async () => {
		const cwd = await lived();
		const told = await run(["replay", "--against", "new.yaml"], { cwd });
		expect(told.code).toBe(0);
		expect(told.stderr).toContain("2 of 3 messages would get another answer.");
		expect(told.stdout).toContain('"menu"');
		expect(told.stdout).toContain('- anything else  text  "Sorry?"');
		expect(told.stdout).toContain('+ anything else  text  "Pardon me?"');
		expect(told.stdout).not.toContain("hello");
		expect(told.stdout).not.toContain("\u001B");
		const options = ["replay", "--since", "1h", "--against", "new.yaml"];
		const { stdout } = await run([...options, "--json"], { cwd });
		expect(JSON.parse(stdout)).toMatchObject({
			differences: [{ before: { rule: "anything else" } }, {}],
			messages: 3,
			changed: 2,
		});
	});

	it("verifies that every decision comes out the same", async () => {
		const cwd = await lived();
		const told = await run(["replay", "--verify"], { cwd });
		expect(told).toMatchObject({ code: 0, stdout: "" });
		expect(told.stderr).toContain("made again, all the same.");
		const { stdout } = await run(["replay", "--verify", "--json"], { cwd });
		expect(JSON.parse(stdout)).toMatchObject({ ok: true, mismatches: [] });
	});

	it("says what it needs", async () => {
		const cwd = await lived();
		const neither = await run(["replay"], { cwd });
		expect(neither.code).toBe(2);
		const when = await run(["replay", "--verify", "--since", "x"], { cwd });
		expect(when.code).toBe(2);
		const broken = await run(["replay", "--against", "broken.yaml"], { cwd });
		expect(broken.code).toBe(1);
		expect(broken.stderr).toContain('Did you mean "reply"?');
		const none = await run(["replay", "--verify"], { cwd: folder() });
		expect(none.code).toBe(1);
		expect(none.stderr).toContain("There is no database");
	});
});

import { describe, expect, it } from "vitest";
import { folders } from "./folder.ts";
import { run } from "./run.ts";

const folder = folders();
const commands = [
	...["start", "check", "chat", "explain", "tail", "send", "read"],
	...["media", "history", "doctor", "schema"],
];

describe.concurrent("marhaba", () => {
	it("lists every command, and says which version it is", async () => {
		const cwd = folder();
		const help = await run(["--help"], { cwd });
		expect(help).toMatchObject({ code: 0, stderr: "" });
		for (const command of commands)
			expect(help.stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
		const version = await run(["--version"], { cwd });
		expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	});

	it.each(commands)(
		"%s --help tells what it does, on stdout",
		async (command) => {
			const help = await run([command, "--help"], { cwd: folder() });
			expect(help).toMatchObject({ code: 0, stderr: "" });
			expect(help.stdout).toMatch(new RegExp(`^Usage: marhaba ${command}\\b`));
		},
	);

	it.each([
		[[]],
		[["chekc"]],
		[["check", "--nonsense"]],
		[["check", "--format", "xml"]],
		[["explain"]],
		[["explain", "one", "two"]],
		[["send", "text", "--to", "+96170111222"]],
		[["send", "song", "--to", "+96170111222"]],
		[["send", "location", "--to", "+961", "--lat", "north", "--lng", "1"]],
		[["history", "+96170111222", "--limit", "0"]],
		[["forget", "+96170111222"]],
	])(
		"F78: %j is not how it is used: exit 2, and stderr says why",
		async (given) => {
			const { code, stdout, stderr } = await run(given, { cwd: folder() });
			expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
			expect(stderr.trim()).not.toBe("");
			expect(stderr).not.toMatch(/^\s+at /m);
		},
	);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { builtProgram } from "../process/built.ts";
import { run } from "./run.ts";

async function folder(): Promise<string> {
	const path = await mkdtemp(join(tmpdir(), "marhaba-emulate-"));
	onTestFinished(() => rm(path, { recursive: true, force: true }));
	return path;
}

/** An emulator in a process of its own, until the test ends; the settings that point to it. */
async function emulating(...parameters: readonly string[]) {
	const cwd = await folder();
	const all = ["emulate", "--port", "0", "--json", ...parameters];
	const child = spawn(process.execPath, [builtProgram(), ...all], {
		cwd,
		env: { PATH: process.env.PATH },
	});
	onTestFinished(async () => {
		child.kill();
		await once(child, "close");
	});
	let told = "";
	for await (const chunk of child.stdout) {
		told += chunk;
		if (told.includes("}")) break;
	}
	const { url, apiKey, sender } = JSON.parse(told);
	const env = {
		INFOBIP_BASE_URL: url,
		INFOBIP_API_KEY: apiKey,
		INFOBIP_SENDER: sender,
		DATABASE_URL: `file:${join(cwd, "test.db")}`,
		// Nobody listens there.
		PORT: "1",
	};
	return { url, cwd, env };
}

describe("marhaba emulate", () => {
	it("is an account whose templates are listed, made, kept and deleted", async () => {
		const { cwd, env } = await emulating();
		const listed = await run(["templates", "list"], { cwd, env });
		expect(listed).toMatchObject({ code: 0, stderr: "" });
		expect(listed.stdout).toMatch(/^weekend_menu +ar +APPROVED/m);
		await writeFile(
			join(cwd, "menu.yaml"),
			"name: menu\nlanguage: en\ncategory: utility\nbody: Hello\n",
		);
		const made = await run(["templates", "create", "menu.yaml"], { cwd, env });
		expect(made).toMatchObject({ code: 0, stderr: "Handed in: menu (en).\n" });
		const kept = await run(["templates", "sync"], { cwd, env });
		expect(kept.stderr).toBe("6 templates are kept.\n");
		const unsure = await run(["templates", "delete", "menu"], { cwd, env });
		expect(unsure).toMatchObject({ code: 2 });
		const gone = await run(["templates", "delete", "menu", "--yes"], {
			cwd,
			env,
		});
		expect(gone).toMatchObject({ code: 0, stderr: "Deleted: menu.\n" });
		const shown = await run(["templates", "show", "menu"], { cwd, env });
		expect(shown).toMatchObject({ code: 1 });
		expect(shown.stderr).toContain("There are weekend_menu");
	});

	it("holds rules against its templates", async () => {
		const { cwd, env } = await emulating();
		await writeFile(
			join(cwd, "rules.yaml"),
			"version: 1\nbusiness: { name: A, timezone: Asia/Beirut, languages: [en] }\nrules:\n  - name: menu\n    when: { keyword: menu }\n    do:\n      - template: weekend_menu\n  - name: other\n    when: nothing_matched\n    reply: Hello\n",
		);
		const offline = await run(["check", "rules.yaml"], { cwd, env });
		expect(offline.code).toBe(0);
		const online = await run(["check", "rules.yaml", "--online", "--json"], {
			cwd,
			env,
		});
		expect(online.code).toBe(1);
		expect(JSON.parse(online.stdout).problems).toMatchObject([
			{ code: "template-mismatch", line: 7, severity: "error" },
		]);
	});

	it("fails as its script says, and lets in only whoever has the key", async () => {
		const script = join(await folder(), "script.yaml");
		await writeFile(
			script,
			"faults:\n  - { path: /whatsapp/2/, answer: { status: 403 }, times: 1 }\n",
		);
		const { cwd, env } = await emulating("--script", script);
		const forbidden = await run(["templates", "list"], { cwd, env });
		expect(forbidden).toMatchObject({ code: 4 });
		expect(forbidden.stderr).toContain("whatsapp:manage");
		const wrong = await run(["templates", "list"], {
			cwd,
			env: { ...env, INFOBIP_API_KEY: "another" },
		});
		expect(wrong).toMatchObject({ code: 4 });
		expect(wrong.stderr).toContain("does not accept the API key");
	});

	it("is connected to, with a plan that shows no secret", async () => {
		const { cwd, env, url } = await emulating();
		const settings = {
			...env,
			PUBLIC_URL: "https://bot.example.com",
			WEBHOOK_TOKEN: "very-secret-token",
			ADMIN_TOKEN: "another-secret",
		};
		const plan = await run(["connect", "--dry-run"], { cwd, env: settings });
		expect(plan.code).toBe(0);
		expect(plan.stdout).toContain("https://bot.example.com/webhook/infobip");
		expect(plan.stdout).not.toContain("very-secret-token");
		const unsure = await run(["connect"], { cwd, env: settings });
		expect(unsure.code).toBe(2);
		const nowhere = await run(["connect"], { cwd, env });
		expect(nowhere).toMatchObject({ code: 3 });
		expect(nowhere.stderr).toContain("PUBLIC_URL");
		const requests = await fetch(`${url}/_emulator/requests`);
		expect(JSON.stringify(await requests.json())).not.toContain('"PUT"');
	});

	it("says what is wrong with how it is called", async () => {
		const cwd = await folder();
		const script = join(cwd, "bad.yaml");
		await writeFile(script, "faults:\n  - { answer: explode }\n");
		for (const wrong of [
			["--port", "99999"],
			["--header", "nothing"],
			["--script", "missing.yaml"],
			["--script", script],
		]) {
			const ran = await run(["emulate", ...wrong], { cwd });
			expect(ran.code).toBe(2);
			expect(ran.stderr).not.toContain("    at ");
		}
	});
});

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtProgram } from "../process/built.ts";
import { there } from "../process/rows.ts";
import { startWorld, type World, written } from "../process/world.ts";
import { folders, smallRules } from "./folder.ts";
import { run } from "./run.ts";

const folder = folders();
const shell = promisify(execFile);

describe.concurrent("in a pipe, without a server", () => {
	it("chat reads lines and answers each, in the customer's language", async () => {
		const stdin = "hello\n\nbonjour, vous êtes là ?\nwhat?\n";
		const said = await run(["chat"], { cwd: folder(), stdin });
		expect(said).toMatchObject({ code: 0 });
		expect(said.stdout).toContain("Hello!");
		expect(said.stdout).toContain("Pardon ?");
		expect(said.stdout.indexOf("Hello!")).toBeLessThan(
			said.stdout.indexOf("Pardon ?"),
		);
		expect(said.stdout).not.toContain("\u001b");
	});

	it("chat with rules that cannot be used: exit 1, with the mistakes", async () => {
		const cwd = folder({ "rules/rules.yaml": "rulez: []\n" });
		const { code, stderr } = await run(["chat"], { cwd, stdin: "hello\n" });
		expect(code).toBe(1);
		expect(stderr).toContain("rules/rules.yaml:1:1");
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	it("explain --json says which rule, why, and why not the others", async () => {
		const { code, stdout } = await run(["explain", "HELLO you", "--json"], {
			cwd: folder(),
		});
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			rule: "hello",
			because: expect.stringContaining("hello"),
			silent: null,
			actions: [{ type: "text", text: "Hello!" }],
			folded: "hello you",
			language: "en",
			trace: [
				{ rule: "hello", line: 4, outcome: "matched" },
				{ rule: "anything else", line: 7, outcome: "not-tried" },
			],
			rules: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
		});
	});

	it.each([
		["text", ["--text", "hi there"], { content: { text: "hi there" } }],
		[
			"image",
			["--url", "https://example.com/a.jpg", "--caption", "x"],
			{ content: { mediaUrl: "https://example.com/a.jpg", caption: "x" } },
		],
		[
			"location",
			["--lat", "33.9", "--lng=-35.5", "--name", "Here"],
			{ content: { latitude: 33.9, longitude: -35.5, name: "Here" } },
		],
		[
			"template",
			["--template", "order_status", "--language", "en", "--body", "48213"],
			{ messages: [{ content: { templateName: "order_status" } }] },
		],
	])(
		"send %s --dry-run prints the request, and sends nothing",
		async (kind, flags, body) => {
			const env = {
				INFOBIP_BASE_URL: "http://127.0.0.1:9",
				INFOBIP_API_KEY: "canary-key",
				INFOBIP_SENDER: "447860099299",
			};
			const given = [
				"send",
				kind,
				"--to",
				"+961 70 111 222",
				...flags,
				"--dry-run",
			];
			const { code, stdout, stderr } = await run(given, { cwd: folder(), env });
			expect(code).toBe(0);
			const request = JSON.parse(stdout);
			expect(request).toMatchObject({ method: "POST", body });
			expect(request.url).toMatch(new RegExp(`/whatsapp/1/message/${kind}$`));
			expect(JSON.stringify(request.body)).toContain('"to":"96170111222"');
			expect(stdout + stderr).not.toContain("canary-key");
		},
	);

	it("send of a real message does not ask where nobody can answer", async () => {
		const env = {
			INFOBIP_BASE_URL: "http://127.0.0.1:9",
			INFOBIP_API_KEY: "k",
			INFOBIP_SENDER: "447860099299",
		};
		const given = ["send", "text", "--to", "+96170111222", "--text", "hi"];
		const { code, stderr } = await run(given, { cwd: folder(), env });
		expect(code).toBe(2);
		expect(stderr).toContain("--yes");
	});

	it("schema is a JSON Schema", async () => {
		const { code, stdout } = await run(["schema"], { cwd: folder() });
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			$schema: expect.stringContaining("json-schema.org"),
		});
	});

	it("doctor --json: findings with what to do", async () => {
		const { stdout, stderr } = await run(["doctor", "--json"], {
			cwd: folder(),
			env: { PORT: "9" },
		});
		expect(stderr).toBe("");
		const findings = JSON.parse(stdout) as {
			about: string;
			state: string;
			message: string;
			help: string | null;
		}[];
		expect(findings.map(({ about }) => about.toLowerCase()).join(" ")).toMatch(
			/node.*database.*rules.*clock/,
		);
		for (const { state, help } of findings)
			if (state === "wrong") expect(help).toEqual(expect.any(String));
	});

	it("a reader that goes away ends it without a word", async () => {
		const script = `"${process.execPath}" "${builtProgram()}" schema | head -1; echo "\${PIPESTATUS[0]}"`;
		const { stdout, stderr } = await shell("bash", ["-c", script], {
			cwd: folder(),
		});
		expect(stdout).toBe("{\n0\n");
		expect(stderr).toBe("");
	});

	it("stdin and stdout that are closed are no reason to crash", async () => {
		const check = `"${process.execPath}" "${builtProgram()}" check`;
		for (const closed of ["<&-", ">&-"]) {
			const { stderr } = await shell("bash", ["-c", `${check} ${closed}`], {
				cwd: folder(),
			});
			expect(stderr).not.toMatch(/^\s+at /m);
		}
	});
});

describe("in a pipe, beside a server", () => {
	let made: World;
	beforeAll(async () => {
		made = await startWorld({ rules: smallRules });
		for (const text of ["hello", "what?"])
			await made.server.post(written("96170111222", text));
		await made.server.until(there("message.seen", 2));
	});
	afterAll(() => made.close());
	const here = () => ({
		cwd: made.server.folder,
		env: { DATABASE_URL: "file:data/marhaba.db" },
	});
	const url = () => ["--url", made.server.url()];

	it("history reads the database of a running bot", async () => {
		const { code, stdout } = await run(
			["history", "+961 70 111 222", "--json"],
			here(),
		);
		expect(code).toBe(0);
		const lines = JSON.parse(stdout) as {
			from: string;
			content: { text: string };
		}[];
		expect(lines.map(({ from, content }) => [from, content.text])).toEqual([
			["customer", "hello"],
			["bot", "Hello!"],
			["customer", "what?"],
			["bot", "Sorry?"],
		]);
	});

	it("explain --as a known contact brings their state, and changes nothing", async () => {
		const before = await made.server.until(there("message.seen", 2));
		const { code, stdout } = await run(
			["explain", "hello", "--as", "+96170111222", "--json"],
			here(),
		);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			rule: "hello",
			conversation: { name: "Amel Haddad" },
		});
		expect(await made.server.until(there("message.seen", 2))).toEqual(before);
	});

	it("send goes through the running server, so that it stands in the history", async () => {
		const { port } = new URL(made.server.url());
		const env = { ...here().env, PORT: port };
		const given = [
			"send",
			"text",
			"--to",
			"+96170111222",
			"--text",
			"From the shop.",
			"--yes",
			"--json",
		];
		const { code, stdout } = await run(given, { ...here(), env });
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ type: "send.accepted" });
		expect(made.infobip.messages().at(-1)?.content).toEqual({
			text: "From the shop.",
		});
	});

	it("send of what the server refuses ends with its reason, and 4", async () => {
		const { port } = new URL(made.server.url());
		const env = { ...here().env, PORT: port };
		const given = ["send", "audio", "--to", "+96170111222", "--voice", "--yes"];
		const { code, stdout, stderr } = await run(
			[...given, "--url", "https://example.com/a.mp3"],
			{ ...here(), env },
		);
		expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
		expect(stderr).toMatch(/^audio\.url: A voice note is an OGG file.*\n$/);
	});

	it("nobody is known by that name: exit 1; nobody listens there: exit 5", async () => {
		const stranger = await run(["history", "+1 555 0100"], here());
		expect(stranger).toMatchObject({ code: 1, stdout: "" });
		const nowhere = await run(["tail", "--url", "http://127.0.0.1:9"], here());
		expect(nowhere).toMatchObject({ code: 5, stdout: "" });
	});

	it("tail shows what happened; tail | head -1 ends with the next row, without a word", async () => {
		const script = `"${process.execPath}" "${builtProgram()}" tail --since 0 --json ${url().join(" ")} | head -1; echo "\${PIPESTATUS[0]}"`;
		const options = { cwd: made.server.folder, timeout: 20_000 };
		let over = false;
		const ended = shell("bash", ["-c", script], options).finally(() => {
			over = true;
		});
		while (!over) {
			await made.server.post(written("96170999000", "hello"));
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		const { stdout, stderr } = await ended;
		const [line, code] = stdout.split("\n");
		expect(JSON.parse(line ?? "")).toMatchObject({
			seq: 1,
			type: "rules.loaded",
		});
		expect(code).toBe("0");
		expect(stderr).not.toMatch(/^\s+at /m);
	});
});

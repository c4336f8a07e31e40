import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import Sqlite from "better-sqlite3";
import { describe, expect, it, vi } from "vitest";
import { builtProgram } from "../process/built.ts";
import { launch } from "../process/launch.ts";
import { written } from "../process/world.ts";
import { folders, smallRules } from "./folder.ts";
import { type Ran, run } from "./run.ts";

const folder = folders();
const shell = promisify(execFile);

describe.concurrent("a start that cannot be", () => {
	it.each(["99999", "-1", "http", "3.5"])(
		"F79: PORT=%s is refused",
		async (PORT) => {
			expectRefused(
				await run(["start"], { cwd: folder(), env: { PORT } }),
				/PORT/,
			);
		},
	);

	it("F79: a port that is taken: one clear line", async () => {
		const other = createServer().listen(0, "127.0.0.1");
		await new Promise((resolve) => other.once("listening", resolve));
		const { port } = other.address() as { port: number };
		const ran = await run(["start"], {
			cwd: folder(),
			env: { PORT: String(port) },
		});
		other.close();
		expectRefused(ran, new RegExp(`${port}.*taken`));
	});

	it("F81: settings: every problem at once, and no secret of them", async () => {
		const env = {
			PORT: "x",
			LOG_LEVEL: "loud",
			INFOBIP_API_KEY: '"canary-key"',
			INFOBIP_BASE_URL: "http://example.com",
			WEBHOOK_USER: "infobip",
			PUBLIC_URL: "https://bot.example.com",
		};
		const ran = await run(["start"], { cwd: folder(), env });
		expectRefused(ran, /INFOBIP_SENDER/);
		for (const name of [
			"PORT",
			"LOG_LEVEL",
			"INFOBIP_API_KEY",
			"INFOBIP_BASE_URL",
			"WEBHOOK_PASSWORD",
			"ADMIN_TOKEN",
		])
			expect(ran.stderr).toContain(name);
		expect(ran.stderr + ran.stdout).not.toContain("canary-key");
	});

	it("F80: a database that is a folder", async () => {
		const cwd = folder();
		mkdirSync(join(cwd, "data.db"));
		expectRefused(await startWith(cwd, "data.db"), /data\.db/);
	});

	it("F80: a database that is no database stays as it is", async () => {
		const cwd = folder();
		writeFileSync(join(cwd, "notes.txt"), "My notes.\n".repeat(500));
		expectRefused(await startWith(cwd, "notes.txt"), /notes\.txt/);
		expect(readFileSync(join(cwd, "notes.txt"), "utf8")).toBe(
			"My notes.\n".repeat(500),
		);
	});

	it("F80: another program's database stays as it is", async () => {
		const cwd = folder();
		const other = new Sqlite(join(cwd, "shop.db"));
		other.exec(
			"CREATE TABLE orders (id INTEGER); INSERT INTO orders VALUES (1)",
		);
		other.close();
		const before = readFileSync(join(cwd, "shop.db"));
		expectRefused(await startWith(cwd, "shop.db"), /shop\.db/);
		expect(readFileSync(join(cwd, "shop.db")).equals(before)).toBe(true);
	});

	it("F80: a database of a newer Marhaba", async () => {
		const cwd = folder();
		const first = await launch(cwd, {
			PORT: "0",
			DATABASE_URL: "file:ours.db",
		});
		first.signal("SIGTERM");
		await first.exited;
		const database = new Sqlite(join(cwd, "ours.db"));
		database.exec(
			"INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 99999999999999)",
		);
		database.close();
		expectRefused(await startWith(cwd, "ours.db"), /newer/);
	});

	it.skipIf(process.getuid?.() === 0)(
		"F80: a folder that may not be written (skipped for root, who may)",
		async () => {
			const cwd = folder();
			mkdirSync(join(cwd, "locked"));
			chmodSync(join(cwd, "locked"), 0o500);
			expectRefused(await startWith(cwd, "locked/ours.db"), /locked/);
		},
	);

	it("rules with mistakes, and none that were good before: the mistakes, and exit 1", async () => {
		const cwd = folder({ "rules/rules.yaml": "rulez: []\n" });
		const { code, stderr } = await run(["start"], { cwd, env: { PORT: "0" } });
		expect(code).toBe(1);
		expect(stderr).toContain("rules/rules.yaml:1:1");
		expect(stderr).not.toMatch(/^\s+at /m);
	});
});

describe.concurrent("surroundings that are odd", () => {
	it.each([
		["a time zone that does not exist", { TZ: "Mars/Base" }],
		["no language", { LANG: "C", LC_ALL: "C" }],
		["no home", { HOME: undefined }],
	])("F82: %s: it answers all the same", async (_, env) => {
		const { code, stdout } = await run(["explain", "hello", "--json"], {
			cwd: folder(),
			env,
		});
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ rule: "hello" });
	});

	it("F82: a server whose stdin and stdout are closed starts and stops", async () => {
		const cwd = folder();
		const program = `"${process.execPath}" "${builtProgram()}" start`;
		const script = `${program} <&- >&- 2>log & until grep -q 'rules are live' log; do kill -0 $! || break; sleep 0.05; done; kill $!; wait $!`;
		const env = { PATH: process.env.PATH, PORT: "0", LOG_FORMAT: "json" };
		const ended = await shell("bash", ["-c", script], { cwd, env }).then(
			() => 0,
			({ code }) => code,
		);
		expect([ended, readFileSync(join(cwd, "log"), "utf8")]).toEqual([
			0,
			expect.stringContaining("rules are live"),
		]);
	});

	it("F82: a server with 32 open files, no home, no language, no stdin and no stdout answers, and heals when it had none left", async ({
		onTestFinished,
	}) => {
		const cwd = folder();
		const port = await freePort();
		const { child, ended } = startPoorly(cwd, port);
		onTestFinished(() => void child.kill("SIGKILL"));
		const log = () => readFileSync(join(cwd, "log"), "utf8");
		const told = (words: string) => log().split(words).length - 1;
		await vi.waitUntil(() => isHealthy(port), patience);
		const crowd = await connectMany(port, 60);
		const rules = join(cwd, "rules/rules.yaml");
		writeFileSync(rules, smallRules.replace("Hello!", "Hello again!"));
		await vi.waitUntil(() => told("the old ones stay") === 1, patience);
		for (const socket of crowd) socket.destroy();
		await vi.waitUntil(() => told("rules are live") === 2, patience);
		const url = `http://127.0.0.1:${port}/webhook/infobip`;
		const body = JSON.stringify(written("9617000001", "hello"));
		expect((await fetch(url, { method: "POST", body })).status).toBe(200);
		child.kill("SIGTERM");
		expect(await ended).toBe(0);
		expect(log()).not.toMatch(/"level":"fatal"/);
	});
});

const patience = { timeout: 90_000, interval: 100 };

/** Starts a server as poor as can be; `ended` gives its exit code. */
function startPoorly(cwd: string, port: number) {
	const program = `"${process.execPath}" "${builtProgram()}" start`;
	const script = `ulimit -n 32; exec ${program} <&- >&- 2>log`;
	const { PATH } = process.env;
	const env = { PATH, LANG: "C", PORT: String(port), LOG_FORMAT: "json" };
	writeFileSync(join(cwd, "log"), "");
	const child = spawn("bash", ["-c", script], { cwd, env, stdio: "ignore" });
	const ended = new Promise((resolve) => child.once("exit", resolve));
	return { child, ended };
}

function isHealthy(port: number): Promise<boolean> {
	return fetch(`http://127.0.0.1:${port}/healthz`).then(
		({ ok }) => ok,
		() => false,
	);
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}

/** So many connections to a server, whether it takes them in or lets them wait. */
function connectMany(port: number, count: number): Promise<readonly Socket[]> {
	return Promise.all(
		Array.from({ length: count }, async () => {
			const socket = connect(port, "127.0.0.1").on("error", () => {});
			await once(socket, "connect");
			return socket;
		}),
	);
}

function startWith(cwd: string, database: string): Promise<Ran> {
	return run(["start"], {
		cwd,
		env: { PORT: "0", DATABASE_URL: `file:${database}` },
	});
}

/** Exit 3, a sentence, and no stack trace. */
function expectRefused({ code, stdout, stderr }: Ran, words: RegExp): void {
	expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
	expect(stderr).toMatch(words);
	expect(stderr).not.toMatch(/^\s+at /m);
}

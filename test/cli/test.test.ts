import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folders, smallRules } from "./folder.ts";
import { run } from "./run.ts";

const folder = folders();
const good = `- test: says hello
  contact: { known: true }
  talk:
    - customer: hello
    - bot: { rule: hello, text: Hello! }
`;
const bad = `- test: wants a <menu> & more
  talk:
    - customer: menu
    - bot: { rule: hello }
`;

function shop(tests: string): string {
	return folder({
		"rules/rules.yaml": smallRules,
		"rules/shop.test.yaml": tests,
	});
}

describe.concurrent("marhaba test", { timeout: 120_000 }, () => {
	it("tests that pass: exit 0, one line each", async () => {
		const { code, stdout } = await run(["test"], { cwd: shop(good) });
		expect(code).toBe(0);
		expect(stdout).toContain("✓ rules/shop.test.yaml  says hello");
		expect(stdout).toContain("1 test: 1 passed, 0 failed");
	});

	it("one that fails: exit 1, with its line and what came instead", async () => {
		const cwd = shop(good + bad);
		const { code, stdout } = await run(["test"], { cwd });
		expect(code).toBe(1);
		expect(stdout).toContain("rules/shop.test.yaml:9");
		expect(stdout).toContain(
			'step 2: expected rule "hello", got rule "anything else": "Sorry?"',
		);
		expect(stdout).toContain("2 tests: 1 passed, 1 failed");
	});

	it("a mistake in a test file: exit 1, with its place and a way out", async () => {
		const cwd = shop(good.replace("rule: hello", "rule: helo"));
		const { code, stderr } = await run(["test"], { cwd });
		expect(code).toBe(1);
		expect(stderr).toContain("rules/shop.test.yaml:5:20");
		expect(stderr).toContain('Did you mean "hello"?');
	});

	it("-t runs only the tests that are named so", async () => {
		const cwd = shop(good + bad);
		const { code, stdout } = await run(["test", "-t", "HELLO"], { cwd });
		expect(code).toBe(0);
		expect(stdout).toContain("1 test: 1 passed");
	});

	it("--coverage names the rules that nothing reaches, with their lines", async () => {
		const cwd = shop(good);
		const { code, stdout } = await run(["test", "--coverage"], { cwd });
		expect(code).toBe(0);
		expect(stdout).toContain("rules reached: 1 of 2 (50 %)");
		expect(stdout).toContain("rules/rules.yaml:7  anything else");
	});

	it("--min-coverage fails below that", async () => {
		const cwd = shop(good);
		const enough = await run(["test", "--min-coverage", "50"], { cwd });
		expect(enough.code).toBe(0);
		const short = await run(["test", "--min-coverage", "51"], { cwd });
		expect(short.code).toBe(1);
		expect(short.stderr).toContain("reach 50 % of the rules");
		const usage = await run(["test", "--min-coverage", "lots"], { cwd });
		expect(usage.code).toBe(2);
	});

	it("--reporter tap is TAP", async () => {
		const cwd = shop(good + bad);
		const { stdout } = await run(["test", "--reporter", "tap"], { cwd });
		expect(stdout.split("\n").slice(0, 4)).toEqual([
			"TAP version 14",
			"1..2",
			"ok 1 - rules/shop.test.yaml: says hello",
			"not ok 2 - rules/shop.test.yaml: wants a <menu> & more",
		]);
	});

	it("--reporter junit is XML, whatever a test is called", async () => {
		const cwd = shop(good + bad);
		const { stdout } = await run(["test", "--reporter", "junit"], { cwd });
		expect(stdout).toContain('tests="2" failures="1" errors="0"');
		expect(stdout).toContain('name="wants a &lt;menu&gt; &amp; more"');
	});

	it("--json is the shape that other programs rely on", async () => {
		const cwd = shop(good + bad);
		const { code, stdout } = await run(["test", "--json"], { cwd });
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({
			ok: false,
			tests: 2,
			failed: 1,
			results: [
				{ test: "says hello", ok: true, rules: ["hello"] },
				{ ok: false, failure: { step: 2, line: 9 } },
			],
			problems: [],
			coverage: [{ rules: 2, reached: 2, percent: 100 }],
		});
	});

	it("no tests, and files that are not there, are said", async () => {
		const none = await run(["test"], { cwd: folder() });
		expect(none.code).toBe(1);
		expect(none.stderr).toContain("There are no tests beside rules");
		const gone = await run(["test", "gone.test.yaml"], { cwd: folder() });
		expect(gone.code).toBe(2);
		expect(gone.stderr).toContain("gone.test.yaml is not there");
	});

	it("rules with errors: exit 1 and the errors", async () => {
		const cwd = folder({
			"rules/rules.yaml": smallRules.replace("reply:", "repply:"),
			"rules/shop.test.yaml": good,
		});
		const { code, stderr } = await run(["test"], { cwd });
		expect(code).toBe(1);
		expect(stderr).toContain('Did you mean "reply"?');
	});
});

describe.concurrent("chat /save", { timeout: 120_000 }, () => {
	it("writes what was said as a test that passes", async () => {
		const cwd = shop(good);
		const lines = [
			"hello",
			"/time 2h",
			'what is "this": {name}?',
			"/location 33.9,35.5",
			"/save rules/shop.test.yaml  talks",
			"/save other.yaml",
		];
		const said = await run(["chat", "--at", "2026-11-24 12:00"], {
			cwd,
			stdin: `${lines.join("\n")}\n`,
		});
		expect(said.code).toBe(0);
		const file = readFileSync(join(cwd, "rules/shop.test.yaml"), "utf8");
		expect(file.startsWith(good)).toBe(true);
		expect(file).toContain('- bot: { rule: "hello", text: "Hello!" }');
		expect(file).toContain("- wait: 2h");
		expect(readFileSync(join(cwd, "other.test.yaml"), "utf8")).toContain(
			'- test: "hello"',
		);
		const tried = await run(["test"], { cwd });
		expect(tried.stdout).toContain("2 tests: 2 passed, 0 failed");
	});

	it("keeps what other systems posted and answered, on this machine where FETCH_ALLOW names it", async () => {
		const system = createServer((_, response) => {
			response.end('{"status":"on its way"}');
		});
		await once(system.listen(0, "127.0.0.1"), "listening");
		const { port } = system.address() as AddressInfo;
		const rules = `version: 1
business: { name: Shop, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: order ready
    when: { event: order_ready }
    reply: "Order {event.number|?} is ready."
  - name: order status
    when: { keyword: order }
    do:
      - fetch: { url: "http://127.0.0.1:${port}/7", save_as: order, if_it_fails: no answer }
      - text: "It is {order.status|in the making}."
  - name: no answer
    reply: "{error|?}"
`;
		const cwd = folder({ "rules/rules.yaml": rules });
		const stdin = [
			"my order",
			'/event order_ready {"number": 12}',
			"/event nothing",
			"/event order_ready [12]",
			"/save rules/my.test.yaml",
			"",
		].join("\n");
		const env = { FETCH_ALLOW: "127.0.0.1" };
		const said = await run(["chat"], { cwd, stdin, env });
		system.close();
		expect(said.stdout).toContain("It is on its way.\nOrder 12 is ready.");
		expect(said.stderr).toContain('No rule waits for the event "nothing".');
		expect(said.stderr).toContain("Write its data as JSON");
		const file = readFileSync(join(cwd, "rules/my.test.yaml"), "utf8");
		expect(file).toContain(
			'- event: { name: "order_ready", data: {"number":12} }',
		);
		expect(file).toContain(
			'- fetch: { status: 200, body: {"status":"on its way"} }',
		);
		const tried = await run(["test"], { cwd });
		expect(tried.stdout).toContain("1 test: 1 passed, 0 failed");
	});
});

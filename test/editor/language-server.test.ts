import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rulesTemplate } from "../../src/cli/init/rules-template.ts";
import {
	type LanguageServer,
	type Position,
	startLanguageServer,
} from "./language-server.ts";

/** Beside the schema that the first line of each file names. */
const folder = new URL("../../rules/", import.meta.url);
const sample = readFileSync(new URL("rules.yaml", folder), "utf8");

let server: LanguageServer;
beforeAll(async () => {
	server = await startLanguageServer();
});
afterAll(() => server.stop());

const head = `# yaml-language-server: $schema=./rules.schema.json
version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
`;
let files = 0;

/** A file with the cursor where the `█` stands. */
async function open(marked: string) {
	files += 1;
	const uri = new URL(`try-${files}.yaml`, folder).href;
	const before = `${head}${marked}`.split("█")[0] ?? "";
	const lines = before.split("\n");
	const cursor: Position = {
		line: lines.length - 1,
		character: lines.at(-1)?.length ?? 0,
	};
	const found = await server.open(uri, head + marked.replace("█", ""));
	return {
		problems: found.map(
			({ range, message }) => `${range.start.line + 1} ${message}`,
		),
		words: () => server.complete(uri, cursor),
		tells: () => server.hover(uri, cursor),
	};
}

const rule = (lines: string) => `rules:
  - name: hours
    when: { keyword: hours }
${lines}`;

describe("an editor with the YAML language server", { timeout: 60_000 }, () => {
	it.each([
		["the sample restaurant", sample],
		["what init writes", rulesTemplate("Asia/Beirut")],
	])("underlines nothing in %s", async (_, text) => {
		files += 1;
		const uri = new URL(`good-${files}.yaml`, folder).href;
		expect(await server.open(uri, text)).toEqual([]);
	});

	it("underlines each mistake in its line", async () => {
		const { problems } = await open(
			rule(`    repply: We're open
    if: { hours: opn }
    limit: [1, 2]
    do:
      - txt: Hello
      - ask: How many?
        save_as: guests
        type: nummber
  - when: first_message
    reply: Hello
`),
		);
		const lines = problems.map((problem) => Number.parseInt(problem, 10));
		expect(lines.toSorted((one, other) => one - other)).toEqual([
			...[7, 8, 9, 11, 14, 15],
		]);
		expect(problems).toContain("7 Property repply is not allowed.");
	});

	it.each([
		["of a rule", rule("    █"), ["reply", "do", "if", "limit", "continue"]],
		[
			"of when",
			"rules:\n  - name: a\n    when:\n      █\n    reply: x\n",
			["keyword", "regex", "schedule", "first_message", "no_reply_for"],
		],
		["of if", rule("    if:\n      █"), ["hours", "tag", "language", "any"]],
		[
			"of an action",
			rule("    do:\n      - █"),
			["text", "buttons", "fetch", "wait", "silent", "handoff"],
		],
		[
			"of buttons",
			rule("    do:\n      - buttons:\n          █"),
			["text", "options", "header", "footer"],
		],
		[
			"of a moment",
			rule("    do:\n      - wait:\n          █"),
			["until", "minus"],
		],
		["of the settings", "settings:\n  █", ["brake", "wait_for_more", "media"]],
		["of the file", "█", ["rules", "flows", "words", "settings"]],
		[
			"behind message",
			"rules:\n  - name: a\n    when:\n      message: █\n    reply: x\n",
			["image", "location", "voice"],
		],
		[
			"behind type",
			"flows:\n  f:\n    steps:\n      - ask: How many?\n        save_as: n\n        type: █\n",
			["number", "date", "yes_no", "choice"],
		],
	])("offers the words %s", async (_, marked, words) => {
		const { words: offered } = await open(marked);
		expect(await offered()).toEqual(expect.arrayContaining(words));
	});

	it.each([
		["keyword", rule("").replace("keyword", "key█word"), "one of these words"],
		["limit", rule("    lim█it: once per day"), "How often it may run"],
		[
			"buttons",
			rule("    do:\n      - but█tons: { text: x, options: { a: A } }"),
			"What would you like?",
		],
		["wait_for_more", "settings: { wait_for_mo█re: 1s }", "read as one"],
	])("tells what %s is", async (_, marked, told) => {
		const { tells } = await open(marked);
		expect(await tells()).toContain(told);
	});
});

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rulesDesk } from "../../src/desk/rules-desk.ts";
import { loadRules } from "../../src/engine/language/load-rules.ts";
import {
	type ParseRules,
	parseInChild,
} from "../../src/runtime/rule-book/parse.ts";
import { folder } from "../runtime/running.ts";

const saying = (words: string) =>
	`version: 1\nbusiness: { name: Shop, timezone: Asia/Beirut, languages: [en] }\nrules:\n  - { name: all, when: nothing_matched, reply: ${words} }\n`;

async function desk(parse: ParseRules = async (files) => loadRules(files)) {
	const path = await folder();
	await writeFile(join(path, "rules.yaml"), saying("before"));
	let reloads = 0;
	const reload = async () => {
		reloads += 1;
	};
	const made = rulesDesk({ path, parse, reload, schema: () => ({}) });
	const text = () => readFile(join(path, "rules.yaml"), "utf8");
	return { ...made, path, text, reloads: () => reloads };
}

describe("publishing", () => {
	test("G88: of several saves at once that began from the same files, one is published and the others are stale", async () => {
		const { read, publish, text, reloads } = await desk();
		const { etag } = await read();
		const all = ["one", "two", "three", "four"].map((words) =>
			publish({ "rules.yaml": saying(words) }, etag),
		);
		const [first, ...others] = await Promise.all(all);
		expect(first?.outcome).toBe("published");
		expect(others.map(({ outcome }) => outcome)).toEqual(
			others.map(() => "stale"),
		);
		expect(await text()).toBe(saying("one"));
		expect(reloads()).toBe(1);
	});

	test("G88: after a save that failed the next is taken", async () => {
		let fails = true;
		const { read, publish, text } = await desk(async (files) => {
			if (fails) throw new Error("no process");
			return loadRules(files);
		});
		const { etag } = await read();
		const files = { "rules.yaml": saying("after") };
		await expect(publish(files, etag)).rejects.toThrow("no process");
		fails = false;
		expect(await publish(files, etag)).toMatchObject({ outcome: "published" });
		expect(await text()).toBe(files["rules.yaml"]);
	});

	test("G88: what would hold up a parser is refused by the process for it, and nothing is written", async () => {
		const { read, publish, path, text, reloads } = await desk(parseInChild);
		const { etag } = await read();
		for (const bomb of [
			"? ".repeat(350),
			"- ".repeat(5_000),
			"[".repeat(20_000),
		])
			expect(await publish({ "rules.yaml": `${bomb}x` }, etag)).toMatchObject({
				outcome: "refused",
				checked: { ok: false },
			});
		expect(await text()).toBe(saying("before"));
		expect(await readdir(path)).toEqual(["rules.yaml"]);
		expect(reloads()).toBe(0);
	});
});

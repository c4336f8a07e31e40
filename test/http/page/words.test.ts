import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pageModule } from "./page-module.ts";

const folder = new URL("../../../src/http/page/", import.meta.url);

/** Every sentence that stands in a `t("…")`, and the names of the screens. */
const sentences = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((name) => name.endsWith(".js") && !name.includes("lib/words"))
	.flatMap((name) => {
		const source = readFileSync(new URL(name, folder), "utf8");
		const pattern = /\bt\(\s*("(?:[^"\\]|\\.)*")|\blabel: ("[A-Z]\w+")/g;
		return [...source.matchAll(pattern)].map(
			([, sentence, label]) => JSON.parse(sentence ?? label ?? '""') as string,
		);
	});

const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(["fr", "ar"])("the interface in %s", async (language) => {
	const { words } = await pageModule(`lib/words/${language}.js`);

	it("has every sentence, with the same blanks, and no other", () => {
		expect(sentences.length).toBeGreaterThan(300);
		for (const sentence of sentences) {
			const there = words[sentence];
			expect([sentence, typeof there]).toEqual([sentence, "string"]);
			expect([sentence, blanks(there)]).toEqual([sentence, blanks(sentence)]);
		}
		expect(
			Object.keys(words).filter((one) => !sentences.includes(one)),
		).toEqual([]);
	});
});

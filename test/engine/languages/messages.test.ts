import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hearLanguage } from "../../../src/engine/languages.ts";

interface Message {
	readonly text: string;
	readonly language: string;
}

const ours = ["en", "ar", "fr"];

const messages: readonly Message[] = readFileSync(
	new URL("./messages.jsonl", import.meta.url),
	"utf8",
)
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line));

const missed = messages.filter(
	({ text, language }) => hearLanguage(text, ours) !== language,
);

/** A table of the languages, then every message that was not heard right. */
function report(): string {
	const rows = ours.map((language) => {
		const all = of(messages, language).length;
		return `${language}: ${all - of(missed, language).length} of ${all}`;
	});
	const misses = missed.map(
		({ text, language }) =>
			`${language}, heard ${hearLanguage(text, ours)}: ${text}`,
	);
	return [...rows, ...misses].join("\n");
}

function of(some: readonly Message[], language: string): readonly Message[] {
	return some.filter((message) => message.language === language);
}

describe("the language of 300 short messages", () => {
	it("there are a hundred different ones a language", () => {
		expect(new Set(messages.map(({ text }) => text)).size).toBe(300);
		for (const language of ours)
			expect(of(messages, language)).toHaveLength(100);
	});

	it("is heard right in 97 % of them", () => {
		console.info(report());
		const right = messages.length - missed.length;
		expect(right / messages.length, report()).toBeGreaterThanOrEqual(0.97);
	});

	it.each([
		...["12", "٤٥", "3:30", "20/12", "#48213", "+33 6 12 34 56 78", "1 2 3"],
		...["😂😂", "❤️", "👍🏽 7", "?", "!!", "🇱🇧"],
		...["Rami", "Sarah Haddad", "Jean-Pierre", "Fatima", "Beirut", "iPhone 15"],
		...[
			"ok",
			"menu",
			"table",
			"restaurant",
			"dessert",
			"pizza",
			"taxi",
			"dispo",
		],
		...["Bill Brown", "Karim Salameh", "Nour El Hoda", "Ghada", "City Mall"],
		...["location", "urgent", "possible ?", "chat", "2 burgers", "3pizzas"],
		...["places", "message", "photo", "stop", "on", "merci thanks", "AB12cd"],
	])("is not claimed for %j", (text) => {
		expect(hearLanguage(text, ours)).toBeNull();
	});

	it.each([
		["hellooo", "en"],
		["goooood morning", "en"],
		["merciiii", "fr"],
		["kifaaak", "ar"],
		["3personnes svp", "fr"],
		["t2akhar", "ar"],
		["b9adech", "ar"],
	])("is heard through drawn-out letters and digits: %s", (text, language) => {
		expect(hearLanguage(text, ours)).toBe(language);
	});
});

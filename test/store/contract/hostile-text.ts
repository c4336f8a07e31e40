import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Database } from "../../../src/store/database.ts";
import {
	at,
	changeOf,
	changes,
	claim,
	customer,
	fact,
	loadOne,
	phone,
	START,
	textTo,
	user,
} from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

/** Texts that break things which take them for something else. */
export const nasty = [
	"",
	"a\0b",
	"\0",
	"\ud800",
	"x\udc00y\ud83d",
	"\\",
	"\\u0000",
	"\\\\u0000\0",
	"'; DROP TABLE journal; --",
	'"quoted"\n\r\u2028',
	"السَّلَامُ عليكم 👍🏽",
	"__proto__",
	"constructor",
	"%_%",
	"long ".repeat(20_000),
];

export function describeHostileText(opening: Open): void {
	describe("hostile text", () => {
		const open = closing(opening);

		it.each(nasty.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
			"A9, A10: comes back equal from everywhere it is kept: %s",
			async (_, text) => {
				const database = open();
				await keepEverywhere(database, text);
				await expectEverywhere(database, text);
			},
		);

		it("A9, A10: comes back equal whatever it is", async () => {
			const database = open();
			let seq = 0;
			await fc.assert(
				fc.asyncProperty(
					fc.string({ unit: "binary", maxLength: 60 }),
					fc.jsonValue(),
					async (text, value) => {
						const body = { text, value: JSON.parse(JSON.stringify(value)) };
						await database.store.commit([
							changes({ journal: [fact({ rule: text, body })] }),
						]);
						const [row] = await database.store.journalAfter(seq, 1);
						seq += 1;
						expect([row?.rule, row?.body]).toEqual([text, body]);
					},
				),
				{ numRuns: 60 },
			);
		});

		it("A12, D63: keeps a field that is called __proto__ without touching any prototype", async () => {
			const database = open();
			const fields = JSON.parse('{"__proto__": {"polluted": true}}');
			const conversation = await loadOne(database, customer("961111"));
			await database.store.commit([
				changes({
					conversation: changeOf(conversation, { fields }),
					pins: JSON.parse('{"__proto__": 1}'),
				}),
			]);
			const { state } = await loadOne(database, customer("961111"));
			expect(JSON.stringify(state.fields)).toBe(
				'{"__proto__":{"polluted":true}}',
			);
			expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
		});
	});
}

/** Keeps a text in every place of the database that takes text. */
export async function keepEverywhere(
	database: Database,
	text: string,
): Promise<void> {
	const conversation = await loadOne(
		database,
		at(`s${text}`, phone(text), user(text)),
	);
	await database.store.commit([
		changes({
			conversation: changeOf(conversation, {
				name: text,
				tags: [text],
				fields: { [`f${text}`]: text },
			}),
			seen: [text],
			journal: [fact({ rule: text, body: { text } })],
			sends: [
				textTo(conversation.id, {
					content: { type: "text", text },
					quote: text,
					rule: text,
				}),
			],
			runs: [{ type: "start", rule: text, dueAt: START, rules: "sha256:1" }],
		}),
	]);
}

/** Expects it back from each of them. */
export async function expectEverywhere(
	database: Database,
	text: string,
): Promise<void> {
	const { conversations, seen } = await database.store.load(
		[at(`s${text}`, phone(text))],
		[text, `${text}x`],
	);
	expect([...seen]).toEqual([text]);
	expect(conversations[0]?.version).toBe(1);
	expect(conversations[0]?.sender.address).toBe(`s${text}`);
	expect(conversations[0]?.contact.addresses).toEqual([
		phone(text),
		user(text),
	]);
	expect(conversations[0]?.state).toMatchObject({ name: text, tags: [text] });
	const [row] = await database.store.journalAfter(0, 1);
	expect(row).toMatchObject({ rule: text, body: { text } });
	const [run] = await database.agenda.openRuns();
	expect(run?.rule).toBe(text);
	const audience = { type: "tag", tags: [text] } as const;
	if (run)
		expect(await database.agenda.audience(run, audience, 5)).toHaveLength(1);
	const [due] = await claim(database);
	expect(due).toMatchObject({
		to: phone(text),
		content: { type: "text", text },
		quote: text,
		rule: text,
	});
	const [found] = await database.history.find("c_1");
	expect(found?.state.fields[`f${text}`]).toBe(text);
}

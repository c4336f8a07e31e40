import { renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { FeedRow } from "./feed.ts";
import { count, decidedId } from "./rows.ts";
import type { Server } from "./server.ts";
import { newMessageId, world, written } from "./world.ts";

const version = (number: number) => `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { brake: "off", mark_read: false }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Version ${number}.
`;

const customers = 8;
const BETWEEN_MESSAGES_MS = 30;
/** An editor that saves as fast as nobody does. */
const savesInARow = 5;

it("P11, P12, B51, B52: fifty saves, half of them broken, disturb no answer; each message is decided by one whole version", async () => {
	const { server } = await world({ rules: version(0) });
	const stop = talkAll(server);
	let number = 0;
	for (const [round, way] of ways.entries()) {
		for (let save = 1; save < savesInARow; save += 1)
			saveAfresh(server, ways[(round + save) % ways.length] as Way, ++number);
		saveAfresh(server, way, ++number);
		await server.until((rows) => told(rows) > round);
	}
	const last = `Version ${++number}.`;
	saveAfresh(server, writeFileSync, number);
	await server.until((rows) => rows.some((row) => textOf(row) === last));
	const acknowledged = await stop();
	const rows = await server.until(holdsAll(acknowledged));

	expect(acknowledged.length).toBeGreaterThan(customers);
	expect(count(rows, "decision.failed")).toBe(0);
	expect(count(rows, "rules.rejected")).toBeGreaterThan(0);
	const decisions = rows.filter(({ type }) => type === "decision.made");
	const loaded = rows.filter(({ type }) => type === "rules.loaded");
	const whole = new Set(loaded.map(({ rules }) => rules));
	expect(decisions.filter(({ rules }) => !whole.has(rules))).toEqual([]);
	for (const texts of textsByRules(decisions).values())
		expect([...texts]).toEqual([expect.stringMatching(/^Version \d+\.$/)]);
});

type Way = (file: string, text: string) => void;

/** The ways in which editors, copies and crashes leave a file behind. */
const ways: readonly Way[] = [
	(file, text) => writeFileSync(file, text),
	(file, text) => writeFileSync(file, text.slice(0, text.length / 2)),
	(file, text) => {
		writeFileSync(`${file}.new`, text);
		renameSync(`${file}.new`, file);
	},
	(file) => writeFileSync(file, ""),
	(file, text) => writeFileSync(file, text.replace("reply", "repply")),
	(file) => rmSync(file, { force: true }),
	(file) => writeFileSync(file, "\u0000\ufeff: *x"),
	(file, text) => {
		const target = join(file, "../../elsewhere.txt");
		writeFileSync(target, text);
		rmSync(file, { force: true });
		symlinkSync(target, file);
	},
	(file) => writeFileSync(file, `a: ${"[".repeat(20_000)}`),
	(file) => {
		rmSync(file, { force: true });
		symlinkSync(file, file);
	},
];

function saveAfresh({ rulesFile }: Server, way: Way, number: number): void {
	// What the one before left in its place may be a link that leads nowhere.
	rmSync(rulesFile, { force: true });
	way(rulesFile, version(number));
}

/** How often the feed said what became of a save. */
function told(rows: readonly FeedRow[]): number {
	return count(rows, "rules.loaded") + count(rows, "rules.rejected");
}

/** Customers who each write again as soon as they are answered; ends with the ids of all that was acknowledged. */
function talkAll(server: Server): () => Promise<readonly string[]> {
	let stopped = false;
	const talks = Array.from({ length: customers }, async (_, customer) => {
		const ids: string[] = [];
		while (!stopped) {
			const id = newMessageId();
			const body = written(`96170000${100 + customer}`, "hello", id);
			expect(await server.post(body)).toBe(200);
			ids.push(id);
			await new Promise((resolve) => setTimeout(resolve, BETWEEN_MESSAGES_MS));
		}
		return ids;
	});
	return async () => {
		stopped = true;
		return (await Promise.all(talks)).flat();
	};
}

function holdsAll(
	ids: readonly string[],
): (rows: readonly FeedRow[]) => boolean {
	const missing = new Set(ids);
	let looked = 0;
	return (rows) => {
		for (const row of rows.slice(looked)) missing.delete(decidedId(row));
		looked = rows.length;
		return missing.size === 0;
	};
}

function textsByRules(
	decisions: readonly FeedRow[],
): ReadonlyMap<unknown, ReadonlySet<unknown>> {
	const found = new Map<unknown, Set<unknown>>();
	for (const row of decisions) {
		const texts = found.get(row.rules) ?? new Set();
		found.set(row.rules, texts.add(textOf(row)));
	}
	return found;
}

function textOf({ actions }: FeedRow): string | undefined {
	return (actions as { readonly text: string }[] | undefined)?.[0]?.text;
}

import { expect, it } from "vitest";
import { type Chance, chanceFrom } from "../chaos/random.ts";
import { type FeedRow, readFeed } from "./feed.ts";
import { there } from "./rows.ts";
import { world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

it.concurrent("a reader that comes back after a restart has every row once, in order", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules }, onTestFinished);
	const say = (count: number, from: number) =>
		Promise.all(
			Array.from({ length: count }, (_, index) =>
				server.post(written(String(from + index), "hello")),
			),
		);
	const cut = AbortSignal.timeout(50_000);
	const before: FeedRow[] = [];
	const reading = readFeed(server.url(), { since: 0 }, cut);
	await say(10, 9617000000);
	for await (const row of reading) {
		before.push(row);
		if (before.length === 17) break;
	}
	await server.until(there("message.seen", 10));
	await server.kill();
	await server.restart();
	await say(10, 9617100000);
	const after = await server.until(
		(rows) => rows.filter(isSeen).length + before.filter(isSeen).length === 20,
		{ lastEventId: before.at(-1)?.seq ?? 0 },
	);
	const whole = await server.until(there("message.seen", 20));
	expect([...before, ...after]).toEqual(whole);
	expect(whole.map(({ seq }) => seq)).toEqual(
		Array.from({ length: whole.length }, (_, index) => index + 1),
	);
});

it.concurrent("P15: fifty readers that come and go at random each see every row once, in order, while it is written", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules }, onTestFinished);
	const wanted = 40;
	const readers = Array.from({ length: 50 }, (_, index) =>
		comeAndGo(server.url(), chanceFrom(index), wanted),
	);
	for (let index = 0; index < wanted; index += 1)
		await server.post(written(String(9617200000 + index), "hello"));
	const whole = await server.until(there("message.seen", wanted));
	for (const rows of await Promise.all(readers)) expect(rows).toEqual(whole);
});

it.concurrent("a reader that names a row of the future is told to begin anew", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules }, onTestFinished);
	const [first] = await server.until((rows) => rows.length === 1, {
		lastEventId: 999_999,
	});
	expect(first?.type).toBe("reset");
});

it.concurrent("`types` leaves out the rest, and a place to start from is kept to", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules }, onTestFinished);
	for (const from of ["9617001", "9617002", "9617003"])
		await server.post(written(from, "hello"));
	const [first] = await server.until(there("decision.made", 3));
	const rows = await server.until(there("decision.made", 3), {
		since: first?.seq ?? 0,
		types: "decision.made",
	});
	expect(rows.map(({ type }) => type)).toEqual(
		Array.from({ length: 3 }, () => "decision.made"),
	);
});

/** Reads a few rows, leaves, and comes back with the last number it saw, until so many messages were seen. */
async function comeAndGo(
	url: string,
	chance: Chance,
	wanted: number,
): Promise<readonly FeedRow[]> {
	const rows: FeedRow[] = [];
	const limit = AbortSignal.timeout(50_000);
	while (rows.filter(isSeen).length < wanted) {
		let left = chance.between(1, 30);
		const query = { lastEventId: rows.at(-1)?.seq ?? 0 };
		for await (const row of readFeed(url, query, limit)) {
			rows.push(row);
			left -= 1;
			if (left === 0 || rows.filter(isSeen).length === wanted) break;
		}
	}
	return rows;
}

function isSeen({ type }: FeedRow): boolean {
	return type === "message.seen";
}

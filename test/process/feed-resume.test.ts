import { expect, it } from "vitest";
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

function isSeen({ type }: FeedRow): boolean {
	return type === "message.seen";
}

import { expect, it } from "vitest";
import { chanceFrom } from "../chaos/random.ts";
import { movedClock } from "./clock-file.ts";
import type { FeedRow } from "./feed.ts";
import { count, there } from "./rows.ts";
import { world, written } from "./world.ts";

const MINUTE_MS = 60_000;

/** A rule for each zone where summer time does something of its own, and one that tells that everything due was looked at. */
const zones = `version: 1
business: { name: Beit Zaytoun, timezone: Europe/Berlin, languages: [en] }
rules:
  - { name: Berlin, when: { schedule: { days: daily, at: "02:30" } }, do: silent }
  - { name: New York, when: { schedule: { days: daily, at: "01:30", timezone: America/New_York } }, do: silent }
  - { name: Lord Howe, when: { schedule: { days: daily, at: "01:45", timezone: Australia/Lord_Howe } }, do: silent }
  - { name: Casablanca, when: { schedule: { days: daily, at: "02:30", timezone: Africa/Casablanca } }, do: silent }
  - { name: Kathmandu, when: { schedule: { days: daily, at: "09:00", timezone: Asia/Kathmandu } }, do: silent }
  - { name: mark, when: { schedule: { cron: "*/15 * * * *", timezone: UTC } }, do: silent }
`;

/** The quarter of an hour → the rules that fire then, beside the mark. */
const quarters: readonly (readonly [string, readonly string[]])[] = [
	["2026-10-25T00:30Z", ["Berlin"]],
	// Half past two comes again.
	["2026-10-25T01:30Z", ["Casablanca"]],
	["2026-10-25T03:15Z", ["Kathmandu"]],
	["2026-11-01T05:30Z", ["New York"]],
	// Half past one comes again.
	["2026-11-01T06:30Z", []],
	// Half past two does not come: the first moment after it.
	["2027-03-28T01:00Z", ["Berlin"]],
	["2027-03-28T01:30Z", ["Casablanca"]],
	// The clock goes back by half an hour, from two to half past one.
	["2027-04-03T14:45Z", ["Lord Howe"]],
	["2027-04-03T15:15Z", []],
	["2027-04-04T15:15Z", ["Lord Howe"]],
];

it.concurrent("P13: each zone's time fires once over the changes of summer time, also where the process is killed and started again", async ({
	onTestFinished,
}) => {
	const clock = movedClock("2026-10-25T00:00:10Z", onTestFinished);
	const { server } = await world(
		{ rules: zones, env: clock.env },
		onTestFinished,
	);
	await server.until(there("rules.loaded"));
	for (const [index, [at]] of quarters.entries()) {
		clock.set(Date.parse(at) - 300);
		await server.until((rows) => marks(rows).includes(isoOf(at)));
		if (index % 3 !== 1) continue;
		await server.kill();
		clock.set(Date.parse(at) - 300);
		await server.restart();
	}
	const last = Date.parse(quarters.at(-1)?.[0] ?? "") + 15 * MINUTE_MS;
	clock.set(last - 300);
	const rows = await server.until((all) =>
		marks(all).includes(new Date(last).toISOString()),
	);
	const fired = fires(rows).filter(({ rule }) => rule !== "mark");
	expect(fired.map(({ rule, due_at }) => [due_at, rule])).toEqual(
		quarters.flatMap(([at, rules]) => rules.map((rule) => [isoOf(at), rule])),
	);
	expect(new Set(marks(rows)).size).toBe(marks(rows).length);
});

const everyMinute = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false, brake: "off" }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
  - name: tick
    when: { schedule: "* * * * *" }
    to: { everyone: true }
    do: [{ text: Tick. }]
`;
const customers = ["9617000001", "9617000002", "9617000003"];
/** Lives that end within a second around the moment at which everything is due. */
const KILLS = 5;

it.concurrent("P13: a schedule whose process dies while it fires, or stands still, has each of its times once for each customer", async ({
	onTestFinished,
}) => {
	const begin = Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;
	const clock = movedClock(begin + 5_000, onTestFinished);
	const { server, infobip } = await world(
		{
			rules: everyMinute,
			env: { ...clock.env, RECONCILE_MS: "500", SEND_RATE: "1000" },
		},
		onTestFinished,
	);
	for (const from of customers) await server.post(written(from, "hello"));
	await server.until(there("send.accepted", customers.length));
	const chance = chanceFrom(13);
	let minute = begin;
	for (let kill = 0; kill < KILLS; kill += 1) {
		minute += MINUTE_MS;
		clock.set(minute - 200);
		await passed(chance.between(150, 700));
		await server.kill();
		await server.restart();
	}
	server.freeze();
	minute += 10 * MINUTE_MS;
	clock.set(minute + 1_000);
	server.thaw();
	const rows = await server.until(
		(all) => served(all, minute) && isDrained(all),
	);
	const last = new Date(minute).toISOString();
	const due = fires(rows)
		.map(({ due_at }) => String(due_at))
		.filter((at) => at <= last);
	const missed = rows
		.filter(({ type }) => type === "schedule.missed")
		.flatMap(({ due_at }) => due_at as readonly string[]);
	const all = [...due, ...missed].toSorted();
	expect(all).toEqual(
		Array.from({ length: (minute - begin) / MINUTE_MS }, (_, index) =>
			new Date(begin + (index + 1) * MINUTE_MS).toISOString(),
		),
	);
	expect(due).toContain(last);
	const toEach = customers.map(
		(customer) =>
			infobip.emulator.sent.filter(({ to }) => to === customer).length,
	);
	// One answer, and one of each time that fired.
	expect(toEach).toEqual(customers.map(() => 1 + due.length));
});

/** Whether the run of that minute has reached its audience. */
function served(rows: readonly FeedRow[], minute: number): boolean {
	const due = new Date(minute).toISOString();
	return rows.some(
		({ type, due_at, done }) =>
			type === "run.updated" && due_at === due && done === true,
	);
}

function isDrained(rows: readonly FeedRow[]): boolean {
	const ids = rows.flatMap(({ messageId }) => messageId ?? []);
	return new Set(ids).size === count(rows, "decision.made");
}

function fires(rows: readonly FeedRow[]): readonly FeedRow[] {
	return rows.filter(({ type }) => type === "schedule.fired");
}

function marks(rows: readonly FeedRow[]): readonly string[] {
	return fires(rows)
		.filter(({ rule }) => rule === "mark")
		.map(({ due_at }) => String(due_at));
}

function isoOf(at: string): string {
	return new Date(at).toISOString();
}

function passed(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

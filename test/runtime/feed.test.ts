import { describe, expect, test } from "vitest";
import type {
	Instant,
	JournalEntry,
	JsonObject,
} from "../../src/engine/model.ts";
import { encodeFrame } from "../../src/runtime/feed/frame.ts";
import { findHead } from "../../src/runtime/feed/head.ts";
import { maskAddress } from "../../src/runtime/feed/mask.ts";
import { createFeed } from "../../src/runtime/feed.ts";
import type { FeedReader } from "../../src/runtime/runtime.ts";
import { heldTime, quiet, START, until } from "./held.ts";

function row(seq: number, body: JsonObject = {}): JournalEntry {
	return {
		seq,
		at: START as Instant,
		type: "decision.made",
		conversation: 812,
		contact: 55,
		sender: 1,
		rule: seq % 2 ? "odd" : "even",
		body,
	};
}

/** A journal that a test writes, and how often it was read. */
function world(rows: JournalEntry[] = []) {
	const { timer, pass } = heldTime();
	const reads: number[] = [];
	const store = {
		async journalAfter(seq: number, limit: number) {
			reads.push(seq);
			return rows.filter((entry) => entry.seq > seq).slice(0, limit);
		},
	};
	const feed = createFeed({ store, timer, onTrouble: () => {} });
	const write = (...more: JournalEntry[]) => {
		rows.push(...more);
		feed.wake();
	};
	return { feed, write, rows, reads, pass };
}

function reader(more: Partial<FeedReader> = {}) {
	const frames: string[] = [];
	let ended = false;
	const told: FeedReader = {
		since: null,
		wants: () => true,
		pii: false,
		write: (frame) => frames.push(new TextDecoder().decode(frame)),
		pendingBytes: () => 0,
		end: () => {
			ended = true;
		},
		...more,
	};
	const ids = () =>
		frames.map((frame) => Number(/^id: (\d+)/.exec(frame)?.[1]));
	return { told, frames, ids, ended: () => ended };
}

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe("a frame", () => {
	test("is the row under its public names, with phone numbers masked unless they are wanted", () => {
		const { masked, full } = encodeFrame(
			row(812, {
				from: "96170111222",
				silent: null,
				event: { contacts: [{ phones: [{ phone: "96171333444" }] }] },
			}),
		);
		const lines = new TextDecoder().decode(masked).split("\n");
		expect(lines.slice(0, 2)).toEqual(["id: 812", "event: decision.made"]);
		expect(JSON.parse(lines[2]?.slice(6) ?? "")).toEqual({
			seq: 812,
			type: "decision.made",
			at: "2026-11-23T10:00:00.000Z",
			conversation: "c_812",
			contact: "p_55",
			sender: "s_1",
			decision: "d_812",
			rule: "even",
			from: "96170•••222",
			silent: null,
			event: { contacts: [{ phones: [{ phone: "96171•••444" }] }] },
		});
		expect(lines.slice(3)).toEqual(["", ""]);
		expect(new TextDecoder().decode(full)).toContain('"from":"96170111222"');
	});

	test("H95: is one event whatever a customer wrote", () => {
		const hostile = "a\nevent: x\r\ndata: y\u2028\u2029\ud800\u0000id: 9";
		const frame = new TextDecoder().decode(
			encodeFrame(row(1, { text: hostile })).full,
		);
		expect(frame.split(/\r\n|\r|\n|\u2028|\u2029/)).toHaveLength(5);
		expect(JSON.parse(frame.split("\n")[2]?.slice(6) ?? "").text).toBe(hostile);
	});

	test("H95: keeps its own head whatever stands in a body that came from outside", () => {
		const frame = new TextDecoder().decode(
			encodeFrame(row(3, { seq: 9, type: "x", conversation: "c_1" })).full,
		);
		expect(JSON.parse(frame.split("\n")[2]?.slice(6) ?? "")).toMatchObject({
			seq: 3,
			type: "decision.made",
			conversation: "c_812",
		});
	});

	test.each([
		["96170111222", "96170•••222"],
		["12345678", "12•••678"],
		["123", "•••"],
	])("masks %s as %s", (phone, shown) => {
		expect(maskAddress(phone)).toBe(shown);
	});
});

test("the head of the journal is found in few steps, gaps or not", async () => {
	for (const length of [0, 1, 2, 3, 500, 12_345]) {
		const rows = range(1, length).filter(
			(seq) => seq % 7 !== 3 || seq === length,
		);
		const { reads, feed: _feed } = world();
		const head = await findHead(
			{
				journalAfter: async (seq, limit) => {
					reads.push(seq);
					return rows
						.filter((other) => other > seq)
						.slice(0, limit)
						.map((other) => row(other));
				},
			},
			0,
		);
		expect(head).toBe(length);
		expect(reads.length).toBeLessThan(60);
	}
});

describe("the feed", () => {
	test("brings a reader what happens from now on, each row once", async () => {
		const { feed, write } = world(range(1, 10).map((seq) => row(seq)));
		const { told, ids } = reader();
		feed.attach(told);
		await quiet();
		write(row(11), row(12));
		await until(() => ids().length === 2);
		write(row(13));
		await until(() => ids().length === 3);
		expect(ids()).toEqual([11, 12, 13]);
	});

	test("goes on where a reader was, from the store and then from memory, without a gap or a copy", async () => {
		const { feed, write } = world(range(1, 1_700).map((seq) => row(seq)));
		const { told, ids } = reader({ since: 3 });
		feed.attach(told);
		write(...range(1_701, 1_710).map((seq) => row(seq)));
		await until(() => ids().length === 1_707);
		write(row(1_711));
		await until(() => ids().length === 1_708);
		expect(ids()).toEqual(range(4, 1_711));
	});

	test("reads each new row once for all its readers", async () => {
		const { feed, write, reads } = world([row(1)]);
		const readers = range(1, 50).map(() => reader());
		for (const { told } of readers) feed.attach(told);
		await quiet();
		reads.length = 0;
		write(...range(2, 11).map((seq) => row(seq)));
		await until(() => readers.every(({ ids }) => ids().length === 10));
		expect(reads).toEqual([1]);
	});

	test("serves a reader that comes back from memory alone", async () => {
		const { feed, write, reads } = world([row(1)]);
		feed.attach(reader().told);
		await quiet();
		write(...range(2, 11).map((seq) => row(seq)));
		await quiet();
		reads.length = 0;
		const back = reader({ since: 6 });
		feed.attach(back.told);
		await until(() => back.ids().length === 5);
		expect(reads).toEqual([]);
	});

	test("rests while nobody reads", async () => {
		const { feed, write, reads } = world([row(1)]);
		const detach = feed.attach(reader().told);
		await quiet();
		detach();
		reads.length = 0;
		write(row(2));
		await quiet();
		expect(reads).toEqual([]);
		const late = reader({ since: 1 });
		feed.attach(late.told);
		await until(() => late.ids().length === 1);
		expect(feed.readers()).toBe(1);
	});

	test("gives a reader only what it wants", async () => {
		const { feed } = world(range(1, 6).map((seq) => row(seq)));
		const odd = reader({ since: 0, wants: ({ rule }) => rule === "odd" });
		feed.attach(odd.told);
		await until(() => odd.ids().length === 3);
		await quiet();
		expect(odd.ids()).toEqual([1, 3, 5]);
	});

	test("H93: tells a reader from the future to begin anew", async () => {
		const { feed, write } = world([row(1), row(2)]);
		const lost = reader({ since: 99 });
		feed.attach(lost.told);
		await until(() => lost.frames.length === 1);
		expect(lost.frames[0]).toBe('id: 2\nevent: reset\ndata: {"seq":2}\n\n');
		write(row(3));
		await until(() => lost.ids().length === 2);
		expect(lost.ids()).toEqual([2, 3]);
	});

	test("H93: tells a reader whose rows are no longer kept to begin anew, and goes on with what is", async () => {
		const { feed } = world(range(100, 110).map((seq) => row(seq)));
		const lost = reader({ since: 42 });
		feed.attach(lost.told);
		await until(() => lost.frames.length === 12);
		expect(lost.frames[0]).toContain("event: reset");
		expect(lost.ids()).toEqual([99, ...range(100, 110)]);
	});

	test("H94: cuts off a reader that does not read, and no other", async () => {
		const { feed, write } = world([row(1)]);
		let pending = 0;
		const slow = reader({
			write: (frame) => {
				pending += frame.length;
			},
			pendingBytes: () => pending,
		});
		const quick = reader();
		feed.attach(slow.told);
		feed.attach(quick.told);
		await quiet();
		write(...range(2, 400).map((seq) => row(seq, { text: "x".repeat(2_000) })));
		await until(() => quick.ids().length === 399);
		expect(slow.ended()).toBe(true);
		expect(pending).toBeLessThan(262_144 + 5_000);
		expect(feed.readers()).toBe(1);
	});

	test("gives a reader that is far behind as much as it takes, and does not cut it off for that", async () => {
		const { feed, pass } = world(
			range(1, 1_000).map((seq) => row(seq, { text: "x".repeat(1_000) })),
		);
		let pending = 0;
		let most = 0;
		const slow = reader({ since: 0 });
		const told: FeedReader = {
			...slow.told,
			write: (frame) => {
				slow.told.write(frame);
				pending += frame.length;
				most = Math.max(most, pending);
			},
			pendingBytes: () => pending,
		};
		feed.attach(told);
		for (let round = 0; slow.ids().length < 1_000 && round < 200; round++) {
			await pass(50);
			pending = 0;
		}
		expect(slow.ids()).toEqual(range(1, 1_000));
		expect(slow.ended()).toBe(false);
		expect(most).toBeLessThan(200_000);
	});

	test("H94: ends a reader that is behind and never reads, after half a minute", async () => {
		const { feed, pass } = world(
			range(1, 1_000).map((seq) => row(seq, { text: "x".repeat(1_000) })),
		);
		let pending = 0;
		const dead = reader({
			since: 0,
			write: (frame) => {
				pending += frame.length;
			},
			pendingBytes: () => pending,
		});
		feed.attach(dead.told);
		await pass(31_000);
		expect(dead.ended()).toBe(true);
		expect(feed.readers()).toBe(0);
	});

	test("lets go of a reader that throws", async () => {
		const { feed, write } = world([row(1)]);
		const broken = reader({
			write: () => {
				throw new Error("gone");
			},
		});
		feed.attach(broken.told);
		await quiet();
		write(row(2));
		await until(() => feed.readers() === 0);
	});

	test("ends every reader when it stops", async () => {
		const { feed } = world([row(1)]);
		const one = reader();
		feed.attach(one.told);
		await quiet();
		feed.stop();
		expect(one.ended()).toBe(true);
	});

	test("keeps in memory only so much", async () => {
		const { feed, write, reads } = world([row(1)]);
		feed.attach(reader().told);
		await quiet();
		write(
			...range(2, 1_200).map((seq) => row(seq, { text: "x".repeat(4_000) })),
		);
		await quiet();
		reads.length = 0;
		const back = reader({ since: 2 });
		feed.attach(back.told);
		await until(() => back.ids().length === 1_198);
		expect(reads.length).toBeGreaterThan(1);
		expect(back.ids()).toEqual(range(3, 1_200));
	});
});

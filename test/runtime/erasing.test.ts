import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, type MessageReceived } from "../../src/engine/model.ts";
import type { MediaFiles } from "../../src/engine/ports.ts";
import type { FeedReader } from "../../src/runtime/runtime.ts";
import { quiet } from "./held.ts";
import { text } from "./messages.ts";
import { ground, running } from "./running.ts";

const rules = [
	{ name: "echo", when: { keyword: "hello" }, do: [{ text: "Hello!" }] },
];
const amel = "96170111222";
const ziad = "96170333444";

async function talking() {
	const over = await ground({ rules, settings: { media: "keep" } });
	const stored = files();
	const channel = {
		...over.channel,
		media: async () => ({ type: null, body: once(Buffer.from("a picture")) }),
	};
	const started = await running(over, { channels: [channel], files: stored });
	return { ...started, stored };
}

describe("erasing somebody", () => {
	test("leaves nothing of them in the journal, and whoever writes from that number is somebody new", async () => {
		const { runtime, database, journal, pass } = await talking();
		await runtime.accept([text(amel, "hello"), text(ziad, "hello")], []);
		await pass(1_000);
		const [before] = await database.history.find(amel);
		const erased = await runtime.erase(before?.contact.id ?? 0);
		expect(erased).toMatchObject({
			conversations: [before?.id],
			sends: 1,
			copies: [],
		});
		expect(JSON.stringify(await journal())).not.toContain(amel);
		expect(JSON.stringify(await journal())).toContain(ziad);
		expect(await journal("contact.erased")).toHaveLength(1);
		await runtime.accept([text(amel, "hello", "again")], []);
		const [after] = await database.history.find(amel);
		expect(after?.contact.id).not.toBe(before?.contact.id);
	});

	test("happens between batches: a message that is being decided is answered or erased, never half", async () => {
		const { runtime, database, journal, pass } = await talking();
		await runtime.accept([text(amel, "hello")], []);
		const [before] = await database.history.find(amel);
		const writing = Promise.all(
			Array.from({ length: 50 }, (_, nth) =>
				runtime.accept([text(amel, "hello", `m${nth}`)], []),
			),
		);
		const erased = runtime.erase(before?.contact.id ?? 0);
		const more = runtime.accept([text(amel, "hello", "last")], []);
		await Promise.all([writing, erased, more]);
		await pass(DAY);
		expect(await journal("decision.failed")).toEqual([]);
		expect(await journal("event.refused")).toEqual([]);
		const decided = await journal("decision.made");
		const [after] = await database.history.find(amel);
		expect(new Set(decided.map(({ conversation }) => conversation))).toEqual(
			new Set([after?.id]),
		);
	});

	test("takes them off the feed, also for a reader that comes back", async () => {
		const { runtime, database, pass } = await talking();
		const live = reader(null);
		runtime.feed.attach(live);
		await quiet();
		await runtime.accept([text(amel, "hello"), text(ziad, "hello")], []);
		await pass(1_000);
		expect(live.read()).toContain(amel);
		const [found] = await database.history.find(amel);
		await runtime.erase(found?.contact.id ?? 0);
		await quiet();
		expect(live.read()).toContain("contact.erased");
		const back = reader(0);
		runtime.feed.attach(back);
		await quiet();
		expect(back.read()).toContain(ziad);
		expect(back.read()).not.toContain(amel);
		expect(back.read()).toContain("contact.erased");
	});

	test("takes their files away, and leaves those that somebody else sent too", async () => {
		const { runtime, database, stored, pass } = await talking();
		await runtime.accept([picture(amel, "a"), picture(ziad, "b")], []);
		await pass(1_000);
		expect(stored.kept.size).toBe(1);
		const [one] = await database.history.find(amel);
		await erasing(runtime.erase(one?.contact.id ?? 0), pass);
		expect(stored.kept.size).toBe(1);
		const [other] = await database.history.find(ziad);
		await erasing(runtime.erase(other?.contact.id ?? 0), pass);
		expect(stored.kept.size).toBe(0);
	});

	test("writes over what was deleted as soon as no reader is in the way", async () => {
		const over = await ground({ rules });
		let tries = 0;
		const scrub = async () => ++tries === 3;
		const upkeep = { ...over.database.upkeep, scrub };
		const { runtime, database, pass } = await running(over, { upkeep });
		await runtime.accept([text(amel, "hello")], []);
		const [found] = await database.history.find(amel);
		await runtime.erase(found?.contact.id ?? 0);
		expect(tries).toBe(1);
		await pass(HOUR);
		expect(tries).toBe(3);
	});

	test("knows nobody by a number that was never given", async () => {
		const { runtime, journal } = await talking();
		expect(await runtime.erase(77)).toBeNull();
		expect(await journal("contact.erased")).toEqual([]);
	});
});

async function erasing(
	work: Promise<unknown>,
	pass: (milliseconds: number) => Promise<void>,
): Promise<void> {
	await pass(1_000);
	await work;
}

function picture(from: string, id: string): MessageReceived {
	const event = text(from, "", id);
	const url = `https://api.infobip.com/whatsapp/1/senders/10000/media/${id}`;
	const content = { type: "image", url, caption: null } as const;
	return { ...event, message: { ...event.message, content } };
}

function reader(since: number | null): FeedReader & { read(): string } {
	let got = "";
	return {
		since,
		pii: true,
		wants: () => true,
		write(frame) {
			got += Buffer.from(frame).toString();
		},
		pendingBytes: () => 0,
		end() {},
		read: () => got,
	};
}

/** Files in memory. */
function files(): MediaFiles & { readonly kept: Map<string, Uint8Array> } {
	const kept = new Map<string, Uint8Array>();
	return {
		kept,
		async write(body) {
			const chunks = [];
			for await (const chunk of body) chunks.push(chunk);
			const whole = Buffer.concat(chunks);
			const hash = createHash("sha256").update(whole).digest("hex");
			kept.set(hash, whole);
			return { hash, bytes: whole.byteLength, head: whole };
		},
		read: async () => null,
		sweep: async () => {},
		async remove(hash) {
			kept.delete(hash);
		},
	};
}

async function* once(bytes: Uint8Array) {
	yield bytes;
}

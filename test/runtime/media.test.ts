import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
	type Content,
	DAY,
	type MessageReceived,
	MINUTE,
	SECOND,
} from "../../src/engine/model.ts";
import {
	ChannelError,
	type ChannelErrorKind,
	type MediaFiles,
} from "../../src/engine/ports.ts";
import { quiet } from "./held.ts";
import { text } from "./messages.ts";
import { type Ground, ground, running } from "./running.ts";

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Files in memory, as strict about their size as those on disk. */
function files(): MediaFiles & { readonly kept: Map<string, Uint8Array> } {
	const kept = new Map<string, Uint8Array>();
	return {
		kept,
		async write(body, { bytes: most }, expect = async () => {}) {
			const chunks = [];
			for await (const chunk of body) chunks.push(chunk);
			const whole = Buffer.concat(chunks);
			if (whole.byteLength > most) throw new Error("too large");
			const hash = createHash("sha256").update(whole).digest("hex");
			await expect(hash);
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

const pdf = Buffer.from("%PDF-1.7 a menu");

async function* once(bytes: Uint8Array) {
	yield bytes;
}

function refusal(kind: ChannelErrorKind, retryAfterMs: number | null = null) {
	return new ChannelError("no", { kind, code: "X", retryAfterMs });
}

type Answer = Uint8Array | ChannelError | Error;

/** A runtime whose provider has files; after the last answer it gives a picture. */
async function keeping(
	answers: Answer[] = [],
	settings: { readonly media: "keep" | "forget" } = { media: "keep" },
	over?: Ground,
	stored = files(),
) {
	const made = over ?? (await ground({ rules: [], settings }));
	const asked: { readonly url: string; readonly at: number }[] = [];
	const channel = {
		...made.channel,
		media: async (url: string) => {
			asked.push({ url, at: made.time.timer.elapsedMs() });
			const answer = answers.shift() ?? png;
			if (answer instanceof Error) throw answer;
			return { type: "text/html", body: once(answer) };
		},
	};
	const started = await running(made, { channels: [channel], files: stored });
	return { ...started, asked, stored, media: made.database.media };
}

function picture(id: string, content?: Content): MessageReceived {
	const event = text("961701", "", id);
	const url = `https://api.infobip.com/whatsapp/1/senders/10000/media/${id}`;
	const sent = content ?? { type: "image", url, caption: null };
	return { ...event, message: { ...event.message, content: sent } };
}

describe("with media: keep", () => {
	test("a picture is fetched once its message is on disk, and its bytes say what it is", async () => {
		const { runtime, media, stored, pass } = await keeping();
		await runtime.accept([picture("a")], []);
		await pass(SECOND);
		const found = await media.find("a");
		expect(found).toMatchObject({
			state: "kept",
			type: "image/png",
			bytes: png.byteLength,
			kind: "image",
		});
		expect([...stored.kept.keys()]).toEqual([found?.hash]);
	});

	test("E74: what shows no type is kept as bytes and nothing more", async () => {
		const page = new TextEncoder().encode("<script>alert(1)</script>");
		const { runtime, media, pass } = await keeping([page]);
		await runtime.accept([picture("a")], []);
		await pass(SECOND);
		expect((await media.find("a"))?.type).toBe("application/octet-stream");
	});

	test.each([
		"../../etc/passwd",
		"..\\x",
		"CON",
		"a\0.jpg",
		".htaccess",
		"a\u2024\u2024/b",
		`${"x".repeat(300)}.jpg`,
	])(
		"E73: whatever a customer calls a file (%j), it lies under the hash of its bytes",
		async (caption) => {
			const { runtime, media, stored, pass } = await keeping();
			const { url } = picture("a").message.content as { url: string };
			const sent = { type: "document", url, caption } as const;
			await runtime.accept([picture("a", sent)], []);
			await pass(SECOND);
			const found = await media.find("a");
			expect(found?.hash).toMatch(/^[0-9a-f]{64}$/);
			expect([...stored.kept.keys()]).toEqual([found?.hash]);
		},
	);

	test.each([
		[
			"a picture with a script behind it",
			png,
			"<script>alert(1)</script>",
			"image/png",
		],
		[
			"a page with a picture behind it",
			new TextEncoder().encode("<script>"),
			"\u0089PNG",
			"application/octet-stream",
		],
	])("E74: %s is what it begins as", async (_, start, end, type) => {
		const bytes = Buffer.concat([start, Buffer.from(end, "latin1")]);
		const { runtime, media, pass } = await keeping([bytes]);
		await runtime.accept([picture("a")], []);
		await pass(SECOND);
		expect((await media.find("a"))?.type).toBe(type);
	});

	test("texts and places are no files", async () => {
		const { runtime, asked, pass } = await keeping();
		await runtime.accept(
			[text("961701", "hello"), text("961701", "again")],
			[],
		);
		await pass(SECOND);
		expect(asked).toEqual([]);
	});

	test("a message that came twice is one file", async () => {
		const { runtime, asked, pass } = await keeping();
		await runtime.accept([picture("a"), picture("a")], []);
		await runtime.accept([picture("a")], []);
		await pass(MINUTE);
		expect(asked).toHaveLength(1);
	});

	test("at most fifteen a second are fetched, whatever comes", async () => {
		const { runtime, asked, pass } = await keeping();
		const many = Array.from({ length: 60 }, (_, n) => picture(`p${n}`));
		await runtime.accept(many, []);
		for (let part = 0; part < 100; part++) await pass(SECOND / 10);
		expect(asked).toHaveLength(60);
		for (const { at } of asked) {
			const within = asked.filter(
				(one) => one.at >= at && one.at < at + SECOND,
			);
			expect(within.length).toBeLessThanOrEqual(15);
		}
	});

	test("what fails is tried again later, each time later", async () => {
		const { runtime, asked, media, pass } = await keeping([
			refusal("unsent"),
			refusal("unknown"),
			new Error("the disk is full"),
		]);
		await runtime.accept([picture("a")], []);
		for (let part = 0; part < 60; part++) await pass(10 * SECOND);
		const times = asked.map(({ at }) => Math.round(at / SECOND));
		expect(times).toHaveLength(4);
		expect(times[0]).toBe(0);
		expect(times[1]).toBeGreaterThanOrEqual(5);
		expect(times[2]).toBeGreaterThanOrEqual(25);
		expect(times[3]).toBeGreaterThanOrEqual(105);
		expect(await media.find("a")).toMatchObject({ state: "kept", attempts: 4 });
	});

	test("not before the provider wants to be asked again", async () => {
		const { runtime, asked, pass } = await keeping([refusal("unsent", MINUTE)]);
		await runtime.accept([picture("a")], []);
		for (let part = 0; part < 10; part++) await pass(10 * SECOND);
		expect(asked[1]?.at).toBeGreaterThanOrEqual(MINUTE);
	});

	test("what the provider does not have is lost, and not asked for again", async () => {
		const { runtime, asked, media, pass } = await keeping([refusal("refused")]);
		await runtime.accept([picture("a")], []);
		await pass(SECOND);
		expect(await media.find("a")).toMatchObject({ state: "lost", error: "no" });
		await pass(DAY);
		expect(asked).toHaveLength(1);
	});

	test("after seven days nobody asks any more", async () => {
		const answers = Array.from({ length: 1_000 }, () => refusal("unsent"));
		const { runtime, media, pass } = await keeping(answers);
		await runtime.accept([picture("a")], []);
		for (let hour = 0; hour < 24 * 8; hour++) await pass(60 * MINUTE);
		expect(await media.find("a")).toMatchObject({ state: "lost" });
	});

	test("what was wanted before a crash is fetched after it", async () => {
		const over = await ground({ rules: [], settings: { media: "keep" } });
		// Nobody fetches: this process dies with its message on disk.
		const first = await running(over);
		await first.runtime.accept([picture("a")], []);
		await quiet();
		const { media, pass } = await keeping([], { media: "keep" }, over);
		await pass(SECOND);
		expect((await media.find("a"))?.state).toBe("kept");
	});

	test("P22: a file whose process died before that was written down goes with its customer, and stays with one who stays", async () => {
		const over = await ground({ rules: [], settings: { media: "keep" } });
		const { media, upkeep } = over.database;
		const dying = { ...media, settle: () => new Promise<void>(() => {}) };
		const died = { ...over, database: { ...over.database, media: dying } };
		const first = await keeping([png, pdf], { media: "keep" }, died);
		const other = { ...picture("b"), ...from("961702", "b") };
		await first.runtime.accept([picture("a"), other], []);
		await first.pass(SECOND);
		expect(first.stored.kept.size).toBe(2);
		await upkeep.erase(1);
		const again = await keeping([pdf], { media: "keep" }, over, first.stored);
		await again.pass(5 * SECOND);
		expect(await media.find("a")).toBeNull();
		expect(await media.find("b")).toMatchObject({ state: "kept" });
		expect([...first.stored.kept.values()]).toEqual([Buffer.from(pdf)]);
	});
});

/** Who sent it. */
function from(number: string, id: string) {
	const { ref, key } = text(number, "", id);
	return { ref, key };
}

test("with media: forget nothing is fetched or written down", async () => {
	const { runtime, asked, media, pass } = await keeping([], {
		media: "forget",
	});
	await runtime.accept([picture("a")], []);
	await pass(MINUTE);
	expect(asked).toEqual([]);
	expect(await media.find("a")).toBeNull();
});

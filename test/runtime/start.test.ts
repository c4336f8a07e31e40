import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/engine/model.ts";
import { ChannelError } from "../../src/engine/ports.ts";
import { NoRulesError } from "../../src/runtime/rule-book/live-rules.ts";
import { parseInChild } from "../../src/runtime/rule-book/parse.ts";
import { watchRules } from "../../src/runtime/rule-book/watch.ts";
import { systemTimer } from "../../src/runtime/timer.ts";
import type { BookSketch } from "../engine/book.ts";
import { text } from "./messages.ts";
import { ground, running, save } from "./running.ts";

const hello: BookSketch = {
	rules: [{ name: "hello", when: { keyword: "hi" }, do: [{ text: "Hello!" }] }],
	settings: { markRead: true },
};

test("a message in, the reply out, every decision on the feed", async () => {
	const { runtime, channel, pass, journal } = await running(
		await ground(hello),
	);
	const frames: string[] = [];
	runtime.feed.attach({
		since: null,
		wants: () => true,
		pii: false,
		write: (frame) => frames.push(new TextDecoder().decode(frame)),
		pendingBytes: () => 0,
		end: () => {},
	});
	await runtime.accept([text("96170111222", "hi")], []);
	await pass(SECOND);
	expect(channel.sent).toMatchObject([
		{ to: { value: "96170111222" }, content: { type: "text", text: "Hello!" } },
	]);
	expect(channel.courtesies).toMatchObject([
		{ type: "read", messageId: "96170111222 hi" },
	]);
	expect((await journal()).map(({ type }) => type)).toEqual([
		"rules.loaded",
		"decision.made",
		"send.accepted",
		"read.marked",
	]);
	expect(frames.join("")).toContain("event: decision.made");
	expect(frames.join("")).not.toContain('96170111222"');
	expect(runtime.status()).toMatchObject({
		rules: { count: 1 },
		sendingPaused: null,
		sendsInFlight: 0,
		feedReaders: 1,
		journalled: { "decision.made": 1, "send.accepted": 1 },
		lastSequence: 4,
	});
});

test("the rest of a rule follows its wait, once, and also when the process died meanwhile", async () => {
	const over = await ground({
		rules: [
			{
				name: "later",
				when: { keyword: "hi" },
				do: [{ text: "one" }, { wait: "45m" }, { text: "two" }],
			},
		],
	});
	const first = await running(over);
	await first.runtime.accept([text("1", "hi")], []);
	await first.pass(30 * MINUTE);
	expect(over.channel.sent).toHaveLength(1);
	await first.runtime.stop();
	await over.time.pass(HOUR);
	expect(over.channel.sent).toHaveLength(1);
	await running(over);
	await over.time.pass(SECOND);
	expect(over.channel.sent.map(({ content }) => content)).toMatchObject([
		{ text: "one" },
		{ text: "two" },
	]);
	await over.time.pass(HOUR);
	expect(over.channel.sent).toHaveLength(2);
});

test("a wait ends on time, also when the clock on the wall is moved while it lasts", async () => {
	const over = await ground({
		rules: [
			{
				name: "later",
				when: { keyword: "hi" },
				do: [{ wait: "45m" }, { text: "two" }],
			},
		],
	});
	const { runtime, pass, step, channel } = await running(over);
	await runtime.accept([text("1", "hi")], []);
	await pass(MINUTE);
	step(2 * HOUR);
	await pass(31 * SECOND);
	expect(channel.sent).toHaveLength(1);
	await runtime.accept([text("2", "hi")], []);
	await pass(SECOND);
	step(-2 * HOUR);
	await pass(HOUR);
	expect(channel.sent).toHaveLength(1);
	await pass(2 * HOUR);
	expect(channel.sent).toHaveLength(2);
});

test("what a process had queued and never tried leaves at once after a start", async () => {
	const over = await ground(hello);
	const { store } = over.database;
	const { claimDue, commit } = store;
	store.claimDue = async () => [];
	store.commit = (changes) => commit(changes);
	const first = await running(over);
	await first.runtime.accept([text("1", "hi")], []);
	await first.runtime.stop();
	expect(over.channel.sent).toEqual([]);
	Object.assign(store, { claimDue, commit });
	await running(over);
	await over.time.pass(0);
	expect(over.channel.sent).toHaveLength(1);
});

test("nothing leaves before all is there that follows a send", async () => {
	const over = await ground(hello);
	const { store } = over.database;
	const { commit } = store;
	const limits: (number | undefined)[] = [];
	store.commit = (changes, room) => {
		limits.push(room?.limit);
		return commit(changes, room);
	};
	const { runtime } = await running(over);
	expect(limits.length).toBeGreaterThan(0);
	expect(new Set(limits)).toEqual(new Set([0]));
	await runtime.accept([text("1", "hi")], []);
	expect(limits.at(-1)).toBeGreaterThan(0);
});

test("rules that are refused never replace those that answer, and the next good ones do", async () => {
	const over = await ground(hello);
	const { runtime, channel, pass, journal, path } = await running(over);
	const { hash } = runtime.rules.book();
	await save(path, hello.rules[0] as never);
	const { problems } = await runtime.rules.reload();
	expect(problems).toMatchObject([{ code: "yaml-syntax", line: 1 }]);
	expect(runtime.rules.book().hash).toBe(hash);
	expect(runtime.rules.rejected()?.problems).toHaveLength(1);
	await runtime.accept([text("1", "hi")], []);
	await save(path, {
		rules: [
			{ name: "hello", when: { keyword: "hi" }, do: [{ text: "Good day!" }] },
		],
	});
	expect(await runtime.rules.reload()).toEqual({ problems: [] });
	expect(runtime.rules.rejected()).toBeNull();
	await runtime.accept([text("2", "hi")], []);
	await pass(SECOND);
	expect(channel.sent.map(({ content }) => content)).toMatchObject([
		{ text: "Hello!" },
		{ text: "Good day!" },
	]);
	expect(
		(await journal())
			.map(({ type }) => type)
			.filter((type) => type.startsWith("rules")),
	).toEqual(["rules.loaded", "rules.rejected", "rules.loaded"]);
	const decided = (await journal("decision.made")).map(
		({ body }) => body.rules,
	);
	expect(decided).toEqual([hash, runtime.rules.book().hash]);
});

test("a start with broken files goes on with the rules that were live last, and shows what is wrong", async () => {
	const over = await ground(hello);
	const first = await running(over);
	await first.runtime.stop();
	await save(over.path, null as never);
	const { runtime, channel, pass } = await running(over);
	expect(runtime.rules.rejected()?.problems).toHaveLength(1);
	await runtime.accept([text("1", "hi")], []);
	await pass(SECOND);
	expect(channel.sent).toHaveLength(1);
});

test("a first start with broken files fails and names the problems", async () => {
	const over = await ground(null as never);
	const failure = await running(over).catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(NoRulesError);
	expect(failure).toMatchObject({ problems: [{ code: "yaml-syntax" }] });
});

test("a fact is journalled, and never fails its caller", async () => {
	const over = await ground(hello);
	const { runtime, journal } = await running(over);
	await runtime.note({
		type: "webhook.rejected",
		rule: null,
		body: { count: 3 },
	});
	expect(await journal("webhook.rejected")).toMatchObject([
		{ body: { count: 3 } },
	]);
	over.database.store.commit = () => Promise.reject(new Error("disk"));
	const fact = { type: "webhook.rejected", rule: null, body: {} } as const;
	await expect(runtime.note(fact)).resolves.toBeUndefined();
});

test("the log says once when sending pauses, and so does the status", async () => {
	const said: string[] = [];
	const log = {
		info: () => {},
		warn: () => {},
		error: (_: object, message: string) => said.push(message),
	};
	const over = await ground(hello);
	const unauthorized = new ChannelError("no", {
		kind: "unauthorized",
		code: "HTTP_401",
	});
	const refusing = {
		...over.channel,
		send: () => Promise.reject(unauthorized),
	};
	const { runtime, pass, journal } = await running(over, {
		log,
		channels: [refusing],
	});
	await runtime.accept([text("1", "hi"), text("2", "hi")], []);
	await pass(SECOND);
	expect(runtime.status().sendingPaused).toBe("unauthorized");
	expect(await journal("sending.paused")).toHaveLength(1);
	expect(said).toEqual(["sending pauses"]);
});

test("stops within its bound, also when the disk hangs", async () => {
	const over = await ground(hello);
	const { runtime, pass } = await running(over);
	over.database.store.commit = () => new Promise(() => {});
	void runtime.accept([text("1", "hi")], []);
	let stopped = false;
	void runtime.stop().then(() => {
		stopped = true;
	});
	await pass(7 * SECOND);
	expect(stopped).toBe(false);
	await pass(SECOND);
	expect(stopped).toBe(true);
});

test("a saved file is live by itself, read by the process for it", async () => {
	const over = await ground(hello);
	const words = (said: string) =>
		`version: 1\nbusiness: { name: Shop, timezone: Asia/Beirut }\nrules:\n  - name: hi\n    when: { keyword: hi }\n    reply: ${said}\n`;
	const file = join(over.path, "rules.yaml");
	await writeFile(file, words("Hello"));
	const { runtime } = await running(over, {
		timer: systemTimer,
		parse: parseInChild,
		watch: watchRules(systemTimer),
	});
	const said = () => JSON.stringify(runtime.rules.book().data);
	expect(said()).toContain("Hello");
	await writeFile(file, words("Good day"));
	// Another process reads it, which takes as long as it takes.
	await vi.waitFor(() => expect(said()).toContain("Good day"), {
		timeout: 40_000,
	});
});

import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
	type EventPosted,
	HOUR,
	instant,
	type JsonObject,
	MINUTE,
	SECOND,
} from "../../src/engine/model.ts";
import { ChannelError } from "../../src/engine/ports.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { BookSketch } from "../engine/book.ts";
import { START } from "./held.ts";
import { home, report, text } from "./messages.ts";
import { folder, type Ground, ground, running } from "./running.ts";

function posted(
	name: string,
	data: JsonObject = {},
	more: Partial<EventPosted> = {},
): EventPosted {
	return {
		type: "event.posted",
		key: `posted:${name}:${JSON.stringify(data)}`,
		ref: null,
		at: instant(START),
		arrivedAt: instant(START),
		name,
		data,
		...more,
	};
}

const said = ({ channel }: Pick<Ground, "channel">) =>
	channel.sent.map(({ to, content }) => [
		to.value,
		content.type === "text" ? content.text : content.type,
	]);

describe("an event for an audience", () => {
	const news: BookSketch = {
		rules: [
			{
				name: "join",
				when: { keyword: "join" },
				do: [{ tag: "regulars" }],
			},
			{ name: "hello", when: { message: "any" }, do: ["silent"] },
			{
				name: "fresh",
				when: { event: "fresh" },
				to: { type: "tag", tags: ["regulars"] },
				do: [{ text: "Fresh: {event.dish}" }],
			},
			{
				name: "number",
				when: { event: "alarm" },
				to: { type: "number", number: "961999" },
				do: [{ text: "Alarm {event.room}" }],
				outsideWindow: { template: { name: "alarm" } },
			},
		],
	};
	const customers = (count: number) =>
		Array.from({ length: count }, (_, index) =>
			text(String(1_000 + index), index % 2 ? "join" : "hello"),
		);

	test("reaches each of its contacts once, with its data", async () => {
		const over = await running(await ground(news));
		await over.runtime.accept(customers(6), []);
		const event = posted("fresh", { dish: "Mezze" });
		await over.runtime.accept([event], []);
		await over.runtime.accept([event], []);
		await over.pass(MINUTE);
		expect(said(over).sort()).toEqual([
			["1001", "Fresh: Mezze"],
			["1003", "Fresh: Mezze"],
			["1005", "Fresh: Mezze"],
		]);
		expect(await over.journal("run.updated")).toMatchObject([
			{ rule: "fresh", body: { contacts: 3, left_out: 0, done: true } },
		]);
		expect(await over.database.agenda.openRuns()).toEqual([]);
	});

	test("several of one name in the same moment each have their run", async () => {
		const over = await running(await ground(news));
		await over.runtime.accept([text("1001", "join")], []);
		const dishes = ["Mezze", "Soup", "Fish"];
		await over.runtime.accept(
			dishes.map((dish) => posted("fresh", { dish })),
			[],
		);
		await over.pass(MINUTE);
		expect(said(over).map(([, words]) => words)).toEqual([
			"Fresh: Mezze",
			"Fresh: Soup",
			"Fresh: Fish",
		]);
	});

	test("goes on where it was when the process died, and reaches nobody twice", async () => {
		const over = await ground(news);
		const { commit } = over.database.store;
		over.database.store.commit = (changes) =>
			changes.some(({ runs }) => runs.some(({ type }) => type === "move"))
				? new Promise(() => {})
				: commit(changes);
		const first = await running(over);
		await first.runtime.accept(customers(6), []);
		await first.runtime.accept([posted("fresh", { dish: "Soup" })], []);
		await first.pass(MINUTE);
		over.database.store.commit = commit;
		const second = await running(over);
		await second.pass(MINUTE);
		expect(said(over)).toHaveLength(3);
		expect(await over.database.agenda.openRuns()).toEqual([]);
	});

	test("leaves out who opted out or is with a person, and counts them", async () => {
		const over = await running(await ground(news));
		await over.runtime.accept(customers(4), []);
		const ref = {
			by: "address" as const,
			...home,
			addresses: [{ kind: "phone" as const, value: "1001" }],
		};
		await over.runtime.accept(
			[
				{
					type: "command.given",
					key: "handoff",
					ref,
					at: instant(START),
					arrivedAt: instant(START),
					by: "api",
					command: { kind: "handoff", backAfterMs: HOUR },
				},
				posted("fresh", { dish: "Soup" }),
			],
			[],
		);
		await over.pass(MINUTE);
		expect(said(over)).toEqual([["1003", "Fresh: Soup"]]);
		expect(await over.journal("run.updated")).toMatchObject([
			{ body: { contacts: 1, left_out: 1 } },
		]);
	});

	test("of one number reaches that number, by template where it never wrote", async () => {
		const over = await running(await ground(news));
		await over.runtime.accept([posted("alarm", { room: "7" })], []);
		await over.pass(MINUTE);
		expect(said(over)).toEqual([["961999", "template"]]);
	});
});

describe("delivery: failed", () => {
	const book: BookSketch = {
		rules: [
			{ name: "hello", when: { keyword: "hi" }, do: [{ text: "Hello!" }] },
			{
				name: "tell staff",
				when: { delivery: "failed" },
				do: [{ tag: "unreachable" }, { text: "Did that arrive?" }],
			},
		],
	};
	const rulesRun = async ({
		journal,
	}: Pick<Awaited<ReturnType<typeof running>>, "journal">) =>
		(await journal("decision.made")).map(({ rule }) => rule);
	const refusing = (over: Ground, from = 0) => {
		let asked = 0;
		const { send } = over.channel;
		over.channel.send = (message) => {
			asked += 1;
			if (asked <= from) return send(message);
			const options = { kind: "refused", code: "HTTP_400" } as const;
			return Promise.reject(new ChannelError("No.", options));
		};
	};

	test("a report of failure starts its rule once, however often it is told", async () => {
		const over = await running(await ground(book));
		await over.runtime.accept([text("1001", "hi")], []);
		await over.pass(SECOND);
		const id = over.channel.sent[0]?.messageId ?? "";
		await over.runtime.accept([report(id, "failed")], []);
		await over.runtime.accept(
			[{ ...report(id, "failed"), key: "told again" }],
			[],
		);
		await over.pass(SECOND);
		expect(said(over).map(([, words]) => words)).toEqual([
			"Hello!",
			"Did that arrive?",
		]);
		expect(await rulesRun(over)).toEqual(["hello", "tell staff"]);
	});

	test("what such a rule sends never starts one", async () => {
		const over = await running(await ground(book));
		await over.runtime.accept([text("1001", "hi")], []);
		await over.pass(SECOND);
		const [first] = over.channel.sent;
		await over.runtime.accept([report(first?.messageId ?? "", "failed")], []);
		await over.pass(SECOND);
		const [, second] = over.channel.sent;
		await over.runtime.accept([report(second?.messageId ?? "", "failed")], []);
		await over.pass(SECOND);
		expect(over.channel.sent).toHaveLength(2);
		expect(await rulesRun(over)).toEqual(["hello", "tell staff"]);
	});

	test("a final refusal of our own attempt comes back as one, and is told once", async () => {
		const over = await ground(book);
		refusing(over);
		const started = await running(over);
		await started.runtime.accept([text("1001", "hi")], []);
		await started.pass(MINUTE);
		expect(await rulesRun(started)).toEqual(["hello", "tell staff"]);
		// The rule's own message is refused too, and ends there.
		expect(await started.journal("send.failed")).toHaveLength(2);
		const [failed] = await started.journal("send.failed");
		expect(failed?.body).toMatchObject({ error: { code: "HTTP_400" } });
		expect(await started.database.agenda.nextDueAt()).toBeNull();
	});

	test("of a process that died before the refusal was written down, it comes once", async () => {
		const file = join(await folder(), "marhaba.db");
		const open = () => openSqlite({ file, clock: over.time.clock });
		const over = await ground(book);
		refusing(over);
		const database = open();
		database.store.settle = () => new Promise(() => {});
		const first = await running({ ...over, database });
		await first.runtime.accept([text("1001", "hi")], []);
		await first.pass(SECOND);
		expect(await rulesRun(first)).toEqual(["hello", "tell staff"]);
		database.close();
		const reopened = open();
		onTestFinished(reopened.close);
		const second = await running({ ...over, database: reopened });
		await second.pass(10 * MINUTE);
		expect(await rulesRun(second)).toEqual(["hello", "tell staff"]);
		expect(await second.journal("send.failed")).toHaveLength(2);
	});

	test("without such a rule a refusal is written down and nothing more", async () => {
		const over = await ground({ rules: book.rules.slice(0, 1) });
		refusing(over);
		const started = await running(over);
		await started.runtime.accept([text("1001", "hi")], []);
		await started.pass(MINUTE);
		expect((await started.journal()).map(({ type }) => type)).toEqual([
			"rules.loaded",
			"decision.made",
			"send.failed",
		]);
	});
});

describe("no_reply_for", () => {
	const book: BookSketch = {
		rules: [
			{ name: "hello", when: { keyword: "hi" }, do: [{ text: "Hello!" }] },
			{
				name: "still there",
				when: { no_reply_for: "45m" },
				do: [{ text: "Still there?" }],
			},
		],
	};

	test("comes once, in its time, over a restart", async () => {
		const over = await ground(book);
		const first = await running(over);
		await first.runtime.accept([text("1001", "hi")], []);
		await first.pass(30 * MINUTE);
		await first.runtime.stop();
		const second = await running(over);
		await second.pass(14 * MINUTE);
		expect(said(over)).toHaveLength(1);
		await second.pass(2 * HOUR);
		expect(said(over).map(([, words]) => words)).toEqual([
			"Hello!",
			"Still there?",
		]);
	});

	test("does not come when the customer writes", async () => {
		const over = await running(await ground(book));
		await over.runtime.accept([text("1001", "hi")], []);
		await over.pass(30 * MINUTE);
		await over.runtime.accept([text("1001", "thanks")], []);
		await over.pass(2 * HOUR);
		expect(said(over)).toHaveLength(1);
	});
});

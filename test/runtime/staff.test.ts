import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simulator } from "../../src/channels/simulator.ts";
import {
	type Changes,
	type InboundEvent,
	type MessageReceived,
	MINUTE,
	SECOND,
} from "../../src/engine/model.ts";
import { ChannelError } from "../../src/engine/ports.ts";
import type { BookSketch } from "../engine/book.ts";
import { text } from "./messages.ts";
import { type Ground, ground, running } from "./running.ts";

const customer = "96170111222";
const staff = "9613111111";

const sketch: BookSketch = {
	profile: { staff: { numbers: [staff], template: "staff_notice" } },
	rules: [
		{
			name: "person",
			when: { keyword: "agent" },
			do: [{ text: "A colleague comes." }, { handoff: { note: "Soon" } }],
		},
		{
			name: "later",
			when: { keyword: "later" },
			do: [{ wait: "1m" }, { text: "Now it is later" }],
		},
		{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Falafel" }] },
		{
			name: "echo",
			when: { regex: "say (?<words>(?s:.+))" },
			do: [{ text: "{words}" }],
		},
	],
};

async function started(given: Ground | null = null, more: BookSketch = sketch) {
	const over = given ?? (await ground(more));
	const bot = await running(over);
	let ids = 0;
	const { clock } = over.time;
	const write = (
		from: string,
		words: string,
		about: Partial<MessageReceived["message"]> = {},
	) => {
		ids += 1;
		const event = text(from, words, `m${ids}-${clock.now()}`);
		const at = clock.now();
		return {
			...event,
			at,
			arrivedAt: at,
			message: { ...event.message, ...about },
		};
	};
	const take = async (...events: readonly InboundEvent[]) => {
		await bot.runtime.accept(events, []);
		await bot.pass(0);
	};
	return {
		...bot,
		write,
		take,
		say: (
			from: string,
			words: string,
			about: Partial<MessageReceived["message"]> = {},
		) => take(write(from, words, about)),
		/** What left, by whom it went to. */
		heard: (to: string) =>
			over.channel.sent
				.filter((each) => each.to.value === to)
				.map(({ content }) =>
					content.type === "template"
						? content.body.join("|")
						: (content as { text: string }).text,
				),
		state: async (of: string) => {
			const [found] = await over.database.history.find(of);
			return found?.state;
		},
	};
}

describe("staff commands by WhatsApp", () => {
	test("#off NUMBER hands that chat over, #on NUMBER gives it back", async () => {
		const bot = await started();
		await bot.say(customer, "menu");
		await bot.say(staff, `#off +${customer}`);
		expect((await bot.state(customer))?.mode).toBe("human");
		await bot.say(customer, "menu");
		await bot.say(staff, `#on +${customer}`);
		await bot.say(customer, "menu");
		await bot.pass(MINUTE);
		expect(bot.heard(customer)).toEqual(["Falafel", "Falafel"]);
		expect(bot.heard(staff)).toEqual([
			expect.stringContaining(
				`The bot is silent in the chat with +${customer}.`,
			),
			`The bot answers +${customer} again.`,
		]);
	});

	test("the other chat's own rows say who did it", async () => {
		const bot = await started();
		await bot.say(customer, "menu");
		await bot.say(staff, `#off +${customer}`);
		const [began] = await bot.journal("handoff.started");
		const [known] = await bot.database.history.find(customer);
		expect(began).toMatchObject({
			conversation: known?.id,
			body: { by: "p_2" },
		});
	});

	test("a command and what it does elsewhere are one commit", async () => {
		const over = await ground(sketch);
		const commits: (readonly Changes[])[] = [];
		const { store } = over.database;
		const watched = {
			...store,
			load: store.load.bind(store),
			claimDue: store.claimDue.bind(store),
			settle: store.settle.bind(store),
			journalAfter: store.journalAfter.bind(store),
			commit: (changes: readonly Changes[]) => {
				commits.push(changes);
				return store.commit(changes);
			},
		};
		const bot = await started({
			...over,
			database: { ...over.database, store: watched },
		});
		await bot.take(
			bot.write(customer, "menu"),
			bot.write(staff, `#off +${customer}`),
			bot.write(customer, "menu"),
		);
		const ordered = commits.find((changes) =>
			changes.some(({ journal }) =>
				journal.some(({ type }) => type === "handoff.started"),
			),
		);
		const silent = ordered?.flatMap(({ journal }) =>
			journal.map(({ body }) => body.silent),
		);
		expect(silent).toContain("staff-command");
		const made = await bot.journal("decision.made");
		expect(made.map(({ body }) => body.silent)).toEqual([
			null,
			"staff-command",
			"handed-off",
		]);
	});

	test("a number nobody knows yet is silent from its first word", async () => {
		const bot = await started();
		await bot.say(staff, "#off +96170999888");
		await bot.say("96170999888", "menu");
		await bot.pass(MINUTE);
		expect(bot.heard("96170999888")).toEqual([]);
	});

	test("staff may name their own chat", async () => {
		const bot = await started();
		await bot.say(staff, `#off +${staff}`);
		await bot.say(staff, "menu");
		await bot.say(staff, `#on +${staff}`);
		await bot.say(staff, "menu");
		await bot.pass(MINUTE);
		expect(bot.heard(staff)).toHaveLength(3);
		expect(bot.heard(staff).at(-1)).toBe("Falafel");
	});

	test("whoever writes behind #off in the same breath meets the bot off", async () => {
		const bot = await started();
		await bot.take(
			bot.write(customer, "menu"),
			bot.write(staff, "#off"),
			bot.write(customer, "menu"),
		);
		const made = await bot.journal("decision.made");
		expect(made.map(({ body }) => body.silent)).toEqual([
			null,
			"staff-command",
			"paused",
		]);
		expect(await bot.journal("business.changed")).toHaveLength(1);
	});

	test("the same command delivered twice is done once", async () => {
		const bot = await started();
		const event = bot.write(staff, `#off +${customer}`);
		await bot.take(event, event);
		await bot.take(event);
		expect(await bot.journal("handoff.started")).toHaveLength(1);
		expect(bot.heard(staff)).toHaveLength(1);
	});
});

describe("a notice", () => {
	async function handedOver() {
		const bot = await started();
		await bot.say(staff, "#status");
		await bot.say(customer, "an agent please");
		await bot.pass(MINUTE);
		const notice = bot.channel.sent.findLast(({ to }) => to.value === staff);
		return { ...bot, quoting: { quotedMessageId: notice?.messageId ?? "" } };
	}

	test("goes to staff, and the farewell to the customer", async () => {
		const bot = await handedOver();
		expect(bot.heard(staff).at(-1)).toBe(
			`+${customer} is waiting for a person.\n“an agent please”\nSoon`,
		);
		expect(bot.heard(customer)).toEqual(["A colleague comes."]);
	});

	test("that is quoted in a reply sends it to the customer it was about", async () => {
		const bot = await handedOver();
		await bot.say(staff, "On my way!", bot.quoting);
		await bot.pass(MINUTE);
		expect(bot.heard(customer)).toEqual(["A colleague comes.", "On my way!"]);
		expect(bot.channel.courtesies).toMatchObject([{ type: "read" }]);
		const [found] = await bot.database.history.find(customer);
		const lines = await bot.database.history.transcript(found?.id ?? 0, {
			before: null,
			limit: 10,
		});
		expect(lines.at(-1)).toMatchObject({ from: "staff" });
	});

	test("that is quoted again after the bot came back takes the chat over again", async () => {
		const bot = await handedOver();
		await bot.say(staff, `#on +${customer}`);
		await bot.say(staff, "One thing more", bot.quoting);
		expect((await bot.state(customer))?.mode).toBe("human");
		expect(await bot.journal("handoff.started")).toHaveLength(2);
	});

	test("its decision can be made again from what is kept", async () => {
		const bot = await handedOver();
		await bot.say(staff, "On my way!", bot.quoting);
		const row = (await bot.journal("decision.made")).find(({ body }) =>
			String(body.because).startsWith("passed on"),
		);
		const kept = await bot.database.history.decision(row?.seq ?? 0);
		expect(kept?.input.event).toMatchObject({
			quotedAbout: expect.any(Number),
		});
	});

	test("quoted by somebody who is no staff is a text like any other", async () => {
		const bot = await handedOver();
		await bot.say("96170555444", "say hello", bot.quoting);
		await bot.pass(MINUTE);
		expect(bot.heard(customer)).toEqual(["A colleague comes."]);
		expect(bot.heard("96170555444")).toEqual(["hello"]);
	});

	test("to a number that was silent for a day goes by template, on one line", async () => {
		const bot = await started();
		await bot.say(customer, "agent");
		await bot.pass(MINUTE);
		expect(bot.heard(staff)).toEqual([
			`+${customer} is waiting for a person. · “agent” · Soon`,
		]);
	});
});

describe("after a hand-over", () => {
	test("what an earlier decision queued never leaves", async () => {
		let down = true;
		const channel = simulator({
			fails: ({ to }) =>
				down && to.value === customer
					? new ChannelError("down", { kind: "unsent", code: "HTTP_500" })
					: null,
		});
		const over = { ...(await ground(sketch)), channel };
		const bot = await started(over);
		await bot.say(customer, "menu");
		await bot.say(customer, "agent");
		down = false;
		await bot.pass(10 * MINUTE);
		expect(bot.heard(customer)).toEqual(["A colleague comes."]);
		expect(await bot.journal("send.withheld")).toMatchObject([
			{ rule: "menu", body: { reason: "handed-off" } },
		]);
	});

	test("whatever is said when, nothing but farewells and staff reach the customer", async () => {
		const step = fc.constantFrom("menu", "later", "agent", "on", "off", "wait");
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				const bot = await started();
				let human = false;
				for (const each of steps) {
					const before = bot.heard(customer).length;
					if (each === "wait") await bot.pass(61 * SECOND);
					else if (each === "on" || each === "off")
						await bot.say(staff, `#${each} +${customer}`);
					else await bot.say(customer, each);
					if (human && each !== "on")
						expect(bot.heard(customer)).toHaveLength(before);
					human = (await bot.state(customer))?.mode === "human";
					// Messages to one number are paced; let what may leave be gone before the next step.
					await bot.pass(10 * SECOND);
				}
			}),
			{ numRuns: 15 },
		);
	});
});

describe("while the bot is off", () => {
	test("a wait that falls due is dropped, and the feed says so", async () => {
		const bot = await started();
		await bot.say(customer, "later");
		await bot.say(staff, "#off");
		await bot.pass(2 * MINUTE);
		expect(bot.heard(customer)).toEqual([]);
		const last = (await bot.journal("decision.made")).at(-1);
		expect(last?.body).toMatchObject({
			silent: "paused",
			because: expect.stringContaining('the rest of "later" is dropped'),
		});
	});

	test("what staff write leaves", async () => {
		const bot = await started();
		await bot.say(customer, "agent");
		await bot.pass(MINUTE);
		const notice = bot.channel.sent.find(({ to }) => to.value === staff);
		await bot.say(staff, "#off");
		await bot.say(staff, "Here I am", {
			quotedMessageId: notice?.messageId ?? "",
		});
		await bot.pass(MINUTE);
		expect(bot.heard(customer).at(-1)).toBe("Here I am");
	});
});

describe("wait_for_more", () => {
	const patient: BookSketch = {
		...sketch,
		settings: { waitForMoreMs: 2 * SECOND },
	};

	test("joins what comes close together, over a restart too", async () => {
		const over = await ground(patient);
		const first = await started(over);
		await first.say(customer, "say one");
		await first.pass(SECOND);
		await first.say(customer, "and two");
		const stopped = first.runtime.stop();
		await first.pass(0);
		await stopped;
		const second = await started(over);
		await second.pass(3 * SECOND);
		expect(second.heard(customer)).toEqual(["one\nand two"]);
		const made = await second.journal("decision.made");
		expect(made.map(({ body }) => body.silent)).toEqual([
			"waiting-for-more",
			"waiting-for-more",
			null,
		]);
		expect(made.at(-1)?.body.event).toMatchObject({
			type: "timer.fired",
			ids: [expect.any(String), expect.any(String)],
			content: { type: "text", text: "say one\nand two" },
		});
	});

	test("the transcript shows each message once", async () => {
		const bot = await started(null, patient);
		await bot.say(customer, "say one");
		await bot.say(customer, "and two");
		await bot.pass(3 * SECOND);
		const lines = await bot.database.history.transcript(1, {
			before: null,
			limit: 10,
		});
		expect(lines.map(({ from, content }) => [from, content.text])).toEqual([
			["customer", "say one"],
			["customer", "and two"],
			["bot", "one\nand two"],
		]);
	});
});

describe("the brake", () => {
	test("stops what is queued, and staff hear of it once", async () => {
		const bot = await started(null, {
			...sketch,
			settings: { brake: { times: 20, perMs: 10 * MINUTE } },
		});
		await bot.say(staff, "#status");
		for (let turn = 0; turn < 6; turn++) await bot.say(customer, "menu");
		await bot.pass(10 * MINUTE);
		expect(bot.heard(customer).length).toBeLessThanOrEqual(2);
		expect(bot.heard(staff)).toHaveLength(2);
		expect(await bot.journal("brake.pulled")).toHaveLength(1);
	});
});

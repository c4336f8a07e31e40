import { setTimeout as delay } from "node:timers/promises";
import { consoleChannel } from "../../channels/console.ts";
import type { Config } from "../../config.ts";
import { movableTime } from "../../desk/movable-time.ts";
import { whyDecided } from "../../desk/questions.ts";
import { readMoment } from "../../desk/read-moment.ts";
import { bookAt } from "../../desk/rules-text.ts";
import {
	after,
	type Content,
	type ConversationState,
	type EventPosted,
	type Instant,
	type JournalEntry,
	type JsonObject,
} from "../../engine/model.ts";
import { rulesWaitingFor } from "../../engine/triggers/event.ts";
import { engineVersion } from "../../engine-version.ts";
import { defaultLimits, startRuntime } from "../../runtime/start.ts";
import { nextTurn } from "../../runtime/timer.ts";
import { openMemory } from "../../store/memory.ts";
import { systemClock } from "../../store/system-clock.ts";
import type { ChatOptions } from "../chat.ts";
import { CommandError } from "../exit.ts";
import { colours, print, tell } from "../output.ts";
import { keepRecord } from "./keep-record.ts";
import { newsOf } from "./news-of.ts";
import type { ChatRecord } from "./save-test.ts";

/** A chat with the bot: the whole of it, over a database in memory and a clock that can be moved. */
export interface Chat {
	/** Sends something as the customer; resolves when the bot has answered. */
	say(content: Content): Promise<void>;
	/** Posts an event about the customer, as another system would; gives how many rules wait for it. */
	post(name: string, data: JsonObject): Promise<number>;
	/** Lets time pass; what is due happens. */
	pass(milliseconds: number): Promise<void>;
	/** Goes on to a moment as `--at` writes it. Throws a {@link CommandError}. */
	goTo(moment: string): Promise<void>;
	/** Why the last message was answered as it was; null before the first. */
	why(): Promise<JsonObject | null>;
	/** What the bot remembers of you. */
	state(): Promise<ConversationState | null>;
	/** The clock on the wall of the business. */
	wallClock(): string;
	/** What was said so far, for a test. */
	record(): ChatRecord;
	stop(): Promise<void>;
}

const sender = "10000";
/** How often we look whether the bot is done; each look lets everything that waits run first. */
const MOST_LOOKS = 10_000;
/** A schedule that is due goes several turns of the loop before its first message waits. */
const LOOKS_AFTER_A_JUMP = 50;
/** Another system is waited for without haste. */
const FETCH_LOOK_MS = 10;

/** Starts a chat over the rules of a path. */
export async function startChat(
	{ rules, fetchAllow }: Pick<Config, "rules" | "fetchAllow">,
	{ as, name, at }: ChatOptions,
): Promise<Chat> {
	const customer = digitsOf(as);
	const start =
		at === undefined ? systemClock.now() : await momentAt(at, rules);
	const time = movableTime(start);
	const database = openMemory({ clock: time.clock });
	const channel = consoleChannel({ write: show, sender, customer });
	const runtime = await startRuntime({
		...database,
		channels: [channel],
		home: { channel: channel.name, sender },
		rules,
		fetchAllow,
		limits: { ...defaultLimits, sendRate: 1000, pairIntervalMs: 0 },
		engine: engineVersion,
		clock: time.clock,
		timer: time.timer,
		log: { info() {}, warn: complain, error: complain },
	});
	let shown = await newest();
	let lastDecision: JournalEntry | null = null;
	const record = keepRecord(database, { customer, from: shown });
	let began: string | null = null;
	let posted = 0;

	async function newest(): Promise<number> {
		const rows = await database.store.journalAfter(0, 500);
		return rows.at(-1)?.seq ?? 0;
	}

	/** Until nothing is under way, as far as several looks in a row can tell; then what came of it is told. */
	async function settle(quietLooks = 1): Promise<void> {
		let quiet = 0;
		for (let look = 0; look < MOST_LOOKS && quiet < quietLooks; look += 1) {
			await (runtime.status().fetchesOpen ? delay(FETCH_LOOK_MS) : nextTurn());
			quiet = (await isBusy()) ? 0 : quiet + 1;
		}
		await record.catchUp();
		await tellNews();
	}

	async function pass(until: Instant): Promise<void> {
		const milliseconds = until - time.clock.now();
		if (milliseconds > 0) record.add({ by: "clock", at: until, milliseconds });
		await time.moveTo(until, () => settle());
		await settle(LOOKS_AFTER_A_JUMP);
	}

	function wallClock(): string {
		const { date, minute } = runtime.rules
			.book()
			.calendar.local(time.clock.now());
		const two = (part: number) => String(part).padStart(2, "0");
		return `${date} ${two(Math.trunc(minute / 60))}:${two(minute % 60)}`;
	}

	async function isBusy(): Promise<boolean> {
		const { sends } = (await database.history.stats()) as {
			sends: { waiting: number; attempted: number };
		};
		const { fetchesOpen = 0 } = runtime.status();
		return sends.waiting + sends.attempted + fetchesOpen > 0;
	}

	async function tellNews(): Promise<void> {
		for (const entry of await database.store.journalAfter(shown, 500)) {
			shown = entry.seq;
			if (entry.type === "decision.made") lastDecision = entry;
			const news = newsOf(entry);
			if (news !== null) tell(colours.dim(news));
		}
	}

	return {
		async say(content) {
			began ??= wallClock();
			record.add({ by: "customer", at: time.clock.now(), content });
			const message = name === undefined ? content : { content, name };
			const { events, refused } = channel.receive(message, time.clock.now());
			await runtime.accept(events, refused);
			await settle();
		},
		async post(eventName, data) {
			began ??= wallClock();
			const now = time.clock.now();
			record.add({ by: "event", at: now, name: eventName, data });
			posted += 1;
			const event: EventPosted = {
				type: "event.posted",
				key: `posted:${posted}`,
				ref: {
					by: "address",
					channel: channel.name,
					sender,
					addresses: [{ kind: "phone", value: customer }],
				},
				at: now,
				arrivedAt: now,
				name: eventName,
				data,
			};
			await runtime.accept([event], []);
			await settle(LOOKS_AFTER_A_JUMP);
			return rulesWaitingFor(runtime.rules.book(), eventName).length;
		},
		pass: (milliseconds) => pass(after(time.clock.now(), milliseconds)),
		async goTo(moment) {
			const { calendar } = runtime.rules.book();
			const until = readMoment(moment, calendar, time.clock.now());
			if (until === null) throw noMoment(moment);
			await pass(until);
		},
		async why() {
			const stored =
				lastDecision && (await database.history.decision(lastDecision.seq));
			return stored && whyDecided(stored, database);
		},
		async state() {
			const [found] = await database.history.find(customer);
			return found?.state ?? null;
		},
		wallClock,
		record: () => ({
			at: began ?? wallClock(),
			phone: customer,
			name: name ?? null,
			said: record.said(),
		}),
		async stop() {
			await runtime.stop();
			time.stop();
			database.close();
		},
	};
}

function show(text: string): void {
	const bot = process.stdout.isTTY ? `${colours.green("bot")}  ` : "";
	print(bot + text);
}

function complain(_data: object, message: string): void {
	tell(colours.yellow(message));
}

function digitsOf(number: string): string {
	const digits = number.replace(/^\+|[\s().-]/g, "");
	if (/^\d{3,20}$/.test(digits)) return digits;
	throw new CommandError(
		`--as should be a phone number with its country; "${number}" is none.`,
		"usage",
	);
}

async function momentAt(at: string, rules: string): Promise<Instant> {
	const { calendar } = await bookAt(rules);
	const moment = readMoment(at, calendar, systemClock.now());
	if (moment === null) throw noMoment(at);
	return moment;
}

function noMoment(text: string): CommandError {
	return new CommandError(
		`"${text}" is no moment. Write 2026-11-22 23:30, 23:30, or fri 10:00.`,
		"usage",
	);
}

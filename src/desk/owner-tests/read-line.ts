import {
	type Here,
	nodeOf,
	read,
	tell,
	under,
} from "../../engine/language/here.ts";
import { didYouMean, listWords } from "../../engine/language/nearest.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { text } from "../../engine/schema.ts";
import { readMoment } from "../read-moment.ts";
import { jsonObjectOf, jsonOf } from "./json-of.ts";
import type { TalkLine } from "./owner-test.ts";
import { readBot } from "./read-bot.ts";
import { readCustomer } from "./read-customer.ts";
import {
	deliveryShape,
	eventShape,
	fetchShape,
	waitShape,
} from "./test-shapes.ts";

type Line = Omit<TalkLine, "line">;

/** What can happen in a conversation, each by its word. */
const lineReaders: Readonly<
	Record<string, (here: Here, book: RuleBook) => Line | null>
> = {
	customer: readCustomer,
	bot: readBot,
	wait: readWait,
	event: readEvent,
	fetch: readFetch,
	delivery: readDelivery,
	staff: readStaff,
};
const lineWords = Object.keys(lineReaders);

/** Reads one line of `talk`. Null where it has errors. */
export function readLine(here: Here, book: RuleBook): TalkLine | null {
	const node = nodeOf(here);
	const [entry, ...more] = node?.type === "map" ? node.entries : [];
	if (entry === undefined || more.length > 0) {
		tell(here, {
			code: "wrong-value",
			message: "Each line of a conversation is one thing that happens.",
			help: `Begin each with a dash: - customer: hello, then - bot: { rule: hello }. It can be ${listWords(lineWords)}.`,
		});
		return null;
	}
	const { key } = entry;
	const reader = Object.hasOwn(lineReaders, key) ? lineReaders[key] : undefined;
	if (reader === undefined) {
		tellUnknown(under(here, key), key);
		return null;
	}
	const line = reader(under(here, key), book);
	const { source } = here.file;
	return line === null
		? null
		: ({
				...line,
				line: source.position(entry.keyNode.start).line,
			} as TalkLine);
}

function tellUnknown(here: Here, key: string): void {
	tell(
		here,
		{
			code: "unknown-key",
			message: `"${key}" is not something that happens in a conversation.`,
			help:
				(key === "user" ? 'Did you mean "customer"?' : null) ??
				didYouMean(key, lineWords) ??
				`It can be ${listWords(lineWords)}.`,
		},
		true,
	);
}

function readWait(here: Here, book: RuleBook): Line | null {
	const wait = read(here, waitShape, '"wait"', { example: "wait: 12h" });
	if (wait === undefined) return null;
	if ("milliseconds" in wait)
		return { type: "wait", milliseconds: wait.milliseconds } as Line;
	const { calendar } = book;
	const moment = readMoment(
		wait.until,
		calendar,
		calendar.instantAt("2026-01-07", 0),
	);
	if (moment !== null)
		return { type: "wait-until", moment: wait.until } as Line;
	tell(under(here, "until"), {
		code: "wrong-value",
		message: `"${wait.until}" is no moment.`,
		help: "Write 2026-11-22 23:30, 23:30, or fri 10:00: the business's own clock.",
	});
	return null;
}

function readEvent(here: Here): Line | null {
	const event = read(here, eventShape, '"event"', {
		example: "event: order_ready",
	});
	if (event === undefined) return null;
	const data = jsonObjectOf(nodeOf(under(here, "data")));
	return { type: "event", name: event.name, data } as Line;
}

function readFetch(here: Here): Line | null {
	const answer = read(here, fetchShape, '"fetch"');
	if (answer === undefined) return null;
	if ("fails" in answer) return fetchLine(null, answer.fails);
	const { status } = answer;
	if (status === 404 || status === 410) return fetchLine(status, "not-found");
	if (status < 200 || status > 299) return fetchLine(status, "refused");
	const node = nodeOf(under(here, "body"));
	const body = node === null ? null : jsonOf(node);
	return { type: "fetch", result: { ok: true, status, body } } as Line;
}

function fetchLine(status: number | null, reason: string): Line {
	return { type: "fetch", result: { ok: false, status, reason } } as Line;
}

function readDelivery(here: Here): Line | null {
	const status = read(here, deliveryShape, '"delivery"', {
		example: "delivery: failed",
	});
	return status === undefined ? null : { type: "delivery" };
}

function readStaff(here: Here): Line | null {
	const written = read(here, text(), '"staff"');
	return written === undefined
		? null
		: ({ type: "staff", text: written } as Line);
}

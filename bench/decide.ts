import { compileRules } from "../src/engine/compile.ts";
import {
	type DecideInput,
	decide as decideEvent,
} from "../src/engine/decide.ts";
import {
	type Conversation,
	instant,
	type MessageReceived,
	newBusiness,
	newConversation,
} from "../src/engine/model.ts";
import type { RuleBook } from "../src/engine/rule-book.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { medianMicroseconds } from "./median.ts";
import { signedMessage } from "./webhook-messages.ts";
import { keywordWorkload, regexWorkload, type Workload } from "./workload.ts";

/** S1 and S2: deciding about one message, whole, whatever the number of rules. */
export const decide: Benchmark = {
	name: "decide",
	*run({ quick }) {
		const passes = quick ? 10 : 50;
		yield parsingRow(passes);
		yield* keywordRows(quick ? [10, 1_000] : SIZES, passes);
		yield* regexRows(quick ? [10, 1_000] : [10, 10_000], passes);
	},
};

const SIZES = [10, 100, 1_000, 10_000, 100_000] as const;

function* keywordRows(sizes: readonly number[], passes: number): Iterable<Row> {
	let atTen = Number.NaN;
	for (const size of sizes) {
		const workload = keywordWorkload(size);
		const ours = measureDecide(workload, passes);
		if (size === 10) atTen = ours;
		const limit = size === 10 ? 15 : 2 * atTen;
		yield {
			measure: "S1",
			what: `keyword rules: ${size.toLocaleString("en")}`,
			goal: size === 10 ? "p50 ≤ 15 µs" : `p50 ≤ 2 × that of 10`,
			ours,
			ceiling: measureLookup(workload, passes),
			unit: "µs",
			met: ours <= limit,
		};
	}
}

function* regexRows(sizes: readonly number[], passes: number): Iterable<Row> {
	for (const size of sizes) {
		const workload = regexWorkload(size);
		const ours = measureDecide(workload, passes);
		yield {
			measure: "S2",
			what: `regex rules: ${size.toLocaleString("en")}`,
			goal: "p50 ≤ 60 µs",
			ours,
			ceiling: measureLookup(workload, passes),
			unit: "µs",
			met: ours <= 60,
		};
	}
}

/** What Node does alike everywhere: figures of two machines, or of two hours of a busy one, compare as multiples of it. */
function parsingRow(passes: number): Row {
	const bodies = Array.from({ length: 200 }, (_, at) =>
		signedMessage(at).body.toString(),
	);
	return {
		measure: "–",
		what: "to compare machines by: JSON.parse of a webhook's body",
		goal: "–",
		ours: medianMicroseconds(bodies, passes, (body) => JSON.parse(body)),
		ceiling: null,
		unit: "µs",
		met: null,
	};
}

function measureDecide(workload: Workload, passes: number): number {
	return medianMicroseconds(inputsOf(workload), passes, decideEvent);
}

/** The messages of a workload, each of a customer who has written before. */
export function inputsOf({
	artefact,
	messages,
}: Workload): readonly DecideInput[] {
	const book = compileRules(artefact);
	return messages.map((text) => inputFor(text, book));
}

/** What no engine can be faster than: each word of a message looked up in a map, in a plain loop. */
function measureLookup({ words, messages }: Workload, passes: number): number {
	const rules = new Map(words.map((word, at) => [word, at]));
	return medianMicroseconds(messages, passes, (text) => {
		let first = words.length;
		for (const word of text.toLowerCase().split(" ")) {
			const at = rules.get(word);
			if (at !== undefined && at < first) first = at;
		}
		return first;
	});
}

const now = instant(Date.parse("2026-11-22T19:30:00Z"));

const conversation: Conversation = {
	id: 812,
	version: 3,
	channel: "whatsapp",
	sender: { id: 1, address: "9613000000" },
	contact: { id: 55, addresses: [{ kind: "phone", value: "96170111222" }] },
	state: {
		...newConversation,
		name: "Rima",
		firstMessageAt: now,
		lastInboundAt: now,
	},
};

function inputFor(text: string, book: RuleBook): DecideInput {
	const event: MessageReceived = {
		type: "message.received",
		key: "k",
		ref: null,
		at: now,
		arrivedAt: now,
		stale: false,
		message: {
			messageId: "wamid.1",
			content: { type: "text", text },
			quotedMessageId: null,
			profileName: null,
			referral: null,
			identity: null,
		},
	};
	const business = newBusiness;
	return { event, conversation, business, book, pinned: new Map(), now };
}

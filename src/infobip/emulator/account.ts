import { randomUUID } from "node:crypto";
import type { RequestName } from "../requests/requests.ts";
import { sentAnswer } from "./answers.ts";
import { fateRules, isKept, statusOf, stepsOf } from "./fate.ts";
import type { Fault, ReportStep } from "./faults.ts";
import type { EmulatorOptions } from "./options.ts";
import type { Postman } from "./postman.ts";
import { reportBody } from "./reports.ts";
import type { TemplateBook } from "./template-book.ts";

/** A message that the emulator took. */
export interface TakenMessage {
	readonly kind: RequestName;
	readonly from: string;
	readonly to: string;
	readonly messageId: string;
	/** The message as it was sent, envelope and content. */
	readonly message: SentMessage;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** What a sent message certainly has; the rest depends on its kind. */
export interface SentMessage {
	readonly from: string;
	readonly to: string;
	readonly messageId?: string | undefined;
	readonly notifyUrl?: string | undefined;
	readonly content?: unknown;
}

/** Older ones are forgotten, so that a demo can run for months. */
const MOST_KEPT = 10_000;

/** The state of an emulated account: what was sent, and when customers last wrote. */
export interface Account {
	readonly sent: readonly TakenMessage[];
	readonly knows: (sender: string) => boolean;
	/** Takes a message that has been checked, reports on it later, and gives what the answer says of it. */
	take(kind: RequestName, message: SentMessage, fault: Fault): unknown;
	customerWrote(sender: string, customer: string, at: number): void;
	isOurs(messageId: string): boolean;
}

/** A new account. */
export function account(
	options: EmulatorOptions,
	mail: Postman,
	book: TemplateBook,
): Account {
	const now = options.now ?? Date.now;
	const sent: TakenMessage[] = [];
	const ids = new Set<string>();
	const windows = new Map<string, number>();
	const senders = new Set(options.senders);
	const rules = fateRules(options, book);

	function keep(taken: TakenMessage, steps: readonly ReportStep[]) {
		sent.push(taken);
		ids.add(taken.messageId);
		if (sent.length > MOST_KEPT) ids.delete(sent.shift()?.messageId ?? "");
		const reported = { ...taken, sentAt: taken.at };
		for (const [index, step] of steps.entries())
			mail.postLater(
				(options.reportDelayMs ?? 250) * (index + 1),
				() => reportBody(step, reported, now()),
				taken.message.notifyUrl,
			);
	}

	return {
		sent,
		knows: (sender) => senders.has(sender),
		take(kind, message, fault) {
			const { from, to } = message;
			const messageId = message.messageId || randomUUID();
			const at = now();
			const known = {
				isOurs: senders.has(from),
				isRepeated: ids.has(messageId),
				sinceCustomerMs: at - (windows.get(windowKey(from, to)) ?? 0),
			};
			const status = statusOf(fault, known, rules);
			if (isKept(status, known, rules))
				keep(
					{ kind, from, to, messageId, message, at },
					stepsOf(kind, message, { fault, known, rules }),
				);
			return sentAnswer(to, messageId, status);
		},
		customerWrote(sender, customer, at) {
			windows.set(windowKey(sender, customer), at);
		},
		isOurs: (messageId) => ids.has(messageId),
	};
}

function windowKey(sender: string, customer: string): string {
	return `${sender}:${customer}`;
}

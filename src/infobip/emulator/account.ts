import { randomUUID } from "node:crypto";
import type { RequestName } from "../requests/requests.ts";
import { sentAnswer } from "./answers.ts";
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
const DAY_MS = 24 * 3_600_000;

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

	function statusFor({ from, messageId = "" }: SentMessage, fault: Fault) {
		if (fault.rejected !== undefined) return fault.rejected;
		if (!senders.has(from)) return 11;
		const again = ids.has(messageId) && options.onDuplicate === "reject";
		return again ? 23 : 7;
	}

	function stepsFor(
		kind: RequestName,
		message: SentMessage,
		fault: Fault,
	): readonly ReportStep[] {
		if (fault.reports !== undefined) return fault.reports;
		const error =
			kind === "template" ? templateError(message) : windowError(message);
		return error === null ? ["delivered", "seen"] : [{ error }];
	}

	function templateError({ content }: SentMessage): number | null {
		return (options.checkTemplates ?? true) ? book.faultOf(content) : null;
	}

	function windowError({ from, to }: SentMessage): number | null {
		const lastAt = windows.get(`${from}:${to}`) ?? 0;
		const closed = options.enforceWindow && now() - lastAt > DAY_MS;
		return closed ? 7010 : null;
	}

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
			const status = statusFor(message, fault);
			const repeated = ids.has(messageId);
			if (status === 7 && !(repeated && options.onDuplicate !== "send-again"))
				keep(
					{ kind, from, to, messageId, message, at: now() },
					stepsFor(kind, message, fault),
				);
			return sentAnswer(to, messageId, status);
		},
		customerWrote(sender, customer, at) {
			windows.set(`${sender}:${customer}`, at);
		},
		isOurs: (messageId) => ids.has(messageId),
	};
}

import type {
	Audience,
	Conversation,
	InboundEvent,
	Instant,
	PostedEvent,
	Run,
} from "../engine/model.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import type { ScheduleSpec } from "../engine/schedule/schedule-spec.ts";
import { firing, isReached, targetOf } from "../runtime/runs/target.ts";
import { lookedAt, type ScheduleEntry } from "../runtime/schedules/entries.ts";

/** A schedule's next due time in a stretch of a session. */
export interface ScheduleDue {
	readonly rule: string;
	readonly dueAt: Instant;
}

/** The schedules of a stretch of time, the earliest first. */
export interface SessionSchedules {
	/** What is due next; null when nothing more is. */
	next(): ScheduleDue | null;
	/**
	 * Takes what is due next. Gives its event for the one person of the session; null where it is not for them: they are not in
	 * its audience, opted out, or with a person.
	 */
	take(conversation: Conversation): InboundEvent | null;
}

/** The schedules of a rule book that are due after `since`, up to `until`. */
export function sessionSchedules(
	book: RuleBook,
	since: Instant,
	until: Instant,
): SessionSchedules {
	const entries = since < until ? entriesOf(book, since) : [];
	const isDue = ({ nextAt }: ScheduleEntry) =>
		nextAt !== null && nextAt <= until;
	const first = () =>
		entries
			.filter(isDue)
			.reduce<ScheduleEntry | null>(
				(best, entry) =>
					Number(entry.nextAt) < Number(best?.nextAt ?? Infinity)
						? entry
						: best,
				null,
			);
	const dueOf = (entry: ScheduleEntry | null): ScheduleDue | null =>
		entry?.nextAt == null
			? null
			: { rule: entry.rule.name, dueAt: entry.nextAt };
	return {
		next: () => dueOf(first()),
		take(conversation) {
			const entry = first();
			const due = dueOf(entry);
			if (entry === null || due === null) return null;
			entries[entries.indexOf(entry)] = lookedAt(entry, due.dueAt);
			return eventFor(due, conversation, book);
		},
	};
}

function entriesOf({ data }: RuleBook, since: Instant): ScheduleEntry[] {
	const { timezone } = data.profile;
	return data.rules.flatMap((rule) =>
		rule.when
			.filter(({ key }) => key === "schedule")
			.map(({ spec }) =>
				// The trigger's own schema gave it this shape when the rules were read.
				lookedAt(
					{ rule, spec: spec as unknown as ScheduleSpec, timezone },
					since,
				),
			),
	);
}

function eventFor(
	{ rule, dueAt }: ScheduleDue,
	conversation: Conversation,
	book: RuleBook,
): InboundEvent | null {
	return runFor({ rule, dueAt, event: null }, conversation, book);
}

/** The event that a run for an audience brings to the one person of a session; null where it is not for them. */
export function runFor(
	{ rule, dueAt, event }: ScheduleDue & { readonly event: PostedEvent | null },
	conversation: Conversation,
	book: RuleBook,
): InboundEvent | null {
	const run: Run = {
		id: 0,
		rule,
		dueAt,
		rules: book.hash,
		highest: 0,
		cursor: 0,
		done: false,
		...(event === null ? {} : { event }),
	};
	const home = {
		channel: conversation.channel,
		sender: conversation.sender.address,
	};
	const target = targetOf(run, book, home);
	if (target.type === "gone") return null;
	if (target.type === "many") {
		const reached =
			isIn(target.audience, conversation) && isReached(conversation, dueAt);
		return reached
			? firing(run, { by: "id", conversation: conversation.id }, dueAt)
			: null;
	}
	const { ref } = target;
	return ref === null || (ref.by === "address" && isTheirs(ref, conversation))
		? firing(run, ref, dueAt)
		: null;
}

function isIn(audience: Audience, { state }: Conversation): boolean {
	return audience.type === "tag"
		? audience.tags.some((tag) => state.tags.includes(tag))
		: audience.type === "everyone";
}

function isTheirs(
	ref: { readonly addresses: readonly { readonly value: string }[] },
	{ contact }: Conversation,
): boolean {
	return ref.addresses.some(({ value }) =>
		contact.addresses.some((address) => address.value === value),
	);
}

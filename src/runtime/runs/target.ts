import type {
	Audience,
	Conversation,
	ConversationRef,
	EventPosted,
	Instant,
	Run,
	ScheduleFired,
} from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import type { Home } from "../pump/planned-send.ts";

/** Whom a run is for. */
export type Target =
	/** One event, about one number or about nobody in particular. */
	| { readonly type: "one"; readonly ref: ConversationRef | null }
	/** One event for each contact. */
	| { readonly type: "many"; readonly audience: Audience }
	/** Its rule is not there any more. */
	| { readonly type: "gone" };

/** Finds out whom a run is for, as its rule says today. */
export function targetOf(run: Run, book: RuleBook, home: Home): Target {
	const rule = book.byName.get(run.rule);
	if (!rule) return { type: "gone" };
	const { to } = rule.data;
	if (to === null || to.type === "contact") return { type: "one", ref: null };
	if (to.type === "number")
		return { type: "one", ref: numberRef(to.number, home) };
	return { type: "many", audience: to };
}

/** The event that brings a run to one contact; with its key no contact is reached twice. */
export function firing(
	{ id, rule, dueAt, event }: Run,
	ref: ConversationRef | null,
	now: Instant,
): ScheduleFired | EventPosted {
	const who = ref?.by === "id" ? ref.conversation : "";
	const head = { key: `run:${id}:${who}`, ref, at: dueAt, arrivedAt: now };
	if (event) return { type: "event.posted", ...head, ...event, rule };
	return { type: "schedule.fired", ...head, rule, dueAt, run: id };
}

/** Contacts who opted out, or are with a person, are left out of campaigns. */
export function isReached({ state }: Conversation, now: Instant): boolean {
	const isBack = state.humanUntil !== null && state.humanUntil <= now;
	return !state.optedOut && (state.mode === "bot" || isBack);
}

function numberRef(number: string, home: Home): ConversationRef {
	return {
		by: "address",
		...home,
		addresses: [{ kind: "phone", value: number }],
	};
}

import type {
	ActionTaken,
	Conversation,
	Decision,
	DecisionInput,
	Fact,
	InboundEvent,
	Instant,
	JournalDraft,
	JsonObject,
} from "../../engine/model.ts";
import { eventShown } from "./event-shown.ts";

/** A decision with what its rows tell beside it. */
export interface Decided {
	readonly event: InboundEvent;
	readonly conversation: Conversation | null;
	readonly decision: Decision;
	readonly input: DecisionInput;
	/** How long deciding took, in microseconds. */
	readonly tookUs: number;
}

/**
 * The journal rows of one decision: `decision.made` first, where it is due, then the facts. The first row of all keeps the whole
 * input, so that the decision can be made again.
 */
export function decisionRows(decided: Decided): readonly JournalDraft[] {
	const { decision, input } = decided;
	const rows = decision.facts.map((fact) => factRow(fact, input.now));
	if (isTold(decided)) rows.unshift(decisionMade(decided));
	const [first, ...others] = rows;
	return first ? [{ ...first, input }, ...others] : [];
}

/** Every message has its `decision.made`, and so has any other event that made a rule run, a message leave, or one stay away. */
export function isTold({ event, decision }: Decided): boolean {
	return (
		event.type === "message.received" ||
		decision.rule !== null ||
		(decision.silent !== null && !isBug(decision)) ||
		decision.actions.length > 0 ||
		decision.effects.length > 0 ||
		(decision.runs ?? []).length > 0
	);
}

/** It has a row of its own, which says more. */
function isBug({ facts }: Decision): boolean {
	return facts.some(({ type }) => type === "decision.failed");
}

function decisionMade(decided: Decided): JournalDraft {
	const { decision, input } = decided;
	return {
		at: input.now,
		type: "decision.made",
		rule: decision.rule,
		conversation: null,
		body: decisionBody(decided),
		input: null,
	};
}

function decisionBody(decided: Decided): JsonObject {
	const { event, conversation, decision, input, tookUs } = decided;
	return {
		from: conversation?.contact.addresses[0].value ?? null,
		event: eventShown(event, input.before),
		because: decision.because,
		actions: decision.actions.map((action: ActionTaken) => action),
		silent: decision.silent,
		flow: decision.flow && { ...decision.flow },
		unanswered: decision.unanswered,
		took_us: tookUs,
		rules: input.rules,
	};
}

function factRow({ type, rule, body }: Fact, at: Instant): JournalDraft {
	return { at, type, rule, conversation: null, body, input: null };
}

import type { CompiledStep, Notice, Plan } from "../kinds.ts";
import type {
	ActionTaken,
	OutboundContent,
	Send,
	WithheldReason,
} from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import type { Run } from "./run.ts";
import { noticeSend } from "./staff/notify-staff.ts";

/** A message to the customer where there is none. The rules are refused for it: nothing leaves. */
const NO_AUDIENCE = "no-audience";

/** Writes into the draft what one action does. */
export function applyPlan(
	draft: Draft,
	run: Run,
	step: CompiledStep,
	plan: Plan,
): void {
	if (plan.conversation) changeState(draft, plan.conversation);
	if (plan.captures) run.captures = { ...run.captures, ...plan.captures };
	if (plan.withhold) draft.withhold = plan.withhold;
	draft.courtesies.push(...(plan.courtesies ?? []));
	draft.facts.push(...(plan.facts ?? []));
	const withheld = whyWithheld(draft, run, plan);
	record(draft, run, plan, withheld);
	const { messages = [], notices = [] } = plan;
	if (withheld === null) sendAll(draft, run, step, messages);
	else withholdAll(draft, run, messages, withheld);
	// Whether the customer has opted out is nothing to those who are told.
	if (plan.withheld)
		withholdAll(draft, run, contentsOf(notices), plan.withheld);
	else draft.effects.push(...notices.map((one) => noticeSend(one, run.rule)));
}

function contentsOf(notices: readonly Notice[]): readonly OutboundContent[] {
	return notices.map(({ content }) => content);
}

function whyWithheld(
	{ situation, input }: Draft,
	{ manner }: Run,
	{ withheld, messages }: Plan,
): WithheldReason | typeof NO_AUDIENCE | null {
	if (withheld) return withheld;
	if (!messages) return null;
	if (input.conversation === null) return NO_AUDIENCE;
	const unwanted = situation.conversation.optedOut && !manner.answers;
	return unwanted ? "opted-out" : null;
}

/** What was done, for the feed, with what stayed empty and what was withheld beside the action it happened to. */
function record(
	{ actions }: Draft,
	{ rule }: Run,
	{ taken, emptied = [], messages = [], notices = [] }: Plan,
	withheld: string | null,
): void {
	const says = messages.length > 0 || notices.length > 0;
	const stopped = withheld !== null && says ? { withheld } : {};
	for (const action of taken) {
		actions.push({ rule, taken: annotate(action, stopped) });
	}
	if (taken.length === 0 || emptied.length === 0) return;
	const last = actions.at(-1);
	if (last) last.taken = annotate(last.taken, { emptied });
}

function annotate(
	action: ActionTaken,
	notes: Readonly<Record<string, string | readonly string[]>>,
): ActionTaken {
	return Object.keys(notes).length === 0 ? action : { ...action, ...notes };
}

function sendAll(
	draft: Draft,
	run: Run,
	{ data, question }: CompiledStep,
	messages: readonly OutboundContent[],
): void {
	const quote = data.quote ? draft.situation.messageId : null;
	for (const content of messages) {
		draft.effects.push({
			...newSend(run, content),
			instead: takeInstead(draft, run, content),
			quote,
			...(question ? { asks: true } : {}),
		});
	}
}

function newSend({ rule, manner }: Run, content: OutboundContent): Send {
	return {
		type: "send",
		to: null,
		content,
		instead: null,
		quote: null,
		priority: manner.priority,
		rule,
		staff: false,
		answers: manner.answers,
		...(manner.afterFailure ? { afterFailure: true } : {}),
	};
}

/** One template stands in for a whole run: several messages would become the same one several times. */
function takeInstead(
	{ situation }: Draft,
	run: Run,
	content: OutboundContent,
): OutboundContent | null {
	const { rule, captures, outsideWindow, stoodIn } = run;
	if (outsideWindow === null || stoodIn || content.type === "template")
		return null;
	run.stoodIn = true;
	const plan = outsideWindow.plan({ ...situation, rule, captures });
	return plan.withheld ? null : (plan.messages?.[0] ?? null);
}

function withholdAll(
	draft: Draft,
	{ rule }: Run,
	contents: readonly OutboundContent[],
	reason: string,
): void {
	for (const content of contents) {
		draft.facts.push({
			type: "send.withheld",
			rule,
			body: { reason, content: { ...content } },
		});
	}
}

import type { ActionData, KindData } from "../../model.ts";
import { actionKinds } from "../../registry.ts";
import { WINDOW_MARGIN_MS, WINDOW_MS } from "../../window.ts";
import type { Draft } from "../draft.ts";
import { tell } from "../here.ts";
import type { Placed } from "../read/placed.ts";
import type { DraftRule } from "../read/read-rule.ts";
import type { Complaint } from "../report.ts";
import { branchesOf } from "./all-actions.ts";
import { LONGEST_CHAIN } from "./go-circles.ts";
import { flowsNamedBy, rulesNamedBy } from "./named-rules.ts";

/**
 * `outside-window`: what may be said when 24 hours have passed since the customer's last message, and WhatsApp takes templates only.
 * Every rule is followed through its waits, the rules it goes on to and the flows it starts; an answer to a question begins anew.
 */
export function outsideWindow(draft: Draft): void {
	const walk = newWalk(draft);
	for (const rule of draft.rules) {
		const ms = Math.max(0, ...rule.data.when.map(silenceBefore));
		walkRule(walk, rule, { ms, by: null, starter: rule.data.name });
	}
}

/** How long the customer may have been silent at a place, at the most. */
interface Silence {
	readonly ms: number;
	/** The last wait on the way; null: the rule starts without the customer. */
	readonly by: Placed<ActionData> | null;
	/** The rule that began. */
	readonly starter: string;
}

interface Walk {
	readonly rules: ReadonlyMap<string, DraftRule>;
	readonly flows: ReadonlyMap<string, Draft["flows"][number]>;
	/** Rules and flows with the longest silence they were reached after, for each wait. */
	readonly seen: Map<Silence["by"], Map<string, number>>;
	/** Those that lead to where the walk is: a circle is walked once. */
	readonly path: Set<string>;
}

function newWalk({ rules, flows }: Draft): Walk {
	return {
		rules: new Map(rules.map((rule) => [rule.data.name, rule])),
		flows: new Map(flows.map((flow) => [flow.data.name, flow])),
		seen: new Map(),
		path: new Set(),
	};
}

/** Events and schedules come whenever they come; a silence is counted from our answer, right after the customer's message. */
function silenceBefore({ key, spec }: KindData): number {
	if (key === "schedule" || key === "event") return Number.POSITIVE_INFINITY;
	if (key !== "no_reply_for") return 0;
	return (spec as unknown as { readonly ms: number }).ms + WINDOW_MARGIN_MS;
}

function walkRule(walk: Walk, rule: DraftRule, silence: Silence): void {
	const { name, afterLimit, outsideWindow } = rule.data;
	enter(walk, `rule ${name}`, silence, () => {
		const next = afterLimit === null ? undefined : walk.rules.get(afterLimit);
		if (next) walkRule(walk, next, silence);
		walkActions(walk, rule.do, silence, outsideWindow === null ? rule : null);
	});
}

/**
 * Walks on, unless that was done after as long a silence already, or the way has come back to where it was. Nobody comes to what is
 * further away than rules may run one another.
 */
function enter(
	{ seen, path }: Walk,
	what: string,
	{ ms, by }: Silence,
	walkOn: () => void,
): void {
	const ofWait = seen.get(by) ?? new Map<string, number>();
	if (
		path.size > LONGEST_CHAIN ||
		path.has(what) ||
		(ofWait.get(what) ?? -1) >= ms
	)
		return;
	seen.set(by, ofWait.set(what, ms));
	path.add(what);
	walkOn();
	path.delete(what);
}

/** Follows a list and gives the silence behind it. `bare` is the rule that speaks, where it names no template for later. */
function walkActions(
	walk: Walk,
	actions: readonly Placed<ActionData>[],
	before: Silence,
	bare: DraftRule | null,
): Silence {
	return actions.reduce((silence, action) => {
		if (bare && isLate(silence) && writesFreely(action.data))
			complain(action, silence, bare);
		followNamed(walk, action.data, silence, bare);
		const branches = branchesOf(action);
		if (branches.length === 0) return behind(action, silence);
		return branches
			.map(({ actions }) => walkActions(walk, actions, silence, bare))
			.reduce(longer);
	}, before);
}

/** The rules that may run in an action's place, and the flow it starts. */
function followNamed(
	walk: Walk,
	data: ActionData,
	silence: Silence,
	bare: DraftRule | null,
): void {
	if (data.key === "if") return;
	const then = data.key === "ask" ? { ...silence, ms: 0 } : silence;
	for (const name of rulesNamedBy(actionKinds, data)) {
		const rule = walk.rules.get(name);
		if (rule) walkRule(walk, rule, then);
	}
	for (const name of flowsNamedBy(actionKinds, data)) {
		const flow = walk.flows.get(name);
		if (!flow) continue;
		enter(walk, `flow ${name} ${bare === null}`, silence, () => {
			walkActions(walk, flow.steps, silence, bare);
		});
	}
}

/** A question's answer is a message: the 24 hours begin anew. */
function behind(action: Placed<ActionData>, silence: Silence): Silence {
	const { key, spec } = action.data;
	if (key === "ask") return { ...silence, ms: 0 };
	if (key !== "wait") return silence;
	const { ms = Number.POSITIVE_INFINITY } = spec as { readonly ms?: number };
	return { ...silence, ms: silence.ms + ms, by: action };
}

function longer(one: Silence, other: Silence): Silence {
	return other.ms > one.ms ? other : one;
}

function isLate({ ms }: Silence): boolean {
	return ms > WINDOW_MS - WINDOW_MARGIN_MS;
}

function writesFreely({ key }: ActionData): boolean {
	const kind = actionKinds.get(key);
	return kind?.message === "free-form" || kind?.question !== undefined;
}

function complain(
	{ here }: Placed<ActionData>,
	{ by, starter }: Silence,
	{ data }: DraftRule,
): void {
	const help = `Send a template instead, or add outside_window: { template: { name: … } } to the rule${here.subject?.name === data.name ? "" : ` "${data.name}"`}.`;
	if (by) tell(by.here, { ...afterWait, help });
	else tell(here, { ...late(starter, here.subject?.name), help }, true);
}

const afterWait: Complaint = {
	code: "outside-window",
	severity: "warning",
	message:
		"After this wait WhatsApp's 24 hours may be over, and then the message is withheld.",
};

function late(starter: string, subject: string | undefined): Complaint {
	const why =
		subject === starter
			? ""
			: ` Rule "${starter}" leads here, and starts without the customer.`;
	return {
		code: "outside-window",
		severity: "warning",
		message: `Whoever has not written for 24 hours will not get this: WhatsApp takes only templates then.${why}`,
	};
}

import { describeDuration } from "../../describe.ts";
import {
	after,
	changed,
	type Effect,
	HOUR,
	newBrake,
	type Send,
} from "../../model.ts";
import { changeState, type Draft } from "../draft.ts";
import { notifyStaff } from "../staff/notify-staff.ts";
import { staffWords, whoIs } from "../staff/words.ts";
import { withoutWaits } from "../waits.ts";

/** How long the bot is silent in a chat once the brake was pulled. */
const SILENT_MS = HOUR;

/** What was too much. */
export type WhyPull =
	/** So many messages in a row, each within a second of our answer. */
	| { readonly type: "quick"; readonly times: number }
	/** The same answer so often within a minute. */
	| { readonly type: "same"; readonly times: number }
	/** So many answers are allowed in that time. */
	| { readonly type: "many"; readonly times: number; readonly perMs: number };

/** Pulls the brake in place of an answer: the bot is silent here for an hour, and staff are told once. */
export function pullBrake(draft: Draft, why: WhyPull): void {
	const { situation, rule } = draft;
	const { state, dropped } = withoutWaits(situation.conversation);
	const until = after(situation.now, SILENT_MS);
	const because = becauseOf(why);
	changeState(draft, changed(state, { brake: { ...newBrake, until } }));
	draft.withhold ??= "brake";
	const body = { because, until: new Date(until).toISOString(), dropped };
	draft.facts.push({ type: "brake.pulled", rule, body });
	notifyStaff(draft, (language) =>
		staffWords(language).braked(whoIs(situation), why),
	);
	silence(draft, because);
}

/** Keeps what was decided from leaving: the bot is silent. What the rules have changed stays changed. */
export function silence(draft: Draft, because: string): void {
	withholdAnswers(draft);
	draft.rule = null;
	draft.flow = null;
	draft.silent = "brake";
	draft.because = because;
}

function becauseOf(why: WhyPull): string {
	switch (why.type) {
		case "quick":
			return `${why.times} messages in a row within a second of our answers`;
		case "same":
			return `the same answer ${why.times} times within a minute`;
		case "many":
			return `more than ${why.times} answers within ${describeDuration(why.perMs)}`;
	}
}

/** Nothing leaves for the customer, and nothing is fetched that nobody would wait for. */
function withholdAnswers({ effects, facts, actions }: Draft): void {
	const stopped = effects.filter(isForCustomer);
	const reason = "brake";
	for (const { rule, content } of stopped) {
		const body = { reason, content: { ...content } };
		facts.push({ type: "send.withheld", rule, body });
	}
	const types = new Set<string>(stopped.map(({ content }) => content.type));
	for (const action of actions)
		if (types.has(action.taken.type))
			action.taken = { ...action.taken, withheld: reason };
	const others = effects.filter(isForOthers);
	effects.splice(0, effects.length, ...others);
}

function isForCustomer(effect: Effect): effect is Send {
	return effect.type === "send" && effect.to === null;
}

function isForOthers(effect: Effect): boolean {
	return effect.type === "send" && effect.to !== null;
}

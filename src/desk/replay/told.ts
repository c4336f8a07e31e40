import type { Decision, JsonObject, JsonValue } from "../../engine/model.ts";
import type { StoredDecision } from "../../engine/ports.ts";

/** What `decision.made` tells of a decision. */
export interface Told extends JsonObject {
	readonly rule: string | null;
	readonly because: JsonValue;
	readonly silent: JsonValue;
	readonly flow: JsonValue;
	readonly unanswered: JsonValue;
	readonly actions: readonly JsonObject[];
}

/** What a row tells of the decision it is about. */
export function toldByRow({ entry: { rule, body } }: StoredDecision): Told {
	const { because = null, silent = null, flow = null } = body;
	const { unanswered = false, actions } = body;
	return {
		rule,
		because,
		silent,
		flow,
		unanswered,
		actions: Array.isArray(actions) ? (actions as readonly JsonObject[]) : [],
	};
}

/** What a decision's row would tell of it. */
export function toldOf(decision: Decision): Told {
	const { rule, because, silent, flow, unanswered, actions } = decision;
	return {
		rule,
		because,
		silent,
		flow: flow && { ...flow },
		unanswered,
		actions,
	};
}

/** What of it a customer or a conversation notices: who decided it and why is left out, and so is saying nothing on purpose. */
export function answerOf({ actions }: Told): readonly JsonObject[] {
	return actions
		.filter(({ type }) => type !== "silent")
		.map(
			({ rule: _rule, emptied: _emptied, ...action }) => action as JsonObject,
		);
}

import type { JsonValue } from "../model.ts";
import type { Kind, Site } from "./kind.ts";
import type { Situation } from "./situation.ts";

/** Something that must hold for a rule to run. */
export interface ConditionKind<Spec = JsonValue> extends Kind<Spec> {
	compile(spec: Spec, site: Site): CompiledCondition;
}

/** A condition made ready. */
export interface CompiledCondition {
	holds(situation: Situation): boolean;
	/** What was compared, for both outcomes: `hours: closed – it is open until 23:00`. */
	because(situation: Situation): string;
}

/** Declares a condition kind. */
export function defineCondition<Spec>(
	kind: ConditionKind<Spec>,
): ConditionKind<Spec> {
	return kind;
}

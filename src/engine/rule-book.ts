import type { Calendar } from "./calendar.ts";
import type {
	CompiledCondition,
	CompiledStep,
	CompiledTrigger,
	Situation,
	TriggerRole,
} from "./kinds.ts";
import type { ActionData, Limit, Place, RuleData, RulesData } from "./model.ts";

/** The rules compiled: what `decide` works with. One swap of a reference makes it live. */
export interface RuleBook {
	/** Of the artefact it was compiled from. */
	readonly hash: string;
	readonly data: RulesData;
	readonly places: Readonly<Record<string, Place>>;
	readonly calendar: Calendar;
	/** In the order of the files. */
	readonly rules: readonly CompiledRule[];
	readonly byName: ReadonlyMap<string, CompiledRule>;
	readonly index: RuleIndex;
	readonly vocabulary: ReadonlySet<string>;
	/** Makes ready what a conversation has pinned: the rest of a rule, as it stood when it began. */
	compileSteps(
		rule: string,
		data: readonly ActionData[],
	): readonly CompiledStep[];
}

/** One rule made ready; what consists of functions, when it is first tried. */
export interface CompiledRule {
	readonly name: string;
	/** Its place among the rules, from 0. */
	readonly order: number;
	readonly data: RuleData;
	/** The most specific of its triggers. */
	readonly role: TriggerRole;
	/** The most specific first: a message that a keyword catches was not caught by `message: any`. */
	readonly triggers: readonly {
		readonly key: string;
		readonly role: TriggerRole;
		readonly readsTaps: boolean;
		readonly trigger: CompiledTrigger;
	}[];
	readonly conditions: readonly {
		readonly key: string;
		readonly condition: CompiledCondition;
	}[];
	/** As stated, else the default of its triggers. */
	readonly limit: Limit | null;
	readonly steps: readonly CompiledStep[];
	readonly outsideWindow: CompiledStep | null;
	/** Its `do` holds `opt_out` or `opt_in`: it runs before all others. */
	readonly optsOutOrIn: boolean;
}

/** Finds the rules that may fit, whatever their number. */
export interface RuleIndex {
	/** Orders of candidate rules, rising; every rule that fits is among them. */
	candidates(situation: Situation): readonly number[];
}

import type { z } from "zod";
import type { Calendar } from "../calendar.ts";
import type {
	ActionData,
	Finding,
	KindData,
	RuleData,
	RulesData,
} from "../model.ts";
import type { CompiledStep } from "./action.ts";
import type { CompiledCondition } from "./condition.ts";

/** What every trigger, condition and action says of itself; the reference, the schema and the first test come from it. */
export interface Kind<Spec> {
	/** The word an owner writes. */
	readonly key: string;
	/** One sentence for an owner: what it does. */
	readonly summary: string;
	/** YAML that an owner could paste: `keyword: [hours, open]`. Every example must load. */
	readonly example: string;
	/** Reads the short and the long form and gives one spec, plain JSON data. */
	readonly schema: z.ZodType<Spec>;
	/** What else can be wrong with a spec that the schema accepts, given the rest of the files. */
	findings?(spec: Spec, site: Site): readonly Finding[];
}

/** The rest of the files, for a kind that checks or compiles its spec. */
export interface Site {
	readonly data: RulesData;
	readonly calendar: Calendar;
	/** The rule it stands in; null inside a flow. */
	readonly rule: RuleData | null;
	/** Every folded word that is a keyword anywhere in these rules; complete once all of them are compiled. */
	readonly vocabulary: ReadonlySet<string>;
	/** Compiles what stands inside a kind's own spec: the conditions of `any`, the actions of an inline `if`. */
	readonly compile: {
		conditions(data: readonly KindData[]): CompiledCondition;
		steps(data: readonly ActionData[]): readonly CompiledStep[];
	};
}

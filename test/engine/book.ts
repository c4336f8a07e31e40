import { hashOf } from "../../src/engine/canonical-json.ts";
import { compileRules, type Kinds } from "../../src/engine/compile.ts";
import type { ActionKind } from "../../src/engine/kinds.ts";
import {
	type ActionData,
	type Audience,
	type BusinessProfile,
	type FlowData,
	HOUR,
	type JsonValue,
	type KindData,
	type Limit,
	RULES_FORMAT,
	type RuleData,
	type RulesArtefact,
	type RulesData,
	type Settings,
} from "../../src/engine/model.ts";
import {
	actionKinds,
	conditionKinds,
	triggerKinds,
} from "../../src/engine/registry.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";

/** A rule as a test writes it: kinds in their short or long form, without YAML around them. */
export interface RuleSketch {
	readonly name: string;
	readonly when?: Readonly<Record<string, unknown>>;
	readonly if?: Readonly<Record<string, unknown>>;
	readonly do?: readonly ActionSketch[];
	readonly to?: Audience;
	readonly limit?: Limit | "none";
	readonly afterLimit?: string;
	readonly continue?: boolean;
	readonly interrupt?: boolean;
	readonly outsideWindow?: ActionSketch;
}

export type ActionSketch = string | Readonly<Record<string, unknown>>;

/** A flow as a test writes it. */
export interface FlowSketch {
	readonly name: string;
	readonly steps: readonly ActionSketch[];
	readonly cancel?: readonly string[];
	readonly cancelReply?: JsonValue;
	readonly forgetAfterMs?: number;
}

/** Rules with what stands around them. */
export interface BookSketch {
	readonly rules: readonly RuleSketch[];
	readonly flows?: readonly FlowSketch[];
	readonly profile?: Partial<BusinessProfile>;
	readonly settings?: Partial<Settings>;
	/** Action kinds that only this test knows. */
	readonly actions?: readonly ActionKind[];
}

/** A compiled rule book from sketches. */
export function bookOf(sketch: BookSketch): RuleBook {
	return compileRules(artefactOf(sketch), kindsOf(sketch));
}

function kindsOf({ actions = [] }: BookSketch): Kinds {
	const own = actions.map((kind) => [kind.key, kind] as const);
	return {
		triggers: triggerKinds,
		conditions: conditionKinds,
		actions: new Map([...actionKinds, ...own]),
	};
}

/** The artefact that such rules would give. Rule `n` stands at line `10 * n`. */
export function artefactOf(sketch: BookSketch): RulesArtefact {
	const data = dataOf(sketch);
	const places = data.rules.map(({ name }, index) => [
		name,
		{ file: "rules/rules.yaml", line: 10 * (index + 1) },
	]);
	return {
		format: RULES_FORMAT,
		hash: hashOf(data as unknown as JsonValue),
		data,
		places: Object.fromEntries(places),
	};
}

/** A business that keeps no hours and speaks English, French and Arabic. */
export const profile: BusinessProfile = {
	name: "Beit Zaytoun",
	timezone: "Asia/Beirut",
	languages: ["en", "ar", "fr"],
	hours: null,
	holidays: [],
	staff: { numbers: [], template: null },
	more: {},
};

/** Settings at their defaults, but for blue ticks, which tests ask for. */
export const settings: Settings = {
	markRead: false,
	forgetAfterMs: 24 * HOUR,
	brake: null,
	waitForMoreMs: 0,
	media: "forget",
	neverAnswer: [],
	answerOnly: null,
};

function dataOf(sketch: BookSketch): RulesData {
	const kinds = kindsOf(sketch);
	return {
		profile: { ...profile, ...sketch.profile },
		settings: { ...settings, ...sketch.settings },
		rules: sketch.rules.map((rule) => ruleOf(rule, kinds)),
		flows: (sketch.flows ?? []).map((flow) => flowOf(flow, kinds)),
	};
}

function flowOf(
	{ name, steps, cancel, cancelReply, forgetAfterMs }: FlowSketch,
	{ actions }: Kinds,
): FlowData {
	return {
		name,
		cancel: cancel ?? [],
		cancelReply: cancelReply ?? null,
		forgetAfterMs: forgetAfterMs ?? null,
		steps: steps.map((step) => actionOf(step, actions)),
	};
}

function ruleOf(
	sketch: RuleSketch,
	{ triggers, conditions, actions }: Kinds,
): RuleData {
	return {
		name: sketch.name,
		when: Object.entries(sketch.when ?? {}).map((entry) =>
			kindOf(triggers, ...entry),
		),
		if: Object.entries(sketch.if ?? {}).map((entry) =>
			kindOf(conditions, ...entry),
		),
		to: sketch.to ?? null,
		limit: sketch.limit ?? null,
		afterLimit: sketch.afterLimit ?? null,
		continue: sketch.continue ?? false,
		interrupt: sketch.interrupt ?? false,
		do: (sketch.do ?? []).map((one) => actionOf(one, actions)),
		outsideWindow: sketch.outsideWindow
			? actionOf(sketch.outsideWindow, actions)
			: null,
		examples: [],
		notExamples: [],
	};
}

function actionOf(sketch: ActionSketch, actions: Kinds["actions"]): ActionData {
	const { quote = false, ...kinds } =
		typeof sketch === "string" ? { [sketch]: null } : sketch;
	const [entry] = Object.entries(kinds);
	if (!entry) throw new Error("An action without a kind.");
	const [key, value] = entry;
	// A kind with keys beside it reads its whole item.
	const written = actions.get(key)?.beside ? kinds : value;
	return { ...kindOf(actions, key, written), quote: quote === true };
}

function kindOf(
	kinds: Kinds[keyof Kinds],
	key: string,
	value: unknown,
): KindData {
	const kind = kinds.get(key);
	if (!kind) throw new Error(`A test uses "${key}", which is no kind.`);
	return { key, spec: kind.schema.parse(value) as JsonValue };
}

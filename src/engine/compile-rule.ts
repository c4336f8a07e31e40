import type { Calendar } from "./calendar.ts";
import type {
	ActionKind,
	CompiledCondition,
	CompiledStep,
	ConditionKind,
	Site,
	TriggerKind,
	TriggerRole,
} from "./kinds.ts";
import type {
	ActionData,
	KindData,
	Limit,
	RuleData,
	RulesData,
} from "./model.ts";
import type { CompiledRule } from "./rule-book.ts";

/** What compiling a rule needs to know of the rest. */
export interface Compiler {
	readonly data: RulesData;
	readonly calendar: Calendar;
	readonly vocabulary: ReadonlySet<string>;
	readonly kinds: {
		readonly triggers: ReadonlyMap<string, TriggerKind>;
		readonly conditions: ReadonlyMap<string, ConditionKind>;
		readonly actions: ReadonlyMap<string, ActionKind>;
	};
}

/** What of a rule is made of functions. */
export type RuleParts = Pick<
	CompiledRule,
	"triggers" | "conditions" | "steps" | "outsideWindow"
>;

/** Makes the parts of one rule ready: its triggers sorted by role. */
export function compileParts(rule: RuleData, compiler: Compiler): RuleParts {
	const site = siteOf(rule, compiler);
	return {
		triggers: triggersOf(rule, site, compiler),
		conditions: rule.if.map((data) => ({
			key: data.key,
			condition: compileCondition(data, site, compiler),
		})),
		steps: site.compile.steps(rule.do),
		outsideWindow: rule.outsideWindow
			? compileStep(rule.outsideWindow, site, compiler)
			: null,
	};
}

/** One rule ready: its limit is the stated one or the default of its triggers. */
export function compileRule(
	order: number,
	rule: RuleData,
	{ triggers }: RuleParts,
	compiler: Compiler,
): CompiledRule {
	return new LateRule(compiler, {
		order,
		data: rule,
		role: triggers[0]?.role ?? "specific",
		limit: limitOf(rule, compiler),
		optsOutOrIn: optsOutOrIn(rule.do, compiler),
	});
}

/** Its parts are made again when it is first tried, and kept: of ten thousand rules a day's messages reach a few. */
class LateRule implements CompiledRule {
	readonly name: string;
	readonly order: number;
	readonly data: RuleData;
	readonly role: TriggerRole;
	readonly limit: Limit | null;
	readonly optsOutOrIn: boolean;
	readonly #compiler: Compiler;
	#parts: RuleParts | null = null;

	constructor(
		compiler: Compiler,
		rule: Pick<
			CompiledRule,
			"order" | "data" | "role" | "limit" | "optsOutOrIn"
		>,
	) {
		this.name = rule.data.name;
		this.order = rule.order;
		this.data = rule.data;
		this.role = rule.role;
		this.limit = rule.limit;
		this.optsOutOrIn = rule.optsOutOrIn;
		this.#compiler = compiler;
	}

	get triggers() {
		return this.#ready().triggers;
	}

	get conditions() {
		return this.#ready().conditions;
	}

	get steps() {
		return this.#ready().steps;
	}

	get outsideWindow() {
		return this.#ready().outsideWindow;
	}

	#ready(): RuleParts {
		this.#parts ??= compileParts(this.data, this.#compiler);
		return this.#parts;
	}
}

const standing: ReadonlySet<string> = new Set(["opt_out", "opt_in"]);

/** Looks into actions that hold others too. */
function optsOutOrIn(
	actions: readonly ActionData[],
	compiler: Compiler,
): boolean {
	return actions.some(({ key, spec }) => {
		const inner = compiler.kinds.actions.get(key)?.inside?.(spec) ?? [];
		const inside = inner.map(({ action }) => action);
		return standing.has(key) || optsOutOrIn(inside, compiler);
	});
}

/** What the kinds of one rule see of the rest; `null` for a rule that is gone from these files. */
export function siteOf(rule: RuleData | null, compiler: Compiler): Site {
	const { data, calendar, vocabulary } = compiler;
	const site: Site = {
		data,
		calendar,
		vocabulary,
		rule,
		compile: {
			conditions: (list) => allOf(list, site, compiler),
			steps: (list) => list.map((each) => compileStep(each, site, compiler)),
		},
	};
	return site;
}

const ranks: readonly TriggerRole[] = ["specific", "general", "fallback"];

function triggersOf(
	rule: RuleData,
	site: Site,
	{ kinds }: Compiler,
): CompiledRule["triggers"] {
	const triggers = rule.when.map(({ key, spec }) => {
		const kind = known(kinds.triggers, key, "trigger", site);
		return {
			key,
			role: kind.role?.(spec) ?? "specific",
			readsTaps: kind.readsTaps ?? false,
			trigger: kind.compile(spec, site),
		};
	});
	return triggers.sort(
		(one, other) => ranks.indexOf(one.role) - ranks.indexOf(other.role),
	);
}

function limitOf({ limit, when }: RuleData, { kinds }: Compiler): Limit | null {
	if (limit === "none") return null;
	if (limit !== null) return limit;
	for (const { key, spec } of when) {
		const byDefault = kinds.triggers.get(key)?.defaultLimit?.(spec);
		if (byDefault) return byDefault;
	}
	return null;
}

function compileCondition(
	{ key, spec }: KindData,
	site: Site,
	{ kinds }: Compiler,
): CompiledCondition {
	return known(kinds.conditions, key, "condition", site).compile(spec, site);
}

function compileStep(
	data: ActionData,
	site: Site,
	{ kinds }: Compiler,
): CompiledStep {
	const kind = known(kinds.actions, data.key, "action", site);
	const question = kind.question?.(data.spec, site);
	const plan = kind.compile(data.spec, site);
	return question ? { data, plan, question } : { data, plan };
}

/** Several conditions as one: all hold, or the first that does not says why. */
function allOf(
	list: readonly KindData[],
	site: Site,
	compiler: Compiler,
): CompiledCondition {
	const all = list.map((each) => compileCondition(each, site, compiler));
	return {
		holds: (situation) => all.every((one) => one.holds(situation)),
		because(situation) {
			const failed = all.find((one) => !one.holds(situation));
			const told = failed ? [failed] : all;
			return told.map((one) => one.because(situation)).join(", ");
		},
	};
}

/** Data kept by another version may name what this one does not know; that must not pass for a rule that never fits. */
function known<Kind>(
	kinds: ReadonlyMap<string, Kind>,
	key: string,
	what: "trigger" | "condition" | "action",
	{ rule }: Site,
): Kind {
	const kind = kinds.get(key);
	if (kind) return kind;
	const where = rule ? ` in rule "${rule.name}"` : "";
	throw new Error(
		`Unknown ${what} "${key}"${where}. Known: ${[...kinds.keys()].join(", ")}. The rules were stored by another version of Marhaba.`,
	);
}

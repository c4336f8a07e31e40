import * as actions from "./actions/index.ts";
import * as conditions from "./conditions/index.ts";
import type {
	ActionKind,
	ConditionKind,
	QuestionKind,
	TriggerKind,
} from "./kinds.ts";
import * as questions from "./questions/index.ts";
import * as triggers from "./triggers/index.ts";

/** Every trigger, by the word an owner writes. */
export const triggerKinds = byKey<TriggerKind>(() => triggers);

/** Every condition, by the word an owner writes. */
export const conditionKinds = byKey<ConditionKind>(() => conditions);

/** Every action, by the word an owner writes. */
export const actionKinds = byKey<ActionKind>(() => actions);

/** Every type of answer a question can ask for, by the word behind `type`. */
export const questionKinds = byKey<QuestionKind>(() => questions);

/**
 * Filled on first use: kinds that hold other kinds (`any`, `not`) may be loaded before the list they stand in is complete.
 * Each kind has its own type of spec, which a list of all of them cannot say.
 */
function byKey<Kind extends { readonly key: string }>(
	kinds: () => object,
): ReadonlyMap<string, Kind> {
	let filled: ReadonlyMap<string, Kind> | null = null;
	const map = () => {
		filled ??= new Map(
			(Object.values(kinds()) as Kind[]).map((kind) => [kind.key, kind]),
		);
		return filled;
	};
	return {
		get: (key) => map().get(key),
		has: (key) => map().has(key),
		forEach: (callback) => map().forEach(callback),
		keys: () => map().keys(),
		values: () => map().values(),
		entries: () => map().entries(),
		get size() {
			return map().size;
		},
		[Symbol.iterator]: () => map().entries(),
	};
}

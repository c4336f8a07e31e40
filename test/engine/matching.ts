import type {
	CompiledTrigger,
	Match,
	Situation,
	TriggerKind,
} from "../../src/engine/kinds.ts";
import type { Content, Finding } from "../../src/engine/model.ts";
import { readText } from "../../src/engine/text/read-text.ts";

/** A situation with no more in it than triggers and the index look at. */
export function situationOf(
	text: string | null,
	content: Content = { type: "text", text: text ?? "" },
): Situation {
	const event = { type: "message.received", message: { content } };
	return {
		event,
		text: text === null ? null : readText(text),
	} as unknown as Situation;
}

/** A trigger as it stands in a rule, tried on messages. */
export interface Tried {
	readonly trigger: CompiledTrigger;
	readonly findings: readonly Finding[];
	match(text: string): Match | null;
	because(text: string): string | null;
	whyNot(text: string): ReturnType<CompiledTrigger["whyNot"]>;
}

/** Reads an owner's value and compiles it; `others` are keywords that stand elsewhere in the rules. */
export function tryTrigger<Spec>(
	kind: TriggerKind<Spec>,
	value: unknown,
	others: readonly string[] = [],
): Tried {
	const spec = kind.schema.parse(value);
	const own = [...(kind.vocabulary?.(spec) ?? [])];
	const when = [{ key: kind.key, spec }];
	const rule = { name: "rule", when };
	const site = {
		vocabulary: new Set([...own, ...others]),
		data: { rules: [rule] },
		rule,
	} as unknown as Parameters<typeof kind.compile>[1];
	const trigger = kind.compile(spec, site);
	const match = (text: string) => trigger.match(situationOf(text));
	return {
		trigger,
		findings: kind.findings?.(spec, site) ?? [],
		match,
		because: (text) => match(text)?.because ?? null,
		whyNot: (text) => trigger.whyNot(situationOf(text)),
	};
}

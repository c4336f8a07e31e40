import { canonicalJson } from "../../engine/canonical-json.ts";
import type {
	Decision,
	JournalEntry,
	JsonObject,
	JsonValue,
} from "../../engine/model.ts";
import type { StoredDecision } from "../../engine/ports.ts";
import type { JournalReader } from "./stored-decisions.ts";
import { toldByRow, toldOf } from "./told.ts";

/** What differs, and the two sides of it. */
export interface Differing {
	/** `rule`, `actions`, `facts`, `sends` … */
	readonly part: string;
	/** Canonical JSON. */
	readonly stored: string;
	/** Canonical JSON, or how deciding broke down. */
	readonly again: string;
}

/** What differs first between a stored decision and the same made again; null where nothing does. */
export async function firstDifference(
	stored: StoredDecision,
	decision: Decision,
	sources: JournalReader,
): Promise<Differing | null> {
	const { entry } = stored;
	const isTold = entry.type === "decision.made";
	const was = isTold ? toldByRow(stored) : {};
	const is = isTold ? toldOf(decision) : {};
	const parts: readonly (readonly [string, JsonValue, JsonValue])[] = [
		...Object.keys(is).map(
			(part) =>
				[
					part,
					(was as JsonObject)[part] ?? null,
					(is as JsonObject)[part] ?? null,
				] as const,
		),
		[
			"facts",
			await storedFacts(entry, decision, sources),
			decision.facts.map(({ type, rule, body }) => ({ type, rule, body })),
		],
		["sends", sentOf(stored), sendsOf(decision, stored)],
	];
	for (const [part, one, other] of parts) {
		const stored = canonicalJson(one);
		const again = canonicalJson(other);
		if (stored !== again) return { part, stored, again };
	}
	return null;
}

/** The rows of its facts follow its own, or begin with it where nothing else was told. */
async function storedFacts(
	entry: JournalEntry,
	{ facts }: Decision,
	{ journalAfter }: JournalReader,
): Promise<readonly JsonObject[]> {
	if (facts.length === 0) return [];
	const from = entry.type === "decision.made" ? entry.seq : entry.seq - 1;
	const rows = await journalAfter(from, facts.length);
	return rows.map(({ type, rule, body }) => ({ type, rule, body }));
}

function sentOf({ sends }: StoredDecision): JsonValue {
	return sends.map(({ content }) => ({ ...content }));
}

/** What the decision sends; where the stored message is the one that stands in after 24 hours, that one. */
function sendsOf(decision: Decision, { sends }: StoredDecision): JsonValue {
	return decision.effects
		.filter((effect) => effect.type === "send")
		.map(({ content, instead }, index) => {
			const left = sends[index]?.content;
			const isInstead =
				instead !== null &&
				left !== undefined &&
				jsonOf(left) === jsonOf(instead);
			return { ...(isInstead ? instead : content) };
		});
}

function jsonOf(content: object): string {
	return canonicalJson({ ...content } as JsonObject);
}

import { RULES_FORMAT, type RulesArtefact } from "../../engine/model.ts";
import type { Library } from "../../engine/ports.ts";

/** The newest rules that were live, where this version can still read them. */
export async function lastGood(
	library: Pick<Library, "lastRules">,
): Promise<RulesArtefact | null> {
	const kept = (await library.lastRules()) as RulesArtefact | null;
	return kept?.format === RULES_FORMAT ? kept : null;
}

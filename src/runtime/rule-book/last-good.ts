import {
	type JsonValue,
	type Problem,
	RULES_FORMAT,
	type RulesArtefact,
} from "../../engine/model.ts";
import type { Library } from "../../engine/ports.ts";
import { joinPieces, writePieces } from "./rules-pieces.ts";

/** What rules were read from: files that are the same need not be read again. */
export interface ReadFrom {
	/** Fingerprint of the files. */
	readonly files: string;
	/** What read them: another version may find other problems. */
	readonly by: string;
	/** The warnings that they had. */
	readonly warnings: readonly Problem[];
}

/** Rules as the library keeps them. */
type KeptRules = RulesArtefact & { readonly read?: ReadFrom };

/** The rules as the library keeps them, in slices; `read` is null where it is not known what they were read from. */
export function* toKeep(
	artefact: RulesArtefact,
	read: ReadFrom | null,
): Generator<void, string> {
	const pieces = yield* writePieces(artefact);
	return joinPieces(pieces, read ? { read: read as unknown as JsonValue } : {});
}

/** The newest rules that were live, where this version can still read them. */
export async function lastGood(
	library: Pick<Library, "lastRules">,
): Promise<RulesArtefact | null> {
	return (await lastKept(library))?.artefact ?? null;
}

/** The newest rules that were live, where they were read from these very files by the same program; else null. */
export async function lastReadFrom(
	library: Pick<Library, "lastRules">,
	files: string,
	by: string | null,
): Promise<{
	readonly artefact: RulesArtefact;
	readonly problems: readonly Problem[];
} | null> {
	const kept = by === null ? null : await lastKept(library);
	if (!kept?.read || kept.read.files !== files || kept.read.by !== by)
		return null;
	return { artefact: kept.artefact, problems: kept.read.warnings };
}

async function lastKept(library: Pick<Library, "lastRules">) {
	const kept = (await library.lastRules()) as KeptRules | null;
	if (kept?.format !== RULES_FORMAT) return null;
	const { read = null, ...artefact } = kept;
	return { artefact, read };
}

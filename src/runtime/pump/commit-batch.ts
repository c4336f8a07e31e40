import type { Changes } from "../../engine/model.ts";
import type { Store } from "../../engine/ports.ts";
import type { Failpoint } from "../failpoint.ts";
import type { DecidedBatch } from "./decide-batch.ts";
import type { Job } from "./job.ts";
import { changesOf, type Sheet } from "./sheet.ts";

/** A sheet that is on disk, as it was committed. */
export interface Committed {
	readonly sheet: Sheet;
	readonly changes: Changes;
}

/** What became of a batch. */
export interface CommittedBatch {
	readonly committed: readonly Committed[];
	/** Somebody else changed their conversations first. */
	readonly conflicts: readonly Job[];
}

/** Writes a decided batch in one transaction. */
export async function commitBatch(
	{ sheets, numbers }: DecidedBatch,
	store: Pick<Store, "commit">,
	failpoint: Failpoint,
): Promise<CommittedBatch> {
	if (sheets.length === 0) return { committed: [], conflicts: [] };
	const changes = sheets.map((sheet) => changesOf(sheet, numbers));
	failpoint("before-commit");
	const { answers } = await store.commit(changes);
	failpoint("after-commit");
	const written = sheets.map((sheet, index) => ({
		sheet,
		changes: changes[index] as Changes,
	}));
	return {
		committed: written.filter((_, index) => answers[index] === "committed"),
		conflicts: written
			.filter((_, index) => answers[index] === "conflict")
			.flatMap(({ sheet }) => sheet.jobs),
	};
}

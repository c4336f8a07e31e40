import { dirname } from "node:path";
import { watchFolder } from "../../runtime/rule-book/watch-folder.ts";
import { tell } from "../output.ts";

/** Several saves, or one save in several steps, are one change. */
const QUIET_MS = 150;

/**
 * Runs again whenever a `*.yaml` beside one of the paths was saved, one run after the other; never resolves: Ctrl-C ends it.
 */
export function watchFolders(
	paths: readonly string[],
	run: () => Promise<void>,
): Promise<never> {
	let quiet: NodeJS.Timeout | null = null;
	let turn: Promise<void> = Promise.resolve();
	const changed = () => {
		if (quiet !== null) clearTimeout(quiet);
		quiet = setTimeout(() => {
			turn = turn.then(run).catch(told);
		}, QUIET_MS);
	};
	const folders = paths.map((path) =>
		path.endsWith(".yaml") ? dirname(path) : path,
	);
	for (const folder of new Set(folders))
		watchFolder(folder, (name) => name.endsWith(".yaml"), changed);
	tell("Waiting for a file to be saved; Ctrl-C ends.");
	return new Promise(() => {});
}

/** A file that is gone for a moment is no reason to stop watching. */
function told(error: unknown): void {
	tell(error instanceof Error ? error.message : String(error));
}

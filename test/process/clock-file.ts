import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { onTestFinished } from "vitest";

/** The time of day of a server that runs, for a test to move. */
export interface MovedClock {
	/** What the server is started with. */
	readonly env: Readonly<Record<string, string>>;
	/** It is then so late, and goes on from there. Seen by whatever the server does next. */
	set(at: number | string): void;
	/** Moves it by so many milliseconds. */
	step(milliseconds: number): void;
	/** How late it is, in milliseconds since 1970. */
	now(): number;
}

const preloads = ["fast-clock.mjs", "moved-clock.mjs"].map(
	(name) => `--import=${fileURLToPath(new URL(name, import.meta.url))}`,
);

/**
 * A clock that begins at a moment; gone when the test ends. Waits of half a minute take half a second, so that a clock that was moved is
 * noticed soon; see `fast-clock.mjs`.
 */
export function movedClock(
	begin: number | string,
	finished: typeof onTestFinished,
): MovedClock {
	const folder = mkdtempSync(join(tmpdir(), "marhaba-clock-"));
	finished(() => rmSync(folder, { recursive: true, force: true }));
	const file = join(folder, "clock.json");
	let ahead = 0;

	function set(at: number | string): void {
		const since = Date.now();
		const clock = { at: new Date(at).getTime(), since, times: 1 };
		ahead = clock.at - since;
		// Renamed into its place: a server never reads half of it.
		writeFileSync(`${file}.new`, JSON.stringify(clock));
		renameSync(`${file}.new`, file);
	}

	const now = () => Date.now() + ahead;
	set(begin);
	return {
		env: { NODE_OPTIONS: preloads.join(" "), CLOCK_FILE: file },
		set,
		step: (milliseconds) => set(now() + milliseconds),
		now,
	};
}

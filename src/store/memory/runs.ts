import type { Run } from "../../engine/model.ts";
import type { RunTable } from "../tables.ts";

/** Firings of schedules and events as a map. */
export function memoryRuns(): {
	readonly table: RunTable;
	remove(fits: (run: Run) => boolean): void;
} {
	const runs = new Map<number, Run>();
	let last = 0;
	const all = () => [...runs.values()];
	return {
		remove(fits) {
			for (const run of all()) if (fits(run)) runs.delete(run.id);
		},
		table: {
			has: (rule, dueAt) =>
				all().some(
					(run) => run.rule === rule && run.dueAt === dueAt && !run.event,
				),
			insert(run) {
				last += 1;
				runs.set(last, { ...run, id: last });
			},
			move(id, cursor, done) {
				const run = runs.get(id);
				if (run) runs.set(id, { ...run, cursor, done });
			},
			open: () => all().filter(({ done }) => !done),
		},
	};
}

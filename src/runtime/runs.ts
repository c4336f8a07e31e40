import {
	type Audience,
	type Changes,
	type InboundEvent,
	type JournalDraft,
	type JsonObject,
	noChanges,
	type Run,
	type RunChange,
} from "../engine/model.ts";
import type { Agenda, Clock } from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import type { Home } from "./pump/planned-send.ts";
import { firing, isReached, targetOf } from "./runs/target.ts";
import type { Timer } from "./timer.ts";

/** Brings the runs of schedules to their audiences, a few contacts at a time, when nothing else is to be decided. */
export interface Runs {
	/** There may be open runs. */
	wake(): void;
	stop(): void;
}

/** What runs stand on. */
export interface RunsOptions {
	readonly agenda: Pick<Agenda, "openRuns" | "audience">;
	readonly clock: Clock;
	readonly timer: Timer;
	readonly book: () => RuleBook;
	/** Where a number of an audience is written from. */
	readonly home: Home;
	readonly accept: (events: readonly InboundEvent[]) => Promise<void>;
	readonly record: (changes: Changes) => Promise<unknown>;
	/** Resolves when no message waits to be decided. */
	readonly whenIdle: () => Promise<void>;
	readonly onTrouble: (error: unknown) => void;
}

/** Contacts, or runs for one, that go through the door together. */
const PAGE = 200;
const AGAIN_MS = 1_000;

/**
 * Serves open runs, those for one contact first, then the others, the oldest first. Every contact is an event unique by run and contact; the cursor
 * moves once a page is on disk, so a process that dies in between brings the page again, and what was decided is dropped as seen.
 */
export function createRuns(options: RunsOptions): Runs {
	const { agenda, clock, timer, book, home, accept, record } = options;
	let serving = false;
	let serveAgain = false;
	let stopped = false;
	let cancel = () => {};

	function wake(): void {
		serveAgain = true;
		if (serving || stopped) return;
		serving = true;
		void serve();
	}

	async function serve(): Promise<void> {
		while (serveAgain && !stopped) {
			serveAgain = false;
			await serveOpen().catch((error: unknown) => {
				options.onTrouble(error);
				cancel = timer.after(AGAIN_MS, wake);
			});
		}
		serving = false;
	}

	async function serveOpen(): Promise<void> {
		const runs = await agenda.openRuns();
		const targets = runs.map((run) => ({
			run,
			target: targetOf(run, book(), home),
		}));
		const single = targets.filter(({ target }) => target.type !== "many");
		for (let from = 0; from < single.length && !stopped; from += PAGE)
			await serveSingle(single.slice(from, from + PAGE));
		for (const { run, target } of targets)
			if (target.type === "many") await serveMany(run, target.audience);
	}

	async function serveSingle(
		page: readonly { run: Run; target: ReturnType<typeof targetOf> }[],
	): Promise<void> {
		await options.whenIdle();
		const now = clock.now();
		const events = page.flatMap(({ run, target }) =>
			target.type === "one" ? [firing(run, target.ref, now)] : [],
		);
		await accept(events);
		const steps = page.map(({ run, target }) =>
			ended(run, target.type === "gone" ? { gone: true } : { contacts: 1 }),
		);
		await write(steps);
	}

	async function serveMany(run: Run, audience: Audience): Promise<void> {
		let cursor = run.cursor;
		for (let done = false; !done && !stopped; ) {
			await options.whenIdle();
			const now = clock.now();
			const page = await agenda.audience({ ...run, cursor }, audience, PAGE);
			const reached = page.filter((contact) => isReached(contact, now));
			await accept(
				reached.map(({ id }) =>
					firing(run, { by: "id", conversation: id }, now),
				),
			);
			const counts = {
				contacts: reached.length,
				left_out: page.length - reached.length,
			};
			done = page.length < PAGE;
			cursor = page.at(-1)?.id ?? cursor;
			await write([done ? ended(run, counts) : { run, cursor, done, counts }]);
		}
	}

	async function write(steps: readonly Step[]): Promise<void> {
		const at = clock.now();
		await record({
			...noChanges,
			runs: steps.map(runChange),
			journal: steps.map((step) => runUpdated(step, at)),
		});
	}

	return {
		wake,
		stop() {
			stopped = true;
			cancel();
		},
	};
}

/** How far a run has come. */
interface Step {
	readonly run: Run;
	readonly cursor: number;
	readonly done: boolean;
	readonly counts: JsonObject;
}

function ended(run: Run, counts: JsonObject): Step {
	return { run, cursor: run.highest, done: true, counts };
}

function runChange({ run, cursor, done }: Step): RunChange {
	return { type: "move", run: run.id, cursor, done };
}

function runUpdated(
	{ run, done, counts }: Step,
	at: JournalDraft["at"],
): JournalDraft {
	const dueAt = new Date(run.dueAt).toISOString();
	const body = { run: run.id, due_at: dueAt, ...counts, done };
	return {
		at,
		type: "run.updated",
		rule: run.rule,
		conversation: null,
		body,
		input: null,
	};
}

import type { LoadedRules as Loaded } from "../../engine/language/load-rules.ts";
import type {
	Instant,
	Problem,
	RulesArtefact,
	RulesData,
} from "../../engine/model.ts";
import type { Clock, Library } from "../../engine/ports.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import type { LiveRules } from "../runtime.ts";
import type { Timer } from "../timer.ts";
import { inSlices } from "./in-slices.ts";
import { lastGood, lastReadFrom, type ReadFrom, toKeep } from "./last-good.ts";
import type { ParseRules } from "./parse.ts";
import { type RulesFiles, readRulesFiles } from "./read-files.ts";
import type { WatchRules } from "./watch.ts";

/** The live rules with what the runtime does to them. */
export interface RulesKeeper extends LiveRules {
	/** Looks after the files from now on. */
	watch(): void;
	stop(): void;
}

/** What looking after rules stands on. */
export interface RulesOptions {
	/** A file, or a folder of `*.yaml`. */
	readonly path: string;
	readonly library: Library;
	readonly clock: Clock;
	readonly timer: Timer;
	readonly parse: ParseRules;
	/** Names the program that parses; files it has read before are not read again at a start. Null: they always are. */
	readonly parsedBy?: string | null;
	/** The engine's compiler, in steps. */
	readonly compiling: (artefact: RulesArtefact) => Generator<void, RuleBook>;
	readonly watch: WatchRules;
	/** Rules are about to go live; they do when it resolves. `previous`: what was live before, also before a restart. */
	readonly onLoaded: (rising: RisingRules) => Promise<void>;
	readonly onRejected: (problems: readonly Problem[]) => void;
	readonly onTrouble: (error: unknown) => void;
}

/** What the files gave. */
type ParsedRules = Pick<Loaded, "artefact" | "problems">;

/** What files with this fingerprint gave. */
interface Reading {
	readonly fingerprint: string;
	readonly parsed: ParsedRules;
	/** They were read before, and the library keeps the rules as its newest. */
	readonly isKept: boolean;
}

/** Rules on their way to going live. */
export interface RisingRules {
	readonly book: RuleBook;
	readonly previous: RulesData | null;
	/** Nothing in them is an error. */
	readonly warnings: readonly Problem[];
}

/** There are no rules to start with: those in the files are refused, and none were live before. */
export class NoRulesError extends Error {
	override readonly name = "NoRulesError";
	readonly problems: readonly Problem[];

	constructor(problems: readonly Problem[]) {
		super(
			`The rules have ${problems.length} ${problems.length === 1 ? "problem" : "problems"}, and none were live before.`,
		);
		this.problems = problems;
	}
}

/** Files that change while they are read are read again so often. */
const MOST_READINGS = 5;
const AGAIN_MS = 1_000;

/**
 * Loads the rules and keeps them: whole and valid, or as they were. Throws a {@link NoRulesError} where there is nothing to begin with.
 */
export async function keepRules(options: RulesOptions): Promise<RulesKeeper> {
	const { clock, library, onLoaded, onRejected, onTrouble } = options;
	let book: RuleBook | null = null;
	let rejected: { at: Instant; problems: readonly Problem[] } | null = null;
	let fingerprint: string | null = null;
	let answer: readonly Problem[] = [];
	let turn: Promise<unknown> = Promise.resolve();
	let stopWatching = () => {};
	let cancelAgain = () => {};
	let stopped = false;

	/** Loads follow each other. */
	function load(): Promise<{ readonly problems: readonly Problem[] }> {
		const loading = turn.then(loadNow);
		turn = loading.catch(() => {});
		return loading;
	}

	async function loadNow(): Promise<{ readonly problems: readonly Problem[] }> {
		const files = await readRulesFiles(options.path);
		if (files.fingerprint !== fingerprint) {
			const stable =
				(await readBefore(files)) ?? (await parseStable(files, options));
			if (stopped) return { problems: answer };
			await take(stable);
			fingerprint = stable.fingerprint;
		}
		return { problems: answer };
	}

	/** At a start with unchanged files: what they gave last time. */
	async function readBefore({
		fingerprint,
		problems,
	}: RulesFiles): Promise<Reading | null> {
		if (book !== null || problems.length > 0) return null;
		const by = options.parsedBy ?? null;
		const parsed = await lastReadFrom(library, fingerprint, by);
		return parsed && { fingerprint, parsed, isKept: true };
	}

	async function take(reading: Reading): Promise<void> {
		const { artefact, problems } = reading.parsed;
		answer = problems;
		if (artefact === null) return reject(problems);
		if (artefact.hash !== book?.hash || rejected)
			await (reading.isKept
				? goLiveAgain(artefact, problems)
				: goLive(artefact, problems, readFrom(reading)));
		// A changed comment moves the lines of what follows, and nothing else.
		else book = { ...book, places: artefact.places };
		rejected = null;
	}

	function reject(problems: readonly Problem[]): void {
		rejected = { at: clock.now(), problems };
		// Before there is a book nobody listens yet; see startWithLastGood.
		if (book !== null) onRejected(problems);
	}

	function readFrom({ fingerprint, parsed }: Reading): ReadFrom | null {
		const { parsedBy: by } = options;
		return by ? { files: fingerprint, by, warnings: parsed.problems } : null;
	}

	async function goLive(
		artefact: RulesArtefact,
		warnings: readonly Problem[],
		read: ReadFrom | null,
	): Promise<void> {
		const previous = book?.data ?? (await lastGood(library))?.data ?? null;
		const next = await compiled(artefact);
		// Kept before it decides anything: whatever it decides can be made again.
		const kept = await inSlices(toKeep(artefact, read), options.timer);
		await library.keepRules(artefact.hash, kept, clock.now());
		await onLoaded({ book: next, previous, warnings });
		book = next;
	}

	/** The rules that were live last: they are kept already, and what was live before is they themselves. */
	async function goLiveAgain(
		artefact: RulesArtefact,
		warnings: readonly Problem[],
	): Promise<void> {
		const next = await compiled(artefact);
		await onLoaded({ book: next, previous: artefact.data, warnings });
		book = next;
	}

	function compiled(artefact: RulesArtefact): Promise<RuleBook> {
		return inSlices(options.compiling(artefact), options.timer);
	}

	async function startWithLastGood(): Promise<void> {
		const artefact = await lastGood(library);
		if (artefact === null) throw new NoRulesError(answer);
		await goLiveAgain(artefact, []);
		onRejected(answer);
	}

	/** Files that are as they should be and still could not go live (a full disk) are not saved again for our sake. */
	function loadSurely(): void {
		load().catch((error: unknown) => {
			if (stopped) return;
			onTrouble(error);
			cancelAgain = options.timer.after(AGAIN_MS, loadSurely);
		});
	}

	await load();
	if (book === null) await startWithLastGood();
	return {
		book: () => book as RuleBook,
		rejected: () => rejected,
		reload: load,
		watch() {
			stopWatching = options.watch(options.path, loadSurely);
		},
		stop() {
			stopped = true;
			stopWatching();
			cancelAgain();
		},
	};
}

/** Parses until the files are afterwards what they were before: half of a save is never taken for the whole. */
async function parseStable(
	read: RulesFiles,
	{ path, parse }: RulesOptions,
): Promise<Reading> {
	let files = read;
	for (let reading = 1; ; reading++) {
		const { fingerprint } = files;
		const parsed = await parseRead(files, parse);
		files = await readRulesFiles(path);
		if (files.fingerprint === fingerprint || reading === MOST_READINGS)
			return { fingerprint, parsed, isKept: false };
	}
}

async function parseRead(
	{ files, problems }: RulesFiles,
	parse: ParseRules,
): Promise<ParsedRules> {
	return problems.length > 0 ? { artefact: null, problems } : parse(files);
}

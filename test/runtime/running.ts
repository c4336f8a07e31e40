import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Simulator, simulator } from "../../src/channels/simulator.ts";
import type { Problem } from "../../src/engine/model.ts";
import type { ParseRules } from "../../src/runtime/rule-book/parse.ts";
import {
	defaultLimits,
	type RuntimeOptions,
	startRuntime,
} from "../../src/runtime/start.ts";
import type { Database } from "../../src/store/database.ts";
import { openMemory } from "../../src/store/memory.ts";
import { artefactOf, type BookSketch } from "../engine/book.ts";
import { type HeldTime, heldTime } from "./held.ts";
import { home } from "./messages.ts";

/** A folder for one test; gone when it ends. */
export async function folder(): Promise<string> {
	const path = await mkdtemp(join(tmpdir(), "marhaba-runtime-"));
	onTestFinished(() => rm(path, { recursive: true, force: true }));
	return path;
}

/** Rules as a test writes them into a file: JSON, which is YAML too. */
export async function save(path: string, sketch: BookSketch): Promise<string> {
	const file = join(path, "rules.yaml");
	await writeFile(file, JSON.stringify(sketch));
	return file;
}

/** Reads what {@link save} wrote; what is no JSON is a problem, as half a save is. */
export const parseSketch: ParseRules = async ([file]) => {
	try {
		const artefact = artefactOf(JSON.parse(file?.text ?? ""));
		return { ok: true, rules: 1, artefact, problems: [] };
	} catch {
		const problems = [problem(file?.name ?? "")];
		return { ok: false, rules: 0, artefact: null, problems };
	}
};

function problem(file: string): Problem {
	return {
		file,
		line: 1,
		column: 1,
		endColumn: 2,
		severity: "error",
		code: "yaml-syntax",
		rule: null,
		message: "This is no JSON.",
		help: null,
	};
}

/** What a runtime is started over; kept by a test that starts it twice. */
export interface Ground {
	readonly time: HeldTime;
	readonly database: Database;
	readonly channel: Simulator;
	readonly path: string;
}

export async function ground(sketch: BookSketch): Promise<Ground> {
	const time = heldTime();
	const path = await folder();
	await save(path, sketch);
	const database = openMemory({ clock: time.clock });
	return { time, path, database, channel: simulator() };
}

/** Starts the whole runtime over it. */
export async function running(
	over: Ground,
	more: Partial<RuntimeOptions> = {},
) {
	const { time, database, channel, path } = over;
	const runtime = await startRuntime({
		...database,
		clock: time.clock,
		timer: time.timer,
		random: () => 0.5,
		channels: [channel],
		home,
		rules: path,
		limits: defaultLimits,
		engine: "test",
		log: { info: () => {}, warn: () => {}, error: () => {} },
		parse: parseSketch,
		watch: null,
		...more,
	});
	onTestFinished(async () => {
		const stopped = runtime.stop();
		await time.pass(10_000);
		await stopped;
	});
	const journal = async (type?: string) => {
		const rows = await database.store.journalAfter(0, 100_000);
		return rows.filter((row) => type === undefined || row.type === type);
	};
	return { ...over, ...time, runtime, journal };
}

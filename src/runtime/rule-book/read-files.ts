import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { RulesFile } from "../../engine/language/load-rules.ts";
import type { Problem } from "../../engine/model.ts";

export type { RulesFile };

/** The rules files as they stand, or why they cannot be read. */
export interface RulesFiles {
	/** In the order of their names. */
	readonly files: readonly RulesFile[];
	/** Over names and bytes, and over what could not be read. */
	readonly fingerprint: string;
	readonly problems: readonly Problem[];
}

/** Bytes that are read of one file: one more than may be in it, so that the one too many is seen. */
const MOST_BYTES = 5 * 1024 * 1024 + 1;
const MOST_FILES = 1_000;

/**
 * Reads a rules file, or every `*.yaml` but `*.test.yaml` of a folder. Never throws and never hangs: a pipe, a directory, a circle of
 * links or a file without permission is a problem like any other.
 */
export async function readRulesFiles(path: string): Promise<RulesFiles> {
	try {
		const names = await namesIn(path);
		if (names.length === 0) return gather([], [noFiles(path)]);
		return await readFiles(names);
	} catch (error) {
		return gather([], [unreadable(path, error)]);
	}
}

/** Reads some files in the same way. */
export async function readFiles(names: readonly string[]): Promise<RulesFiles> {
	return gather(await Promise.all(names.map(readOne)), []);
}

/** The file itself, or the files of the folder, as problems name them. */
export async function namesIn(path: string): Promise<readonly string[]> {
	if (!(await stat(path)).isDirectory()) return [path];
	const names = await readdir(path);
	return names
		.filter(isRulesFile)
		.sort()
		.slice(0, MOST_FILES)
		.map((name) => join(path, name));
}

/** Whether a name in the folder belongs to the rules: tests of theirs do not, nor does what an editor leaves behind. */
export function isRulesFile(name: string): boolean {
	return (
		name.endsWith(".yaml") &&
		!name.endsWith(".test.yaml") &&
		!name.startsWith(".")
	);
}

type Read = { readonly name: string } & (
	| { readonly bytes: Buffer }
	| { readonly problem: Problem }
);

async function readOne(name: string): Promise<Read> {
	try {
		return { name, bytes: await readRegular(name) };
	} catch (error) {
		return { name, problem: unreadable(name, error) };
	}
}

async function readRegular(name: string): Promise<Buffer> {
	// Opening a pipe would wait for somebody to write into it, were it not for O_NONBLOCK.
	const file = await open(name, constants.O_RDONLY | constants.O_NONBLOCK);
	try {
		const stats = await file.stat();
		if (!stats.isFile()) throw new Error("it is not a file");
		const buffer = Buffer.alloc(Math.min(MOST_BYTES, stats.size));
		const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

function gather(
	read: readonly Read[],
	problems: readonly Problem[],
): RulesFiles {
	const hash = createHash("sha256").update(JSON.stringify(problems));
	const files: RulesFile[] = [];
	const found = [...problems];
	for (const part of read) {
		hash.update(JSON.stringify(part.name));
		if ("problem" in part) {
			hash.update(JSON.stringify(part.problem));
			found.push(part.problem);
			continue;
		}
		hash.update(`${part.bytes.length} `).update(part.bytes);
		files.push({ name: part.name, text: part.bytes.toString("utf8") });
	}
	return { files, fingerprint: hash.digest("hex"), problems: found };
}

function noFiles(path: string): Problem {
	return problemOf(path, "There is no rules file here.", {
		code: "no-rules",
		help: "Write your rules into a file whose name ends in .yaml.",
	});
}

function unreadable(name: string, error: unknown): Problem {
	const reason = error instanceof Error ? error.message : String(error);
	const { code } = error as NodeJS.ErrnoException;
	return problemOf(name, `This cannot be read: ${wordsFor(code) ?? reason}.`, {
		code: "no-rules",
		help: "The rules that were live before go on answering.",
	});
}

function wordsFor(code: string | undefined): string | undefined {
	return code === undefined ? undefined : errnoWords.get(code);
}

const errnoWords: ReadonlyMap<string, string> = new Map([
	["ENOENT", "it is not there"],
	["EACCES", "there is no permission"],
	["EISDIR", "it is a folder"],
	["ELOOP", "its links lead in a circle"],
	["EMFILE", "too many files are open"],
]);

function problemOf(
	file: string,
	message: string,
	{ code, help }: Pick<Problem, "code" | "help">,
): Problem {
	const place = { file, line: 1, column: 1, endColumn: 1 };
	return { ...place, severity: "error", code, rule: null, message, help };
}

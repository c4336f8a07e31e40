import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { TestFile } from "./read-tests.ts";

/** Test files with the rules they stand beside. */
export interface TestSuite {
	/** A rules file, or a folder of them. */
	readonly rules: string;
	readonly files: readonly TestFile[];
}

/** Whether a name is a test's, and not the rules'. */
export function isTestFile(name: string): boolean {
	return name.endsWith(".test.yaml") && !basename(name).startsWith(".");
}

/**
 * The tests of the given files and folders, each with the rules beside it; without any, those beside `rules`. A file that
 * stands where `rules` does is tried on exactly those; with `only` every file is. Throws where a path cannot be read.
 */
export async function findTests(
	paths: readonly string[],
	{ rules, only }: { readonly rules: string; readonly only: boolean },
): Promise<readonly TestSuite[]> {
	const home = await folderOf(rules);
	const named = paths.length > 0 ? paths : [home];
	const names = (await Promise.all(named.map(testNames))).flat();
	const suites = new Map<string, TestFile[]>();
	for (const name of new Set(names)) {
		const folder = dirname(name);
		const isHome = only || resolve(folder) === resolve(home);
		const beside = isHome ? rules : folder;
		const files = suites.get(beside) ?? [];
		files.push({ name, text: await readFile(name, "utf8") });
		suites.set(beside, files);
	}
	return [...suites].map(([beside, files]) => ({ rules: beside, files }));
}

/** The folder that a rules path is, or stands in. */
export async function folderOf(rules: string): Promise<string> {
	return (await isFolder(rules)) ? rules : dirname(rules);
}

async function testNames(path: string): Promise<readonly string[]> {
	if (!(await isFolder(path))) return [path];
	const names = await readdir(path);
	return names
		.filter(isTestFile)
		.sort()
		.map((name) => join(path, name));
}

async function isFolder(path: string): Promise<boolean> {
	return (await stat(path)).isDirectory();
}

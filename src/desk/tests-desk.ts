import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type {
	SavedTests,
	SaveTests,
	TestsDesk,
	TestsTried,
} from "../http/ports/tests.ts";
import {
	type RulesFiles,
	readFiles,
	readRulesFiles,
} from "../runtime/rule-book/read-files.ts";
import { folderOf, isTestFile } from "./owner-tests/find-tests.ts";
import type { TryTests } from "./owner-tests/try-in-child.ts";
import { writeWhole } from "./write-whole.ts";

/** Test files that are read. */
const MOST_FILES = 1_000;

/** Looks after the `*.test.yaml` beside the rules. What was tried once is not tried again before a file changes. */
export function testsDesk(path: string, tryTests: TryTests): TestsDesk {
	let last: { key: string; tried: Promise<TestsTried> } | null = null;
	let turn: Promise<unknown> = Promise.resolve();

	async function tried(): Promise<TestsTried> {
		const { rules, tests } = await filesAt(path);
		const key = `${rules.fingerprint} ${tests.fingerprint}`;
		if (last?.key === key) return last.tried;
		last = { key, tried: attempt(rules, tests) };
		// A run that gave nothing is no answer for the next who asks.
		last.tried.catch(() => {
			if (last?.key === key) last = null;
		});
		return last.tried;
	}

	async function attempt(
		rules: RulesFiles,
		tests: RulesFiles,
	): Promise<TestsTried> {
		if (rules.problems.length > 0)
			return { ok: false, problems: rules.problems, rules: [], tests: [] };
		const run = await tryTests({ rules: rules.files, tests: tests.files });
		return { ...run, problems: [...tests.problems, ...run.problems] };
	}

	async function saveNow({ file, text, how }: SaveTests): Promise<SavedTests> {
		const name = `${file}.test.yaml`;
		const place = join(await folderOf(path), name);
		const standing = await contentOf(place);
		if (standing !== null && how === "new")
			return { outcome: "exists", file: name };
		const whole = how === "add" ? joined(standing ?? "", text) : text;
		const { rules } = await filesAt(path);
		const { problems } = await attempt(rules, onlyFile(name, whole));
		const errors = problems.filter(({ severity }) => severity === "error");
		if (errors.length > 0) return { outcome: "refused", problems: errors };
		await writeWhole(place, whole);
		return { outcome: "saved", file: name, tried: await tried() };
	}

	return {
		tried,
		/** One after the other: who asks whether there is such a file writes it before the next asks. */
		save(file) {
			const saving = turn.then(() => saveNow(file));
			turn = saving.catch(() => {});
			return saving;
		},
	};
}

async function filesAt(
	path: string,
): Promise<{ readonly rules: RulesFiles; readonly tests: RulesFiles }> {
	const rules = await readRulesFiles(path);
	const tests = await readFiles(await testNames(path));
	return { rules, tests };
}

/** None where there is nothing to look through: then the rules have that problem already. */
async function testNames(path: string): Promise<readonly string[]> {
	try {
		const folder = await folderOf(path);
		const names = await readdir(folder);
		return names
			.filter(isTestFile)
			.sort()
			.slice(0, MOST_FILES)
			.map((name) => join(folder, name));
	} catch {
		return [];
	}
}

/** What stands in a file; null where there is none. Throws where it is there and cannot be read. */
async function contentOf(place: string): Promise<string | null> {
	const isThere = await stat(place).then(
		() => true,
		() => false,
	);
	if (!isThere) return null;
	const { files, problems } = await readFiles([place]);
	const [problem] = problems;
	if (problem) throw new Error(`${basename(place)}: ${problem.message}`);
	return files[0]?.text ?? "";
}

function joined(standing: string, text: string): string {
	if (standing.trim() === "") return text;
	return `${standing.replace(/\n*$/, "\n\n")}${text}`;
}

function onlyFile(name: string, text: string): RulesFiles {
	return { files: [{ name, text }], fingerprint: "", problems: [] };
}

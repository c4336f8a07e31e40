import { execFileSync } from "node:child_process";
import { chmod, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compiling } from "../../src/engine/compile.ts";
import { loadRules } from "../../src/engine/language/load-rules.ts";
import type { Problem } from "../../src/engine/model.ts";
import type { Library } from "../../src/engine/ports.ts";
import { keepRules } from "../../src/runtime/rule-book/live-rules.ts";
import {
	type ParseRules,
	parseInChild,
} from "../../src/runtime/rule-book/parse.ts";
import { readRulesFiles } from "../../src/runtime/rule-book/read-files.ts";
import { watchRules } from "../../src/runtime/rule-book/watch.ts";
import { systemTimer } from "../../src/runtime/timer.ts";
import { openMemory } from "../../src/store/memory.ts";
import type { BookSketch } from "../engine/book.ts";
import { badFiles } from "../engine/language/bad-files.ts";
import { heldTime } from "./held.ts";
import { folder, parseSketch, save } from "./running.ts";

function hours(words: string): BookSketch {
	return {
		rules: [
			{ name: "hours", when: { keyword: "hours" }, do: [{ text: words }] },
		],
	};
}

const yaml =
	"version: 1\nbusiness: { name: Shop, timezone: Asia/Beirut, languages: [en] }\nrules:\n  - name: hi\n    when: { keyword: hi }\n    reply: Hello!\n";

interface Kept {
	readonly library?: Library;
	readonly parsedBy?: string;
}

async function keeper(
	path: string,
	parse: ParseRules = parseSketch,
	{ library: kept, parsedBy }: Kept = {},
) {
	const { clock, timer } = heldTime();
	const library = kept ?? openMemory({ clock }).library;
	const loaded: string[] = [];
	const rejected: number[] = [];
	const rules = await keepRules({
		path,
		library,
		clock,
		timer,
		parse,
		parsedBy: parsedBy ?? null,
		compiling,
		watch: () => () => {},
		onLoaded: async ({ book }) => void loaded.push(book.hash),
		onRejected: (problems) => rejected.push(problems.length),
		onTrouble: () => {},
	});
	return { rules, library, loaded, rejected };
}

describe("rules files", () => {
	test("are the *.yaml of a folder in the order of their names, without tests and what editors leave behind", async () => {
		const path = await folder();
		for (const name of [
			"b.yaml",
			"a.yaml",
			"a.test.yaml",
			".a.yaml.swp",
			"notes.txt",
			".hidden.yaml",
			"c.yaml~",
		])
			await writeFile(join(path, name), name);
		const { files, problems } = await readRulesFiles(path);
		expect(files).toEqual([
			{ name: join(path, "a.yaml"), text: "a.yaml" },
			{ name: join(path, "b.yaml"), text: "b.yaml" },
		]);
		expect(problems).toEqual([]);
		expect((await readRulesFiles(join(path, "b.yaml"))).files).toHaveLength(1);
	});

	test("B51: that cannot be read are a problem with a name, and never hang", async () => {
		const path = await folder();
		await mkdir(join(path, "folder.yaml"));
		await symlink("loop.yaml", join(path, "loop.yaml"));
		await symlink("nowhere", join(path, "void.yaml"));
		execFileSync("mkfifo", [join(path, "pipe.yaml")]);
		const { problems } = await readRulesFiles(path);
		expect(
			problems.map(({ file, message }) => [
				file.slice(path.length + 1),
				message.includes("cannot be read"),
			]),
		).toEqual([
			["folder.yaml", true],
			["loop.yaml", true],
			["pipe.yaml", true],
			["void.yaml", true],
		]);
	});

	test("that are not there are a problem", async () => {
		const path = await folder();
		expect((await readRulesFiles(path)).problems).toMatchObject([
			{ code: "no-rules" },
		]);
		expect(
			(await readRulesFiles(join(path, "none.yaml"))).problems,
		).toMatchObject([{ message: "This cannot be read: it is not there." }]);
	});

	test("B51: without permission are a problem", async ({ skip }) => {
		skip(process.getuid?.() === 0, "root may read everything");
		const file = await save(await folder(), hours("nine"));
		await chmod(file, 0);
		expect((await readRulesFiles(file)).problems[0]?.message).toContain(
			"permission",
		);
	});
});

describe("live rules", () => {
	test("change when the files do, and stay when only a comment or nothing did", async () => {
		const path = await folder();
		const file = await save(path, hours("nine"));
		const { rules, loaded } = await keeper(path);
		const first = rules.book();
		await rules.reload();
		await writeFile(file, `${JSON.stringify(hours("nine"))}\n`);
		await rules.reload();
		expect(rules.book().hash).toBe(first.hash);
		expect(loaded).toHaveLength(1);
		await save(path, hours("ten"));
		await rules.reload();
		expect(rules.book().hash).not.toBe(first.hash);
		expect(loaded).toEqual([first.hash, rules.book().hash]);
	});

	test("are kept by their hash before they answer", async () => {
		const path = await folder();
		await save(path, hours("nine"));
		const { rules, library } = await keeper(path);
		expect(await library.rules(rules.book().hash)).toMatchObject({
			hash: rules.book().hash,
		});
	});

	const damages: readonly [string, (file: string) => Promise<unknown>][] = [
		["garbage", (file) => writeFile(file, "{ no")],
		["nothing", (file) => writeFile(file, "")],
		["its deletion", (file) => rm(file)],
		[
			"a folder in its place",
			async (file) => {
				await rm(file);
				await mkdir(file);
			},
		],
		[
			"a circle of links",
			async (file) => {
				await rm(file);
				await symlink(file, file);
			},
		],
		[
			"a pipe",
			async (file) => {
				await rm(file);
				execFileSync("mkfifo", [file]);
			},
		],
		[
			"another file moved over it",
			async (file) => {
				await writeFile(`${file}.new`, "{ no");
				await rename(`${file}.new`, file);
			},
		],
	];
	test.each(damages)("B51: survive %s, and heal", async (_name, damage) => {
		const path = await folder();
		const file = await save(path, hours("nine"));
		const { rules, rejected, loaded } = await keeper(path);
		const { hash } = rules.book();
		await damage(file);
		const { problems } = await rules.reload();
		expect(problems.length).toBeGreaterThan(0);
		expect(rules.book().hash).toBe(hash);
		expect(rules.rejected()?.problems).toEqual(problems);
		await rules.reload();
		expect(rejected).toHaveLength(1);
		await rm(file, { recursive: true, force: true });
		await save(path, hours("nine"));
		expect(await rules.reload()).toEqual({ problems: [] });
		expect(rules.rejected()).toBeNull();
		expect(loaded).toEqual([hash, hash]);
	});

	test.each(badFiles)(
		"$name: what was live stays, and the mistake is told",
		async ({ text, code }) => {
			const path = await folder();
			const file = join(path, "rules.yaml");
			await writeFile(file, yaml);
			const { rules, loaded } = await keeper(path, async (files) =>
				loadRules(files),
			);
			const { hash } = rules.book();
			await writeFile(file, text);
			const { problems } = await rules.reload();
			expect(problems.map((problem) => problem.code)).toContain(code);
			expect(rules.book().hash).toBe(hash);
			expect(loaded).toEqual([hash]);
		},
	);

	test("B52: never take half of a save for the whole", async () => {
		const path = await folder();
		await save(path, hours("nine"));
		let parsed = 0;
		const { rules, loaded } = await keeper(path, async (files) => {
			parsed += 1;
			const found = await parseSketch(files);
			// The editor writes the rest while the first half is being read.
			if (parsed === 2) await save(path, hours("the whole"));
			return found;
		});
		await save(path, hours("half"));
		await rules.reload();
		expect(loaded).toHaveLength(2);
		expect(JSON.stringify(rules.book().data)).toContain("the whole");
	});
});

describe("the process that reads rules", () => {
	test("gives what the files hold", async () => {
		const good = await parseInChild([{ name: "rules.yaml", text: yaml }]);
		expect(
			good.problems.filter(({ severity }) => severity === "error"),
		).toEqual([]);
		expect(good.artefact?.data.rules.map(({ name }) => name)).toEqual(["hi"]);
		const bad = await parseInChild([
			{ name: "rules.yaml", text: yaml.replace("reply", "repply") },
		]);
		expect(bad).toMatchObject({
			artefact: null,
			problems: expect.arrayContaining([
				expect.objectContaining({ code: "unknown-key", line: 6 }),
			]),
		});
	});

	test("F82: that cannot be had is no fault of the files, and the next one reads them", async () => {
		const { execPath } = process;
		onTestFinished(() => {
			process.execPath = execPath;
		});
		process.execPath = "/nowhere";
		const files = [{ name: "rules.yaml", text: yaml }];
		await expect(parseInChild(files)).rejects.toThrow("No process");
		process.execPath = execPath;
		expect((await parseInChild(files)).ok).toBe(true);
	});

	test("is stopped when it takes too long", async () => {
		expect(
			await parseInChild([{ name: "rules.yaml", text: yaml }], {}, 1),
		).toMatchObject({
			artefact: null,
			problems: [{ file: "rules.yaml", code: "too-large" }],
		});
	});
});

test("the watcher hears of a save, of a file moved over the old one, and of one that is new", async () => {
	const path = await folder();
	const file = await save(path, hours("nine"));
	let heard = () => {};
	const stop = watchRules(systemTimer)(path, () => heard());
	onTestFinished(stop);
	const state = async () => (await readRulesFiles(path)).fingerprint;
	/** Resolves when it was heard of, and what is found then is new. */
	const change = async (make: () => Promise<unknown>) => {
		const before = await state();
		const hearing = new Promise<void>((resolve) => {
			heard = async () => {
				if ((await state()) !== before) resolve();
			};
		});
		await make();
		await hearing;
	};
	await change(() => save(path, hours("ten")));
	await change(async () => {
		await writeFile(join(path, "new"), JSON.stringify(hours("eleven")));
		await rename(join(path, "new"), file);
	});
	await change(() => writeFile(join(path, "more.yaml"), "{}"));
	await change(() => rm(file));
});

describe("a start with the files of the last one", () => {
	test("neither reads nor writes them again, and knows their warnings", async () => {
		const path = await folder();
		await save(path, hours("nine to five"));
		const warning = { code: "missing-language" } as Problem;
		let readings = 0;
		const parse: ParseRules = async (files) => {
			readings += 1;
			const parsed = await parseSketch(files);
			return { ...parsed, problems: [warning] };
		};
		const first = await keeper(path, parse, { parsedBy: "one" });
		let kept = 0;
		const library: Library = {
			...first.library,
			keepRules(...given) {
				kept += 1;
				return first.library.keepRules(...given);
			},
		};
		const again = await keeper(path, parse, { library, parsedBy: "one" });
		expect(readings).toBe(1);
		expect(kept).toBe(0);
		expect(again.loaded).toEqual(first.loaded);
		expect(again.rules.book().data).toEqual(first.rules.book().data);
		expect((await again.rules.reload()).problems).toEqual([warning]);
	});

	test("reads what has changed, and what another program read", async () => {
		const path = await folder();
		await save(path, hours("nine to five"));
		let readings = 0;
		const parse: ParseRules = (files) => {
			readings += 1;
			return parseSketch(files);
		};
		const { library } = await keeper(path, parse, { parsedBy: "one" });
		await keeper(path, parse, { library, parsedBy: "two" });
		expect(readings).toBe(2);
		await save(path, hours("ten to six"));
		const changed = await keeper(path, parse, { library, parsedBy: "two" });
		expect(readings).toBe(3);
		expect(changed.loaded).toHaveLength(1);
		await keeper(path, parse, { library });
		expect(readings).toBe(4);
	});
});

import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { JsonObject, KnownTemplate, Problem } from "../engine/model.ts";
import type { ParseRules } from "../runtime/rule-book/parse.ts";
import {
	type RulesFile,
	readRulesFiles,
} from "../runtime/rule-book/read-files.ts";
import { writeWhole } from "./write-whole.ts";

/** What checking some files gave; the shape of `check --json`. */
export interface Checked {
	readonly ok: boolean;
	readonly rules: number;
	readonly problems: readonly Problem[];
}

/** The rules files of one path: read, checked, and published by a rename, so that nobody ever reads half of one. */
export interface Desk {
	read(): Promise<{
		readonly files: Readonly<Record<string, string>>;
		readonly etag: string;
	}>;
	check(files: Readonly<Record<string, string>>): Promise<Checked>;
	publish(
		files: Readonly<Record<string, string>>,
		etag: string,
		options?: { readonly whole?: boolean },
	): Promise<
		| { readonly outcome: "published" | "stale"; readonly etag: string }
		| { readonly outcome: "refused"; readonly checked: Checked }
	>;
	/** JSON Schema of a rules file. */
	schema(): JsonObject;
}

/** What the desk stands on. */
export interface DeskOptions {
	/** A file, or a folder of `*.yaml`. */
	readonly path: string;
	readonly parse: ParseRules;
	/** Called after files were written: the live rules follow. */
	readonly reload: () => Promise<unknown>;
	readonly schema: () => JsonObject;
	/** The templates that WhatsApp has, for checking against; null: they are not known. */
	readonly templates?: () => Promise<readonly KnownTemplate[] | null>;
}

/** Looks after the files that `RULES` names. Files that a publication leaves out stay as they are, unless it is whole. */
export function rulesDesk({
	path,
	parse,
	reload,
	schema,
	templates = async () => null,
}: DeskOptions): Desk {
	const read = async () => {
		const { files, fingerprint } = await readRulesFiles(path);
		return { files: byName(files), etag: `"${fingerprint}"` };
	};
	const check = async (files: Readonly<Record<string, string>>) => {
		const known = await templates();
		const read = Object.entries(files).map(([name, text]) => ({ name, text }));
		// What is kept may be old, so that it warns and refuses nothing.
		const severity = "warning" as const;
		return checkedOf(
			await parse(read, {
				templates: known && { templates: known, severity },
			}),
		);
	};
	const publish: Desk["publish"] = async (files, etag, options = {}) => {
		const { files: standing } = await readRulesFiles(path);
		const current = await read();
		if (current.etag !== etag) return { outcome: "stale", etag: current.etag };
		const after = options.whole ? files : { ...current.files, ...files };
		const checked = await check(after);
		if (!checked.ok) return { outcome: "refused", checked };
		for (const [name, text] of Object.entries(files))
			await writeWhole(placeOf(name, standing, path), text);
		for (const { name } of standing)
			if (!Object.hasOwn(after, basename(name))) await rm(name);
		await reload();
		return { outcome: "published", etag: (await read()).etag };
	};
	// Checking takes a while: two that began from the same files must not both be written.
	let turn: Promise<unknown> = Promise.resolve();
	return {
		schema,
		read,
		check,
		publish(...given) {
			const published = turn.then(() => publish(...given));
			turn = published.catch(() => {});
			return published;
		},
	};
}

function byName(files: readonly RulesFile[]): Record<string, string> {
	return Object.fromEntries(
		files.map(({ name, text }) => [basename(name), text]),
	);
}

function checkedOf({
	artefact,
	problems,
}: Awaited<ReturnType<ParseRules>>): Checked {
	const ok = artefact !== null;
	return { ok, rules: artefact?.data.rules.length ?? 0, problems };
}

/** Where a name is written: over the file of that name, or beside the others. */
function placeOf(
	name: string,
	standing: readonly RulesFile[],
	path: string,
): string {
	const same = standing.find((file) => basename(file.name) === name);
	if (same) return same.name;
	const [any] = standing;
	return any && any.name !== path
		? join(dirname(any.name), name)
		: join(path, name);
}

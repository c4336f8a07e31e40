import type { Config } from "../../config.ts";
import { mediaFolder } from "../../desk/media-folder.ts";
import { mediaFilesIn } from "../../engine/media-file.ts";
import { parseInChild } from "../../runtime/rule-book/parse.ts";
import { readRulesFiles } from "../../runtime/rule-book/read-files.ts";
import { type Finding, right, wrong } from "./finding.ts";

/** The files that rules send are there, and WhatsApp can fetch them. */
export async function checkMedia({
	rules,
	publicUrl,
	infobip,
}: Config): Promise<readonly Finding[]> {
	const { artefact } = await parseInChild((await readRulesFiles(rules)).files);
	const files = artefact === null ? [] : mediaFilesIn(artefact.data);
	if (files.length === 0) return [];
	const missing = await missingOf(files, rules);
	return [
		...missing.map(noFile),
		...(infobip && publicUrl === null ? [noPublicUrl(files)] : []),
		...(missing.length === 0 ? [right("media", told(files))] : []),
	];
}

async function missingOf(
	files: readonly string[],
	rules: string,
): Promise<readonly string[]> {
	const folder = mediaFolder(rules);
	const missing: string[] = [];
	for (const file of files) {
		const found = await folder.open(file);
		if (found === null) missing.push(file);
		await found?.close();
	}
	return missing;
}

function told(files: readonly string[]): string {
	return `${files.length} ${files.length === 1 ? "file" : "files"} of the media folder in use`;
}

function noFile(file: string): Finding {
	return wrong(
		"media",
		`A rule sends "${file}", and there is no such file in the media folder beside the rules.`,
		"Put it there, or correct its name in the rule.",
	);
}

function noPublicUrl(files: readonly string[]): Finding {
	return wrong(
		"media",
		`WhatsApp cannot fetch ${files[0]}: PUBLIC_URL is not set.`,
		"Set PUBLIC_URL to the address under which this server is reached from outside, such as https://bot.example.com.",
	);
}

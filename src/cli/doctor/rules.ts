import type { Config } from "../../config.ts";
import { parseInChild } from "../../runtime/rule-book/parse.ts";
import { readRulesFiles } from "../../runtime/rule-book/read-files.ts";
import { type Finding, right, wrong } from "./finding.ts";

/** The rules load. */
export async function checkRules({
	rules,
}: Config): Promise<readonly Finding[]> {
	const read = await readRulesFiles(rules);
	const { artefact, problems } =
		read.problems.length > 0
			? { artefact: null, problems: read.problems }
			: await parseInChild(read.files);
	const warnings = problems.filter(({ severity }) => severity === "warning");
	if (artefact !== null)
		return [
			right(
				"rules",
				`${artefact.data.rules.length} in ${rules}${warnings.length > 0 ? `, with ${warnings.length} warnings` : ""}`,
			),
		];
	const [first] = problems;
	return [
		wrong(
			"rules",
			`${first?.file}:${first?.line}: ${first?.message}`,
			'"marhaba check" shows every problem with its line.',
		),
	];
}

import type { Site } from "../kinds.ts";
import type { Finding, KnownTemplate } from "../model.ts";
import { own } from "../own.ts";
import { baseOf } from "../say/phrases.ts";
import { mismatches } from "./template-mismatches.ts";
import type { Template } from "./template-spec.ts";

/** What differs between a template action and the templates that WhatsApp has: WhatsApp would take such a message, and not deliver it. */
export function approvedFindings(
	spec: Template,
	{ data }: Site,
	known: readonly KnownTemplate[],
	severity: Finding["severity"],
): readonly Finding[] {
	const tell = teller(severity);
	const named = known.filter(({ name }) => name === spec.name);
	if (named.length === 0)
		return [tell(["name"], "unknown-template", unknown(spec, known))];
	return codesOf(spec, data.profile.languages).flatMap(([path, code]) => {
		const found = named.find(({ language }) => language === code);
		if (found === undefined)
			return [tell(path, "unknown-template", notIn(code, spec, named))];
		return mismatches(spec, found).map(([where, words]) =>
			tell(where, "template-mismatch", words),
		);
	});
}

type Words = readonly [message: string, help: string | null];
type Path = Finding["path"];

function teller(severity: Finding["severity"]) {
	return (
		path: Path,
		code: "unknown-template" | "template-mismatch",
		[message, help]: Words,
	): Finding => ({ path, code, severity, message, help });
}

function unknown({ name }: Template, known: readonly KnownTemplate[]): Words {
	const names = [...new Set(known.map((one) => one.name))];
	const shown = names.slice(0, 12).join(", ");
	return [
		`WhatsApp has no template "${name}" for this number.`,
		names.length === 0
			? "It has none at all yet: marhaba templates create FILE.yaml hands one in."
			: `It has ${shown}${names.length > 12 ? " …" : ""}.`,
	];
}

function notIn(
	code: string,
	{ name }: Template,
	named: readonly KnownTemplate[],
): Words {
	const codes = named.map(({ language }) => language).join(", ");
	return [
		`The template "${name}" is not there in "${code}", only in ${codes}.`,
		`Hand it in in that language too, or map the language: language: { ${baseOf(code.replace("_", "-"))}: ${named[0]?.language} }.`,
	];
}

/** Each code of WhatsApp's that a message may leave with, and where it stands in the spec. */
function codesOf(
	{ language: stated }: Template,
	languages: readonly string[],
): readonly (readonly [Path, string])[] {
	if (typeof stated === "string")
		return [[["language"], stated.replace("-", "_")]];
	return languages.map((ours): readonly [Path, string] => {
		const mapped = stated && (own(stated, ours) ?? own(stated, baseOf(ours)));
		const path = mapped === undefined ? ["name"] : ["language"];
		return [path, (mapped ?? ours).replace("-", "_")];
	});
}

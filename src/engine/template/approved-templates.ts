import type { Site } from "../kinds.ts";
import type { Finding, KnownTemplate } from "../model.ts";
import { own } from "../own.ts";
import { baseOf } from "../say/phrases.ts";
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

function mismatches(
	spec: Template,
	known: KnownTemplate,
): readonly (readonly [Path, Words])[] {
	const which = `The template "${known.name}" (${known.language})`;
	return [
		...statusMismatch(which, known),
		...blanksMismatch(which, spec, known),
		...headerMismatch(which, spec, known),
		...buttonsMismatch(which, spec, known),
	];
}

function statusMismatch(
	which: string,
	{ usable, status, reason }: KnownTemplate,
): readonly (readonly [Path, Words])[] {
	if (usable) return [];
	const because = reason === null ? "" : ` (${reason})`;
	return [
		[
			["name"],
			[
				`${which} cannot be sent now: it is ${status}${because}.`,
				"Wait until WhatsApp approves it, or use another one.",
			],
		],
	];
}

function blanksMismatch(
	which: string,
	{ body }: Template,
	{ blanks, text }: KnownTemplate,
): readonly (readonly [Path, Words])[] {
	if (body.length === blanks) return [];
	return [
		[
			["body"],
			[
				`${which} has ${count(blanks, "blank")}, and this fills ${body.length}.`,
				`It says: ${text}`,
			],
		],
	];
}

function headerMismatch(
	which: string,
	spec: Template,
	{ header }: KnownTemplate,
): readonly (readonly [Path, Words])[] {
	const given = spec.header?.type ?? null;
	if (given === header) return [];
	return [
		[
			["header"],
			[
				header === null
					? `${which} has no header that a message fills.`
					: `${which} wants a header of the kind ${header}, and this gives ${given ?? "none"}.`,
				header === null ? "Leave out header." : null,
			],
		],
	];
}

function buttonsMismatch(
	which: string,
	spec: Template,
	{ buttons }: KnownTemplate,
): readonly (readonly [Path, Words])[] {
	const given = (spec.buttons ?? []).map(({ type }) => type).join(", ");
	const wanted = buttons.join(", ");
	if (given === wanted) return [];
	return [
		[
			["buttons"],
			[
				`${which} wants values for ${wanted || "no buttons"}, and this gives ${given || "none"}.`,
				buttons.includes("other")
					? "It has a kind of button that rules cannot fill."
					: null,
			],
		],
	];
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? "" : "s"}`;
}

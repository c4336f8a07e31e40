import type { Finding, KnownTemplate } from "../model.ts";
import type { Template } from "./template-spec.ts";

type Words = readonly [message: string, help: string | null];
type Path = Finding["path"];

/** What a template wants otherwise than an action gives it, each with where that stands in the action. */
export function mismatches(
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

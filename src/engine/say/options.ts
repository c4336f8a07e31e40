import type { Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { own } from "../own.ts";
import { limitFinding } from "./limits.ts";
import type { InLanguages } from "./texts.ts";

/** One thing that can be tapped. A type, so that it counts as JSON data. */
export type Option = {
	/** Comes back with the tap. */
	readonly id: string;
	readonly label: InLanguages;
};

/** The ids that WhatsApp does not take: too long, in white space, or there twice. */
export function idFindings(
	options: readonly Pick<Option, "id">[],
	{
		longest,
		path,
		seen = new Set(),
	}: {
		readonly longest: number;
		readonly path: Finding["path"];
		/** Ids of earlier sections; grows. */
		readonly seen?: Set<string>;
	},
): readonly Finding[] {
	return options.flatMap(({ id }) => {
		const at = [...path, id];
		if (seen.has(id))
			return [limitFinding(at, `"${id}" stands here twice.`, "Rename one.")];
		seen.add(id);
		if (id.length > longest)
			return [
				limitFinding(
					at,
					`The id of an option can have ${longest} letters; this has ${id.length}.`,
					"Only the label is shown: a short word is enough here.",
				),
			];
		if (id.trim() === id && id !== "") return [];
		return [
			limitFinding(
				at,
				"The id of an option is a word, without spaces around it.",
				null,
			),
		];
	});
}

/** Labels that look the same in a language: WhatsApp refuses them, and nobody could tell them apart. */
export function labelFindings(
	options: readonly Option[],
	{ data }: Pick<Site, "data">,
	path: Finding["path"],
): readonly Finding[] {
	const { languages } = data.profile;
	return options.flatMap(({ id, label }, index) => {
		const earlier = options.slice(0, index);
		const same = languages.find((language) => {
			const shown = labelIn(label, language);
			return earlier.some((other) => labelIn(other.label, language) === shown);
		});
		if (same === undefined) return [];
		return [
			limitFinding(
				[...path, id],
				`Two options have the label "${labelIn(label, same)}".`,
				"Give each its own.",
			),
		];
	});
}

function labelIn(label: InLanguages, language: string): string {
	if (typeof label === "string") return label.trim();
	const shown = own(label, language) ?? Object.values(label)[0] ?? "";
	return shown.trim();
}

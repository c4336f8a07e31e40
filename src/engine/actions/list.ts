import { z } from "zod";
import { type CompiledAction, defineAction, type Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { limitFinding, whatsappLimits } from "../say/limits.ts";
import { idFindings, type Option } from "../say/options.ts";
import {
	compileParts,
	type Part,
	partFindings,
	partsPlan,
	spoken,
} from "../say/parts.ts";
import {
	type InLanguages,
	inLanguagesSchema,
	type SingleText,
	singleTextSchema,
} from "../say/texts.ts";
import { dictionary } from "../schema.ts";

/** Types, so that they count as JSON data. */
type List = {
	readonly text: SingleText;
	/** What the customer taps to open it. */
	readonly label: InLanguages;
	readonly sections: readonly Section[];
	readonly header?: SingleText;
	readonly footer?: SingleText;
};

type Section = {
	readonly title?: InLanguages;
	/** In the order in which they were written. */
	readonly options: readonly Row[];
};

type Row = Option & { readonly about?: InLanguages };

const row: z.ZodType<Omit<Row, "id">> = z.union([
	inLanguagesSchema.transform((label) => ({ label })),
	z
		.strictObject({
			label: inLanguagesSchema,
			about: inLanguagesSchema.optional(),
		})
		.transform(({ label, about }) =>
			about === undefined ? { label } : { label, about },
		),
]);

const section: z.ZodType<Section> = z
	.strictObject({
		title: inLanguagesSchema.optional(),
		options: dictionary(row),
	})
	.transform(
		({ title, options }): Section => ({
			...(title === undefined ? {} : { title }),
			options: options.map(([id, rest]): Row => ({ id, ...rest })),
		}),
	);

const schema: z.ZodType<List> = z
	.strictObject({
		text: singleTextSchema,
		label: inLanguagesSchema,
		sections: z.array(section).min(1, { error: "There is no section here." }),
		header: singleTextSchema.optional(),
		footer: singleTextSchema.optional(),
	})
	.transform(
		({ text, label, sections, header, footer }): List => ({
			text,
			label,
			sections,
			...(header === undefined ? {} : { header }),
			...(footer === undefined ? {} : { footer }),
		}),
	);

/** Sends a list that opens with a tap, one to ten rows in all. */
export const list = defineAction<List>({
	key: "list",
	message: "free-form",
	summary:
		"Sends a text with a list that opens, one to ten rows in all. A tap comes back under the row's id: when: { button: mezze }.",
	example:
		'list: { text: "What are you hungry for?", label: "Choose", sections: [{ title: "Cold", options: { mezze: { label: "Mezze", about: "for two" }, salads: "Salads" } }] }',
	schema,
	findings: (spec, site) => [
		...partFindings(partsOf(spec), site),
		...countFindings(spec),
		...rowIdFindings(spec),
		...titleFindings(spec),
	],
	compile: compileList,
});

/** The texts in their places: those around the list first, then each section with its rows. */
function partsOf(spec: List): readonly Part[] {
	const { interactiveBody, listLabel, header, footer } = whatsappLimits;
	return [
		{
			text: spec.text,
			limit: interactiveBody,
			what: "A text with a list",
			path: ["text"],
			needed: true,
		},
		{
			text: spec.label,
			limit: listLabel,
			what: "The label of a list",
			path: ["label"],
			needed: true,
		},
		{ text: spec.header, limit: header, what: "A header", path: ["header"] },
		{ text: spec.footer, limit: footer, what: "A footer", path: ["footer"] },
		...spec.sections.flatMap(sectionParts),
	];
}

function sectionParts(
	{ title, options }: Section,
	index: number,
): readonly Part[] {
	const { sectionTitle, rowLabel, rowAbout } = whatsappLimits;
	const here = ["sections", index];
	return [
		{
			text: title,
			limit: sectionTitle,
			what: "The title of a section",
			path: [...here, "title"],
		},
		...options.flatMap(({ id, label, about }): readonly Part[] => {
			const row = [...here, "options", id];
			return [
				{
					text: label,
					limit: rowLabel,
					what: "The label of a row",
					path: about === undefined ? row : [...row, "label"],
					needed: true,
				},
				{
					text: about,
					limit: rowAbout,
					what: "What stands below a row",
					path: [...row, "about"],
				},
			];
		}),
	];
}

function compileList(spec: List, site: Site): CompiledAction {
	const say = compileParts(partsOf(spec), site);
	return (situation) => {
		const said = say(situation);
		const [text = "", label = "", header, footer, ...values] = said.values;
		const sections = sectionsWith(spec.sections, values);
		const around = spoken({ header, footer });
		return partsPlan({ type: "list", text, label, sections, ...around }, said);
	};
}

/** Puts the texts back where they were taken from, in the order of {@link sectionParts}. */
function sectionsWith(sections: readonly Section[], values: readonly string[]) {
	const left = [...values];
	return sections.map(({ options }) => ({
		...spoken({ title: left.shift() }),
		options: options.map(({ id }) => ({
			id,
			label: left.shift() ?? "",
			...spoken({ about: left.shift() }),
		})),
	}));
}

function countFindings({ sections }: List): readonly Finding[] {
	const { rows: most } = whatsappLimits;
	const count = sections.reduce((sum, { options }) => sum + options.length, 0);
	if (count >= 1 && count <= most) return [];
	return [
		limitFinding(
			["sections"],
			`A list has 1 to ${most} rows in all; this has ${count}.`,
			count > most
				? "Split it: a row can lead to another list."
				: "Write options: { mezze: Mezze, salads: Salads }.",
		),
	];
}

/** Ids are told apart over all sections. */
function rowIdFindings({ sections }: List): readonly Finding[] {
	const seen = new Set<string>();
	return sections.flatMap(({ options }, index) =>
		idFindings(options, {
			longest: whatsappLimits.rowId,
			path: ["sections", index, "options"],
			seen,
		}),
	);
}

function titleFindings({ sections }: List): readonly Finding[] {
	if (sections.length < 2) return [];
	return sections.flatMap(({ title }, index) =>
		title === undefined
			? [
					limitFinding(
						["sections", index],
						"Where there are several sections, each has a title.",
						'Add title: "…".',
					),
				]
			: [],
	);
}

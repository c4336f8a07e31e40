import { z } from "zod";
import { type CompiledAction, defineAction, type Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { limitFinding, whatsappLimits } from "../say/limits.ts";
import { compileAddress, mediaAddress, mediaFindings } from "../say/media.ts";
import { idFindings, labelFindings, type Option } from "../say/options.ts";
import {
	compileParts,
	type Part,
	partFindings,
	partsPlan,
	spoken,
} from "../say/parts.ts";
import {
	inLanguagesSchema,
	type SingleText,
	singleTextSchema,
} from "../say/texts.ts";
import { dictionary } from "../schema.ts";
import { pictures } from "./image.ts";

/** A type, so that it counts as JSON data. */
type Buttons = {
	readonly text: SingleText;
	/** In the order in which they were written. */
	readonly options: readonly Option[];
	readonly image?: string;
	readonly header?: SingleText;
	readonly footer?: SingleText;
};

const schema: z.ZodType<Buttons> = z
	.strictObject({
		text: singleTextSchema,
		options: dictionary(inLanguagesSchema),
		image: mediaAddress().optional(),
		header: singleTextSchema.optional(),
		footer: singleTextSchema.optional(),
	})
	.transform(
		({ text, options, image, header, footer }): Buttons => ({
			text,
			options: options.map(([id, label]): Option => ({ id, label })),
			...(image === undefined ? {} : { image }),
			...(header === undefined ? {} : { header }),
			...(footer === undefined ? {} : { footer }),
		}),
	);

/** Sends a text with one to three buttons below it. */
export const buttons = defineAction<Buttons>({
	key: "buttons",
	message: "free-form",
	summary:
		"Sends a text with one to three buttons. A tap comes back under the option's id: when: { button: menu }.",
	example:
		'buttons: { text: "What would you like?", options: { menu: Menu, hours: Opening hours } }',
	schema,
	findings: (spec, site) => [
		...partFindings(partsOf(spec), site),
		...countFindings(spec),
		...idFindings(spec.options, {
			longest: whatsappLimits.buttonId,
			path: ["options"],
		}),
		...labelFindings(spec.options, site, ["options"]),
		...headerFindings(spec),
	],
	compile: compileButtons,
});

/** The texts in their places: those above and below first, then the labels. */
function partsOf(spec: Buttons): readonly Part[] {
	const { interactiveBody, header, footer, buttonLabel } = whatsappLimits;
	return [
		{
			text: spec.text,
			limit: interactiveBody,
			what: "A text with buttons",
			path: ["text"],
			needed: true,
		},
		{ text: spec.header, limit: header, what: "A header", path: ["header"] },
		{ text: spec.footer, limit: footer, what: "A footer", path: ["footer"] },
		...spec.options.map(({ id, label }) => ({
			text: label,
			limit: buttonLabel,
			what: "A button's label",
			path: ["options", id],
			needed: true,
		})),
	];
}

function compileButtons(spec: Buttons, site: Site): CompiledAction {
	const say = compileParts(partsOf(spec), site);
	const addressOf =
		spec.image === undefined ? null : compileAddress(spec.image);
	return (situation) => {
		const said = say(situation);
		const [text = "", header, footer, ...labels] = said.values;
		const picture = addressOf?.(situation);
		// A picture that is not there leaves the buttons without one.
		const image = picture?.usable ? picture.text : "";
		const options = spec.options.map(({ id }, index) => ({
			id,
			label: labels[index] ?? "",
		}));
		const around = spoken({ image, header, footer });
		const emptied = [...said.emptied, ...(picture?.emptied ?? [])];
		return partsPlan(
			{ type: "buttons", text, options, ...around },
			{ ...said, emptied },
		);
	};
}

function countFindings({ options }: Buttons): readonly Finding[] {
	const { buttons: most } = whatsappLimits;
	if (options.length >= 1 && options.length <= most) return [];
	const count = options.length === 0 ? "none" : String(options.length);
	return [
		limitFinding(
			["options"],
			`A message has 1 to ${most} buttons; this has ${count}.`,
			options.length > most
				? "Use list: it takes up to 10 rows."
				: "Write options: { menu: Menu, hours: Opening hours }.",
		),
	];
}

function headerFindings({ image, header }: Buttons): readonly Finding[] {
	if (image === undefined) return [];
	if (header === undefined) return mediaFindings(image, ["image"], pictures);
	return [
		limitFinding(
			["header"],
			"Above the text stands either a picture or a header, not both.",
			"Take one of them away.",
		),
	];
}

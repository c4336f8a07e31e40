import type { Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { lengthFindings, limitFinding, whatsappLimits } from "../say/limits.ts";
import { idFindings, labelFindings } from "../say/options.ts";
import type { InLanguages } from "../say/texts.ts";

/** An option's id and its label. */
type Option = readonly [id: string, label: InLanguages];

/** The name of the question stands before the id in what WhatsApp gets, which takes 200 letters. */
const ID_LENGTH = 100;

/** What WhatsApp refuses of the options of a question. */
export function choiceFindings(
	options: readonly Option[],
	site: Site,
): readonly Finding[] {
	const { rows } = whatsappLimits;
	if (options.length === 0 || options.length > rows)
		return [
			limitFinding(
				["options"],
				`A question has 1 to ${rows} options; this has ${options.length}.`,
				"Ask two questions: the first for the kind, the second for which.",
			),
		];
	const named = options.map(([id, label]) => ({ id, label }));
	const path = ["options"];
	return [
		...idFindings(named, { longest: ID_LENGTH, path }),
		...labelFindings(named, site, path),
		...lengths(options),
	];
}

function lengths(options: readonly Option[]): readonly Finding[] {
	const { buttons, buttonLabel, rowLabel } = whatsappLimits;
	const isButton = options.length <= buttons;
	const limit = isButton ? buttonLabel : rowLabel;
	const what = isButton ? "A button's label" : "The label of a list's row";
	return options.flatMap(([id, label]) =>
		lengthFindings(label, { limit, what, path: ["options", id] }),
	);
}

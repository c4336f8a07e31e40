import type { ActionData } from "../../model.ts";
import { own } from "../../own.ts";
import type { CompiledRule, RuleBook } from "../../rule-book.ts";
import type { Option } from "../../say/options.ts";
import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import type { Placed } from "../read/placed.ts";
import { contentSituation } from "../try-message.ts";
import { allActions } from "./all-actions.ts";

/** `dead-button`: an option that no `button` names and whose label no keyword finds, in one of the languages at least. */
export function deadButtons(draft: Draft): void {
	// What a broken rule would have answered is not known.
	if (!draft.whole) return;
	const { languages } = draft.data.profile;
	for (const placed of allActions(draft))
		for (const { option, path } of optionsIn(placed.data)) {
			const dead = languages.find(
				(language) => !isAlive(draft.book, option, language),
			);
			if (dead === undefined) continue;
			tellDead(placed, { id: option.id, label: labelIn(option, dead), path });
		}
}

interface PlacedOption {
	readonly option: Option;
	readonly path: readonly (string | number)[];
}

/** What can be tapped in a message; the options of a question are its own answers. */
function optionsIn({ key, spec }: ActionData): readonly PlacedOption[] {
	if (key === "buttons") {
		const { options } = spec as unknown as { options: readonly Option[] };
		return placedUnder(options, ["options"]);
	}
	if (key !== "list") return [];
	const { sections } = spec as unknown as {
		sections: readonly { options: readonly Option[] }[];
	};
	return sections.flatMap(({ options }, index) =>
		placedUnder(options, ["sections", index, "options"]),
	);
}

function placedUnder(
	options: readonly Option[],
	path: PlacedOption["path"],
): readonly PlacedOption[] {
	return options.map((option) => ({ option, path: [...path, option.id] }));
}

/** Whether some rule answers the tap: by its `button`, or because its words find the label. */
function isAlive(book: RuleBook, option: Option, language: string): boolean {
	const label = labelIn(option, language);
	// What is filled in only when it is sent may be anything.
	if (label.includes("{")) return true;
	const tap = contentSituation(book, {
		type: "button",
		id: option.id,
		label,
		source: "reply",
	});
	return book.index
		.candidates(tap)
		.flatMap((order) => book.rules[order] ?? [])
		.some((rule) => answersTap(rule, tap));
}

function answersTap(
	{ name, triggers }: CompiledRule,
	tap: ReturnType<typeof contentSituation>,
): boolean {
	return triggers.some(
		({ role, trigger }) =>
			role === "specific" && trigger.match({ ...tap, rule: name }) !== null,
	);
}

function labelIn({ label }: Option, language: string): string {
	if (typeof label === "string") return label;
	return own(label, language) ?? Object.values(label)[0] ?? "";
}

function tellDead(
	{ here }: Placed,
	{
		id,
		label,
		path,
	}: Pick<PlacedOption, "path"> & {
		readonly id: string;
		readonly label: string;
	},
): void {
	tell(
		under(here, ...path),
		{
			code: "dead-button",
			severity: "warning",
			message: `Nothing answers a tap on "${id}": no rule's \`button\` names it, and no keyword finds "${label}".`,
			help: `Add button: ${id} to the \`when\` of the rule that shall answer it.`,
		},
		true,
	);
}

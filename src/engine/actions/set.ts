import { z } from "zod";
import { cutText } from "../cut-text.ts";
import { FIELD_LENGTH } from "../decide/quota.ts";
import { withField, withLanguage } from "../decide/saved.ts";
import { defineAction, type Plan, type Site } from "../kinds.ts";
import type { BusinessProfile, ConversationState, Finding } from "../model.ts";
import { own } from "../own.ts";
import { type CompiledText, compileText } from "../say/fill.ts";
import { text } from "../schema.ts";

type Fields = Readonly<Record<string, string>>;

/** Saves something about the contact for good. `language` is the language to answer in. */
export const set = defineAction<Fields>({
	key: "set",
	summary:
		"Saves fields of the contact for good; language is the one to answer in from now on.",
	example: "set: { size: large }",
	schema: z
		.record(z.string().regex(/\S/).max(60), text())
		.refine((fields) => Object.keys(fields).length > 0, {
			error: "There is nothing to save here.",
		}),
	saves: (fields) => Object.keys(fields).filter((name) => name !== "language"),
	findings: (fields, site) => languageFindings(fields, site),
	compile(fields, { data }) {
		const values = Object.entries(fields).map(
			([name, value]) => [name, compileText(value)] as const,
		);
		return (situation) => {
			const filled = values.map(([name, fill]) => ({
				name,
				...fill(situation),
			}));
			return plan(situation.conversation, filled, data.profile);
		};
	},
});

interface FilledField extends ReturnType<CompiledText> {
	readonly name: string;
}

function plan(
	before: ConversationState,
	filled: readonly FilledField[],
	profile: BusinessProfile,
): Plan {
	const saved = filled.map(({ name, text }) => ({
		name,
		value: cutText(text, FIELD_LENGTH),
	}));
	const conversation = saved.reduce(
		(state, { name, value }) =>
			name === "language"
				? withLanguage(state, value, profile)
				: withField(state, name, value),
		before,
	);
	const emptied = filled.flatMap((field) => field.emptied);
	return { taken: [takenOf(saved, conversation)], conversation, emptied };
}

function takenOf(
	saved: readonly { readonly name: string; readonly value: string }[],
	{ fields, language }: ConversationState,
) {
	const isSaved = ({ name, value }: (typeof saved)[number]) =>
		name === "language"
			? language.chosen === value
			: own(fields, name) === value;
	const refused = saved.filter((field) => !isSaved(field));
	const entries = saved.filter(isSaved).map(({ name, value }) => [name, value]);
	return {
		type: "set",
		set: Object.fromEntries(entries),
		...(refused.length > 0 ? { refused: refused.map(({ name }) => name) } : {}),
	};
}

function languageFindings(fields: Fields, { data }: Site): readonly Finding[] {
	const language = own(fields, "language");
	const { languages } = data.profile;
	if (language === undefined || language.includes("{")) return [];
	if (languages.includes(language)) return [];
	return [
		{
			path: ["language"],
			code: "wrong-value",
			severity: "error",
			message: `"${language}" is not one of this business's languages.`,
			help: `Known: ${languages.join(", ")}. Add it under business.languages, or choose one of these.`,
		},
	];
}

import { z } from "zod";
import { text } from "../schema.ts";

/**
 * What a rule says, as the owner wrote it. Nesting, from outside in: open/closed, a list of messages, one of several, languages.
 *
 * @example
 * { open: ["Hi!", { any: ["Welcome.", { en: "Hello.", fr: "Salut." }] }], closed: "We're closed." }
 */
export type Texts = Messages | ByHours<Messages>;

/** One message, or several one after the other. */
export type Messages = OneText | readonly OneText[];

/** One message: a text, or one of several in turn. */
export type OneText = InLanguages | { readonly any: readonly InLanguages[] };

/** The same text for every language, or a text for each. */
export type InLanguages = string | { readonly [language: string]: string };

/** One thing while the business is open, another while it is closed. */
export interface ByHours<What> {
	readonly open: What;
	readonly closed: What;
}

/** A text where only one message has its place: a caption, a label, a template's parameter. */
export type SingleText = OneText | ByHours<OneText>;

/** `en`, `fr`, `pt-BR`; `any` is the word for variants. */
const languageCode = z
	.string()
	.regex(/^(?!any$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
		error: "This should be a language, e.g. en, ar or fr.",
	});

/** Reads one text, or one for each language. */
export const inLanguagesSchema: z.ZodType<InLanguages> = z
	.union([
		text(),
		z
			.record(languageCode, text())
			.refine(
				(texts) => Object.keys(texts).length > 0,
				"There is no text here.",
			),
	])
	.meta({ title: "a text, or one for each language" });

const oneText: z.ZodType<OneText> = z.union([
	inLanguagesSchema,
	z.strictObject({ any: z.array(inLanguagesSchema).min(1) }),
]);

const messages: z.ZodType<Messages> = z.union([
	oneText,
	z.array(oneText).min(1),
]);

/** Reads everything that can be said under `text` and `reply`. */
export const textsSchema: z.ZodType<Texts> = z.union([
	messages,
	z.strictObject({ open: messages, closed: messages }),
]);

/** Reads a text where only one message has its place. */
export const singleTextSchema: z.ZodType<SingleText> = z
	.union([oneText, z.strictObject({ open: oneText, closed: oneText })])
	.meta({ title: "a text, as in `text`, but one message only" });

/** Tells whether a text differs with the opening hours. */
export function isByHours<What>(
	texts: What | ByHours<What>,
): texts is ByHours<What> {
	return isObject(texts) && Object.hasOwn(texts, "open");
}

/** Tells variants from a text by language. */
export function isAny(
	texts: OneText,
): texts is { readonly any: readonly InLanguages[] } {
	return isObject(texts) && Array.isArray(texts.any);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text at the end of all nesting, with the way to it inside the owner's value. */
export interface Leaf {
	readonly path: readonly (string | number)[];
	/** While the business is open or closed; null: at all hours. */
	readonly branch: "open" | "closed" | null;
	readonly text: InLanguages;
}

/** Every text in what a rule says, before languages are told apart. */
export function leavesIn(texts: Texts): readonly Leaf[] {
	if (!isByHours<Messages>(texts)) return leaves(texts, [], null);
	return (["open", "closed"] as const).flatMap((branch) =>
		leaves(texts[branch], [branch], branch),
	);
}

function leaves(
	texts: Messages,
	path: Leaf["path"],
	branch: Leaf["branch"],
): readonly Leaf[] {
	if (isList(texts))
		return texts.flatMap((one, index) => leaves(one, [...path, index], branch));
	if (isAny(texts))
		return texts.any.flatMap((one, index) =>
			leaves(one, [...path, "any", index], branch),
		);
	return [{ path, branch, text: texts }];
}

/** Tells several messages from one. */
export function isList(texts: Messages): texts is readonly OneText[] {
	return Array.isArray(texts);
}

/** One text in one language (null: in every language), with the way to it. */
export interface Wording extends Omit<Leaf, "text"> {
	readonly language: string | null;
	readonly text: string;
}

/** Every single text in what a rule says. */
export function wordingsIn(texts: Texts): readonly Wording[] {
	return leavesIn(texts).flatMap(wordings);
}

function wordings({ path, branch, text }: Leaf): readonly Wording[] {
	if (typeof text === "string") return [{ path, branch, language: null, text }];
	return Object.entries(text).map(([language, text]) => ({
		path: [...path, language],
		branch,
		language,
		text,
	}));
}

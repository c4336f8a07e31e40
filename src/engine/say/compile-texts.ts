import type { Situation } from "../kinds.ts";
import type { ConversationState, RulesData } from "../model.ts";
import { own } from "../own.ts";
import { cutGraphemes } from "./cut-graphemes.ts";
import { type CompiledText, compileText } from "./fill.ts";
import { whatsappLimits } from "./limits.ts";
import { baseOf } from "./phrases.ts";
import {
	type InLanguages,
	isAny,
	isByHours,
	isList,
	type Messages,
	type OneText,
	type Texts,
} from "./texts.ts";
import { nextVariant } from "./variants.ts";

/** What a rule says, made ready. */
export interface CompiledTexts {
	say(situation: Situation): Said;
}

/** What is said now. */
export interface Said {
	/** The messages, in order; one that came out empty is left out. */
	readonly lines: readonly string[];
	/** With the counters of its variants moved. */
	readonly conversation: ConversationState;
	/** Names of placeholders that stayed empty. */
	readonly emptied: readonly string[];
	/** A message was longer than WhatsApp takes and lost its end. */
	readonly cut: boolean;
}

/** The part of a `Site` that texts need: the business's languages, the default first. */
interface TextSite {
	readonly data: { readonly profile: Pick<RulesData["profile"], "languages"> };
}

/** One line as it is said: the text, and the conversation with its variants moved. */
type CompiledLine = (
	situation: Situation,
	conversation: ConversationState,
) => {
	readonly text: ReturnType<CompiledText>;
	readonly conversation: ConversationState;
};

/** Makes ready what a rule says: languages told apart, placeholders found. `longest` is WhatsApp's limit for its place. */
export function compileTexts(
	texts: Texts,
	site: TextSite,
	longest: number = whatsappLimits.text,
): CompiledTexts {
	const compile = (messages: Messages) =>
		(isList(messages) ? messages : [messages]).map((one) =>
			compileOne(one, site),
		);
	if (!isByHours<Messages>(texts)) {
		const lines = compile(texts);
		return { say: (situation) => sayLines(lines, situation, longest) };
	}
	const open = compile(texts.open);
	const closed = compile(texts.closed);
	return {
		say: (situation) =>
			sayLines(isOpen(situation) ? open : closed, situation, longest),
	};
}

function isOpen({ book, now, business }: Situation): boolean {
	return book.calendar.isOpen(now, business.state) ?? true;
}

function sayLines(
	lines: readonly CompiledLine[],
	situation: Situation,
	longest: number,
): Said {
	let { conversation } = situation;
	const whole: string[] = [];
	const emptied: string[] = [];
	for (const line of lines) {
		const said = line(situation, conversation);
		conversation = said.conversation;
		emptied.push(...said.text.emptied);
		if (said.text.text.trim() !== "") whole.push(said.text.text);
	}
	return {
		lines: whole.map((text) => cutGraphemes(text, longest)),
		conversation,
		emptied,
		cut: whole.some((text) => text.length > longest),
	};
}

function compileOne(text: OneText, site: TextSite): CompiledLine {
	if (!isAny(text)) {
		const compiled = compileLanguages(text, site);
		return (situation, conversation) => ({
			text: compiled(situation),
			conversation,
		});
	}
	const variants = text.any.map((one) => compileLanguages(one, site));
	const next = nextVariant(text.any);
	return (situation, before) => {
		const { index, conversation } = next(situation, before);
		const variant = variants[index] as CompiledText;
		return { text: variant(situation), conversation };
	};
}

/** Each language's text, ready; a language that is missing is answered in its base language or the default. */
function compileLanguages(text: InLanguages, site: TextSite): CompiledText {
	if (typeof text === "string") return compileText(text);
	const compiled = Object.fromEntries(
		Object.entries(text).map(([language, one]) => [language, compileText(one)]),
	);
	const last = Object.keys(text)[0] ?? "";
	return (situation) => {
		const { language } = situation;
		const order = [language, baseOf(language), site.data.profile.languages[0]];
		const chosen = order.find((one) => Object.hasOwn(text, one)) ?? last;
		// Dates and numbers are written in the language of the text they stand in.
		return own(compiled, chosen)?.(situation, chosen) ?? nothing;
	};
}

const nothing = { text: "", emptied: [] };

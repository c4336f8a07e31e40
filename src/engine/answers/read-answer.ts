import { type ChoiceQuestion, readChoice } from "./choice.ts";
import { type DateQuestion, readDate } from "./date.ts";
import { readEmail } from "./email.ts";
import type { Reading } from "./languages.ts";
import { type NumberQuestion, readNumber } from "./number.ts";
import { type PhoneQuestion, readPhone } from "./phone.ts";
import { readText, type TextQuestion } from "./text.ts";
import { readTime, type TimeQuestion } from "./time.ts";
import { readYesNo } from "./yes-no.ts";

/** What each type of question needs to know to read a text. */
export interface AnswerOptions {
	readonly text: TextQuestion;
	readonly number: NumberQuestion;
	readonly yes_no: Reading;
	readonly choice: ChoiceQuestion;
	readonly date: DateQuestion;
	readonly time: TimeQuestion;
	readonly phone: PhoneQuestion;
	readonly email: unknown;
}

/** The types of question that a text answers. A location, an image and a document are answered by a message of that kind. */
export type AnswerType = keyof AnswerOptions;

/** An answer as it is kept: a day as `yyyy-mm-dd`, a time as `hh:mm`, a phone as `+96170123456`, a choice as its option's id. */
export type Answer = string | number | boolean;

type Readers = {
	readonly [Type in AnswerType]: (
		text: string,
		options: AnswerOptions[Type],
	) => Answer | null;
};

const readers: Readers = {
	text: readText,
	number: readNumber,
	yes_no: readYesNo,
	choice: readChoice,
	date: readDate,
	time: readTime,
	phone: readPhone,
	email: readEmail,
};

/**
 * Reads the answer to a question out of what a customer wrote. It may stand in a sentence; two different values are no answer.
 * Any text is read, and only its first few hundred letters; null where it holds no answer.
 *
 * @example
 * readAnswer("number", "for 4 please", { languages: ["en"] }) // 4
 */
export function readAnswer<Type extends AnswerType>(
	type: Type,
	text: string,
	options: AnswerOptions[Type],
): Answer | null {
	return readers[type](text, options);
}

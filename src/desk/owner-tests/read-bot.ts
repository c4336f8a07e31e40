import { parsePhone } from "../../engine/grammar/phone.ts";
import {
	type Here,
	nodeOf,
	read,
	tell,
	under,
} from "../../engine/language/here.ts";
import { didYouMean, listWords } from "../../engine/language/nearest.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { text } from "../../engine/schema.ts";
import { messageFields } from "./message-fields.ts";
import type { Expected, ExpectedContent, TalkLine } from "./owner-test.ts";
import { botShape } from "./test-shapes.ts";

type BotLine =
	| Omit<Extract<TalkLine, { type: "bot" }>, "line">
	| Omit<Extract<TalkLine, { type: "silent" }>, "line">;
type Kind = keyof typeof messageFields;

const kinds = Object.keys(messageFields) as Kind[];
const silence: BotLine = {
	type: "silent",
	expected: { rule: null, reason: null },
};

/** Reads a `bot:` line: `silent`, the words of a message, or what should be so of it. Null where it has errors. */
export function readBot(here: Here, book: RuleBook): BotLine | null {
	const node = nodeOf(here);
	if (node?.type !== "map") {
		const words = read(here, text(), '"bot"', { example: "bot: silent" });
		if (words === undefined) return null;
		return words === "silent" ? silence : message({ text: words });
	}
	const said = read(here, botShape, '"bot"');
	return said === undefined ? null : readSaid(here, said, book);
}

type Said = ReturnType<typeof botShape.parse>;

function readSaid(here: Here, said: Said, book: RuleBook): BotLine | null {
	const { rule, silent } = said;
	if (rule !== undefined && !knowsRule(here, rule, book)) return null;
	if (silent !== undefined) return readSilence(here, said);
	const named = kinds.filter((kind) => said[kind] !== undefined);
	const [kind, second] = named;
	if (second !== undefined) {
		tell(
			under(here, second),
			{
				code: "wrong-value",
				message: `One message is not both "${kind}" and "${second}".`,
				help: "Write a bot: line for each message, in the order in which they come.",
			},
			true,
		);
		return null;
	}
	const to = said.to === undefined ? null : readTo(here, said.to, book);
	if (to === undefined) return null;
	return message({
		rule: rule ?? null,
		to,
		text: said.text ?? null,
		content: kind === undefined ? null : contentOf(kind, said[kind]),
	});
}

function message(expected: Partial<Expected>): BotLine {
	const blank = { rule: null, to: null, text: null, content: null };
	return { type: "bot", expected: { ...blank, ...expected } };
}

function knowsRule(here: Here, rule: string, { byName }: RuleBook): boolean {
	if (byName.has(rule)) return true;
	const names = [...byName.keys()];
	tell(under(here, "rule"), {
		code: "unknown-rule",
		message: `There is no rule "${rule}".`,
		help: didYouMean(rule, names) ?? `Rules are ${listWords(names, 8)}.`,
	});
	return false;
}

/** `bot: { silent: limit, rule: … }` */
function readSilence(
	here: Here,
	{ silent = "true", rule, ...rest }: Said,
): BotLine | null {
	const [other] = Object.keys(rest);
	if (other !== undefined) {
		tell(
			under(here, other),
			{
				code: "wrong-value",
				message: `A bot that is silent sends no "${other}".`,
				help: "Leave one of the two out.",
			},
			true,
		);
		return null;
	}
	if (silent !== "true" && !(reasons as readonly string[]).includes(silent)) {
		tell(under(here, "silent"), {
			code: "wrong-value",
			message: `"${silent}" is no reason for silence.`,
			help:
				didYouMean(silent, reasons) ??
				`It can be "true" or ${listWords(reasons)}.`,
		});
		return null;
	}
	const reason = silent === "true" ? null : silent;
	return { type: "silent", expected: { rule: rule ?? null, reason } };
}

/** Why the bot kept quiet, as `decision.made` says it. */
const reasons = [
	"nothing-matched",
	"handed-off",
	"limit",
	"brake",
	"opted-out",
	"waiting-for-more",
	"paused",
	"not-listed",
	"staff-command",
	"stale",
];

/** A number as bare digits, or `staff`; undefined where it is neither. */
function readTo(
	here: Here,
	to: string,
	{ data }: RuleBook,
): string | undefined {
	if (to === "staff") return to;
	const digits = parsePhone(to, data.profile.timezone);
	if (typeof digits === "string") return digits;
	tell(under(here, "to"), {
		code: "bad-phone",
		message: digits.error,
		help: 'Write "staff", or a number such as +961 70 123 456.',
	});
	return undefined;
}

/** `true` asks for the kind alone, a text or a list for the field that the kind is best known by. */
function contentOf(type: Kind, said: Said[Kind]): ExpectedContent {
	if (said === "true") return { type, fields: null };
	if (typeof said === "string")
		return { type, fields: { [messageFields[type].short]: said } };
	if (Array.isArray(said)) return { type, fields: { options: said } };
	const fields = Object.entries(said ?? {}).flatMap(([field, pattern]) =>
		pattern === undefined ? [] : [[field, pattern] as const],
	);
	return { type, fields: Object.fromEntries(fields) };
}

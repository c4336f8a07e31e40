import { type TagRule, tagPattern } from "./tag-pattern.ts";
import { readTime, type TimeMention } from "./time-mention.ts";
import { AMOUNT, BEHIND, HOUR, N, PART } from "./time-pieces.ts";

type Rule = TagRule<TimeMention, null>;

const pastHour: Rule = {
	pattern: tagPattern(
		`(?:a )?(?<amount>${AMOUNT}) past (?:the )?${HOUR}${BEHIND}`,
	),
	read: readTime,
};

const toHour: Rule = {
	pattern: tagPattern(
		`(?:a )?(?<less>quarter|third|${N}:\\d{1,2} min|k:\\d{1,2}) to (?:the )?${HOUR}${BEHIND}`,
	),
	read: readTime,
};

const andAmount: Rule = {
	pattern: tagPattern(
		`(?:(?<before>lunch|noon) (?:at )*)?${HOUR}(?: h)?(?: (?<early>${PART}))? and (?:a )?(?<amount>${AMOUNT})(?: minus (?:the )?(?<less>${AMOUNT}))?${BEHIND}`,
	),
	read: readTime,
};

const minusAmount: Rule = {
	pattern: tagPattern(
		`${HOUR}(?: h)?(?: (?<early>${PART}))? minus (?:(?:the|a) )*(?<less>${AMOUNT})${BEHIND}`,
	),
	read: readTime,
};

const shortHalf: Rule = {
	// British: half seven is half past.
	pattern: tagPattern(`(?<amount>half) ${HOUR}${BEHIND}`),
	read: readTime,
};

/** Hours with minutes told around them: *half past seven*, *huit heures moins le quart*, *سبعة ونص*. */
export const amountRules: readonly Rule[] = [
	pastHour,
	toHour,
	andAmount,
	minusAmount,
	shortHalf,
];

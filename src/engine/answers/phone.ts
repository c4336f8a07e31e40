import { callingCode } from "../grammar/calling-codes.ts";
import { foldAnswer } from "./atoms.ts";
import { callingCodeOf, isNationalLength, keepsZero } from "./number-plans.ts";
import { only } from "./only.ts";

/** What a phone question asks for. */
export interface PhoneQuestion {
	/** The business's time zone: a number without a country is one of the country it lies in. */
	readonly timezone: string | null;
}

/**
 * Reads a phone number out of an answer as ITU-T E.164 writes it, `+96170123456`: *my number is 70 123 456*, `0096170123456`,
 * `٠٣/١٢٣٤٥٦`. Null where there is none or where two differ; also where a number of a known country has too many or too few
 * digits, or where nobody can tell its country.
 */
export function readPhone(
	text: string,
	{ timezone }: PhoneQuestion,
): string | null {
	const home = timezone === null ? null : callingCode(timezone);
	const said = foldAnswer(text).replace(DATE_OR_TIME, " | ");
	return only(
		[...said.matchAll(CANDIDATE)]
			.filter((match) => standsAlone(match, said))
			.flatMap(([run]) => numbersIn(run, home)),
	);
}

const DATE_OR_TIME =
	/(?<!\d)(?:\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}:\d\d(?::\d\d)?)(?![\d.-])/g;
const CANDIDATE = /(?:\( ?\+?|\+)?\(?\d[\d \t()./-]*\d/g;

/** Whether a run of digits is not a part of something else: `A12…`, `-220896`, `12345678%`, *card number 12345678*. */
function standsAlone(match: RegExpMatchArray, said: string): boolean {
	const [run] = match;
	const start = match.index ?? 0;
	const before = said.slice(Math.max(0, start - 40), start);
	const behind = said.slice(start + run.length, start + run.length + 10);
	const isPart = /^\d/.test(run)
		? /[\p{L}\p{M}\d@#$€£%^*=+_.,-]$/u
		: /[\d@#$€£%^*=+_)-]$/;
	if (isPart.test(before) || OTHER_NUMBER.test(before)) return false;
	return !/^(?:[\p{M}%=*@_+]|:\d|\p{L}(?<!x))/u.test(
		behind.replace(EXTENSION, " "),
	);
}

const EXTENSION = /^ ?(?:x|ext\.?|poste) ?\d/;
const OTHER_NUMBER =
	/(?:card|account|order|invoice|carte|compte|commande|facture|بطاقه|حساب|طلب|فاتوره)(?![\p{L}\d])[^\d+(]{0,20}$/u;

/** The numbers that a run of digits and signs holds: one, or several where it is too long for one. */
function numbersIn(run: string, home: string | null): readonly string[] {
	const number = toNumber(run, home);
	if (number !== null) return [number];
	const parts = run.split(/ *\/ *| +- +| {2,}/);
	if (parts.length === 1) return [];
	return parts
		.map((part) => toNumber(part, home))
		.filter((part) => part !== null);
}

function toNumber(run: string, home: string | null): string | null {
	const written = withoutOpenBracket(run);
	if (NO_PHONE.some((pattern) => pattern.test(written))) return null;
	const digits = written.replace(/\D/g, "");
	if (digits.length < 7 || digits.length > 17) return null;
	const abroad = abroadPart(written, home);
	const international = abroad === null ? null : fromAbroad(abroad);
	return abroad === null ? fromHome(digits, home) : international;
}

/** `19) 35831647` lost the beginning of its area code. */
function withoutOpenBracket(run: string): string {
	return /^[^(]*\)/.test(run) ? run.replace(/^[^(]*\)\s*/, "") : run;
}

const NO_PHONE = [
	/^\d+\.\d+$/,
	/^\d{4}[/-]\d{4}$/,
	/^\d{3}-\d{2}-\d{4}$/,
	/^\d{1,2}-\d{1,2}-(?:19|20)\d\d$/,
	/\([^)]*\(/,
];

/** The digits from the country on; null where no country is written. */
function abroadPart(written: string, home: string | null): string | null {
	const digits = written.replace(/\( *0 *\)/, "").replace(/\D/g, "");
	if (written.includes("+")) return digits.replace(/^00/, "");
	if (digits.startsWith("00")) return digits.slice(2);
	return home === "1" && digits.startsWith("011") ? digits.slice(3) : null;
}

function fromAbroad(digits: string): string | null {
	const code = callingCodeOf(digits);
	const rest = digits.slice(code.length);
	const national = keepsZero(code) ? rest : rest.replace(/^0+/, "");
	const isReal = digits[0] !== "0" && isNationalLength(code, national.length);
	return isReal ? `+${code}${national}` : null;
}

/** A number as one dials it at home, or with a country whose plus was left out. */
function fromHome(digits: string, home: string | null): string | null {
	const isLocal = digits.startsWith("0");
	const national =
		home !== null && keepsZero(home) ? digits : digits.replace(/^0+/, "");
	if (home !== null && isNationalLength(home, national.length))
		return `+${home}${national}`;
	return isLocal || digits.length < 10 ? null : fromAbroad(digits);
}

/**
 * How many digits the numbers of a country have behind its calling code, from the ITU's list of national numbering plans
 * (https://www.itu.int/oth/T0202.aspx). Others have 4 to 12.
 */
const plans: ReadonlyMap<string, readonly [fewest: number, most: number]> =
	new Map([
		["1", [10, 10]],
		["20", [8, 10]],
		["32", [8, 9]],
		["33", [9, 9]],
		["34", [9, 9]],
		["41", [9, 9]],
		["44", [9, 10]],
		["90", [10, 10]],
		["91", [10, 10]],
		["92", [9, 10]],
		["98", [10, 10]],
		["212", [9, 9]],
		["213", [8, 9]],
		["216", [8, 8]],
		["218", [8, 9]],
		["221", [9, 9]],
		["222", [8, 8]],
		["225", [10, 10]],
		["237", [9, 9]],
		["249", [9, 9]],
		["961", [7, 8]],
		["962", [8, 9]],
		["963", [8, 9]],
		["964", [8, 10]],
		["965", [8, 8]],
		["966", [8, 9]],
		["967", [7, 9]],
		["968", [8, 8]],
		["970", [8, 9]],
		["971", [8, 9]],
		["972", [8, 9]],
		["973", [8, 8]],
		["974", [8, 8]],
	]);

/** Whether a country's numbers may have so many digits behind the calling code. */
export function isNationalLength(code: string, digits: number): boolean {
	const [fewest, most] = plans.get(code) ?? [4, 12];
	return digits >= fewest && digits <= most && code.length + digits <= 15;
}

/** The calling code that an international number begins with, by the way ITU-T E.164 deals them out. */
export function callingCodeOf(digits: string): string {
	if (/^[17]/.test(digits)) return digits.slice(0, 1);
	const isTwo = TWO_DIGITS.test(digits);
	return digits.slice(0, isTwo ? 2 : 3);
}

const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** Whether a 0 that begins a country's numbers is part of them also when one calls from abroad. */
export function keepsZero(code: string): boolean {
	return KEEP_ZERO.has(code);
}

const KEEP_ZERO: ReadonlySet<string> = new Set([
	"39",
	"225",
	"229",
	"241",
	"242",
	"378",
]);

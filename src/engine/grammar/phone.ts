import { callingCode } from "./calling-codes.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** Fewest and most digits of an international number (ITU-T E.164). */
const SHORTEST = 7;
const LONGEST = 15;

/**
 * Reads a phone number – `+961 70 123 456`, `00961-70-123456` – as bare digits, country first. A local one is refused, and the
 * international one proposed from the country that the business's time zone lies in.
 */
export function parsePhone(
	text: string,
	timezone: string | null,
): string | Refusal {
	const compact = text.replace(/[\s\-–().\u00A0/]/g, "");
	const [, plus, digits] = /^(\+|00)?(\d+)$/.exec(compact) ?? [];
	if (digits === undefined)
		return refuse(
			`"${text}" is not a phone number.`,
			"Write + and the country first: +961 70 123 456.",
		);
	if (plus === undefined) return local(text, digits, timezone);
	if (digits.length < SHORTEST || digits.length > LONGEST || digits[0] === "0")
		return refuse(
			`"${text}" is not a phone number: with its country it has ${SHORTEST} to ${LONGEST} digits and does not begin with 0.`,
			"Write + and the country first: +961 70 123 456.",
		);
	return digits;
}

function local(text: string, digits: string, timezone: string | null): Refusal {
	const code = timezone === null ? null : callingCode(timezone);
	const meant =
		code === null || digits.startsWith(code)
			? `+${digits}`
			: `+${code}${digits.replace(/^0+/, "")}`;
	return refuse(
		`"${text}" has no country in front.`,
		code === null
			? "Write + and the country first: +961 70 123 456."
			: `Write "${meant}".`,
	);
}

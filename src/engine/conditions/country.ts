import { countryOf, isCountry, namedCountry } from "../grammar/countries.ts";
import { defineCondition, type Situation } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { oneOrMany, text } from "../schema.ts";

/** The contact's number is of one of these countries. */
export const country = defineCondition<readonly string[]>({
	key: "country",
	summary:
		"The customer's phone number is of this country, or one of several: two letters, such as LB, FR or AE.",
	example: "country: LB",
	schema: oneOrMany(text().transform(asCode)),
	findings: (wanted) => wanted.flatMap(codeFindings),
	compile: (wanted) => ({
		holds: (situation) => wanted.includes(countryIn(situation) ?? ""),
		because: (situation) =>
			`country: ${wanted.join(", ")} – the number is ${told(countryIn(situation))}`,
	}),
});

/** Small letters are meant as well; a whole word stays what it was, so that it can be shown. */
function asCode(written: string): string {
	return /^[a-z]{2}$/i.test(written) ? written.toUpperCase() : written;
}

/** Who is reached by a user id only has no number, and so no country. */
function countryIn({ contact }: Situation): string | null {
	const phone = contact.addresses.find(({ kind }) => kind === "phone");
	return phone ? countryOf(phone.value.replace(/^\+/, "")) : null;
}

function told(code: string | null): string {
	return code === null ? "of no country we know" : `of ${code}`;
}

function codeFindings(code: string): readonly Finding[] {
	if (isCountry(code)) return [];
	const meant = namedCountry(code);
	return [
		{
			path: [],
			code: "wrong-value",
			severity: "error",
			message: `"${code}" is not a country we know.`,
			help:
				meant === null
					? "Write its two letters: LB, FR, AE."
					: `Write ${meant}.`,
		},
	];
}

import { z } from "zod";
import { parsePhone } from "../grammar/phone.ts";
import { defineAction, type Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { whatsappLimits } from "../say/limits.ts";
import {
	compileParts,
	type Part,
	partFindings,
	partsPlan,
	spoken,
} from "../say/parts.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { text } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type ContactCard = {
	readonly name: SingleText;
	readonly phone: string;
	readonly email?: string;
	readonly company?: SingleText;
};

const schema: z.ZodType<ContactCard> = z
	.strictObject({
		name: singleTextSchema,
		phone: text(),
		email: text()
			.refine((address) => /^[^\s@]+@[^\s@]+$/.test(address), {
				error: "This is not an email address.",
			})
			.optional(),
		company: singleTextSchema.optional(),
	})
	.transform(
		({ name, phone, email, company }): ContactCard => ({
			name,
			phone,
			...(email === undefined ? {} : { email }),
			...(company === undefined ? {} : { company }),
		}),
	);

/** Sends somebody's name and number, to be saved with one tap. */
export const contactCard = defineAction<ContactCard>({
	key: "contact_card",
	message: "free-form",
	summary: "Sends a name and a number that the customer saves with one tap.",
	example: 'contact_card: { name: "Rima, events", phone: "+961 70 123 456" }',
	schema,
	findings: (spec, site) => [
		...phoneFindings(spec, site),
		...partFindings(partsOf(spec), site),
	],
	compile(spec, site) {
		const { phone, email } = spec;
		const digits = parsePhone(phone, null);
		const number = typeof digits === "string" ? `+${digits}` : phone;
		const say = compileParts(partsOf(spec), site);
		return (situation) => {
			const said = say(situation);
			const [name = "", company] = said.values;
			const more = spoken({ email, company });
			return partsPlan(
				{ type: "contact_card", name, phone: number, ...more },
				said,
			);
		};
	},
});

function phoneFindings(
	{ phone }: ContactCard,
	{ data }: Site,
): readonly Finding[] {
	const read = parsePhone(phone, data.profile.timezone);
	if (typeof read === "string") return [];
	const { error: message, help = null } = read;
	return [
		{ path: ["phone"], code: "bad-phone", severity: "error", message, help },
	];
}

/** WhatsApp states no limits here; these are what a card can show. */
function partsOf({ name, company }: ContactCard): readonly Part[] {
	const { cardText: limit } = whatsappLimits;
	return [
		{
			text: name,
			limit,
			what: "A contact's name",
			path: ["name"],
			needed: true,
		},
		{ text: company, limit, what: "A company's name", path: ["company"] },
	];
}

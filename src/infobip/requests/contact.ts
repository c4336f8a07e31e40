import { z } from "zod";
import { message } from "./envelope.ts";
import { anyListOf, anyText, someOf, someText } from "./fields.ts";

const place = z.enum(["HOME", "WORK"]).optional();

const birthday = anyText().refine(
	(text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text),
	"must be in the YYYY-MM-DD format",
);

function isDay(text: string): boolean {
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const email = anyText().regex(
	/^[^\s@]+@[^\s@]+$/,
	"must be a well-formed email address",
);

const person = z.object({
	addresses: anyListOf(
		z.object({
			street: anyText().optional(),
			city: anyText().optional(),
			state: anyText().optional(),
			zip: anyText().optional(),
			country: anyText().optional(),
			countryCode: anyText().optional(),
			type: place,
		}),
	).optional(),
	birthday: birthday.optional(),
	emails: anyListOf(
		z.object({ email: email.optional(), type: place }),
	).optional(),
	name: z.object({
		firstName: someText(),
		lastName: anyText().optional(),
		middleName: anyText().optional(),
		nameSuffix: anyText().optional(),
		namePrefix: anyText().optional(),
		formattedName: someText(),
	}),
	org: z
		.object({
			company: anyText().optional(),
			department: anyText().optional(),
			title: anyText().optional(),
		})
		.optional(),
	phones: anyListOf(
		z.object({
			phone: anyText().optional(),
			type: z.enum(["CELL", "MAIN", "IPHONE", "HOME", "WORK"]).optional(),
			/** The WhatsApp number: with it the card gets its "Message" button. */
			waId: anyText().optional(),
		}),
	).optional(),
	urls: anyListOf(
		z.object({ url: anyText().optional(), type: place }),
	).optional(),
});

/** `POST /whatsapp/1/message/contact` */
export const contact = message(z.object({ contacts: someOf(person) }));

import { z } from "zod";
import { parseBrake, parseLimit } from "../../grammar/limit.ts";
import { parsePhone } from "../../grammar/phone.ts";
import { isRefusal, type Refusal } from "../../grammar/refusal.ts";
import type { Audience, Limit, ProblemCode } from "../../model.ts";
import { fail, flag, object, oneOrMany, text } from "../../schema.ts";

/** A text that a grammar reads; what it refuses is told with this code. */
export function grammar<Value>(
	parse: (text: string) => Value | Refusal,
	code: ProblemCode = "wrong-value",
): z.ZodType<Value> {
	return text().transform((value, context) => {
		const read = parse(value);
		return isRefusal(read) ? refuse(context, { code, ...read }) : read;
	});
}

function refuse(
	context: z.core.$RefinementCtx,
	{ code, error, help }: Refusal & { readonly code: ProblemCode },
): never {
	const problem = { code, message: error };
	return fail(context, help === undefined ? problem : { ...problem, help });
}

/** `once per 30 days` */
export const limitSchema: z.ZodType<Limit | "none"> = grammar(parseLimit);

/** `20 answers per 10 minutes`, or `off`. */
export const brakeSchema: z.ZodType<Limit | null> = grammar(parseBrake);

/** A phone number, as bare digits. */
export function phoneSchema(timezone: string | null): z.ZodType<string> {
	return grammar((value) => parsePhone(value, timezone), "bad-phone");
}

/** One or several phone numbers; an empty list is none. */
export function phonesSchema(
	timezone: string | null,
): z.ZodType<readonly string[]> {
	return z.union([
		z.array(phoneSchema(timezone)),
		phoneSchema(timezone).transform((one) => [one]),
	]);
}

const TO =
	'Write to: { tag: regulars }, to: { everyone: true }, to: contact, or a number: to: "+961 70 123 456".';

/** Whom a schedule or an event writes to. */
export function audienceSchema(timezone: string | null): z.ZodType<Audience> {
	const number = text().transform((written, context): Audience => {
		const number = parsePhone(written, timezone);
		if (!isRefusal(number)) return { type: "number", number };
		if (/\d/.test(written))
			return refuse(context, { code: "bad-phone", ...number });
		const error = `"${written}" is nobody that \`to\` knows.`;
		return refuse(context, { code: "no-audience", error, help: TO });
	});
	return z.union([
		z.literal("contact").transform((): Audience => ({ type: "contact" })),
		number,
		object({
			tag: oneOrMany(text()).optional(),
			everyone: flag().optional(),
		}).transform((written, context): Audience => {
			if (written.tag && written.everyone === undefined)
				return { type: "tag", tags: written.tag };
			if (written.everyone && !written.tag) return { type: "everyone" };
			return fail(context, {
				code: "no-audience",
				message: "`to` names nobody.",
				help: TO,
			});
		}),
	]);
}

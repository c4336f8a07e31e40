import { z } from "zod";

/** Rows on one page when nobody asks for another number, and at most. */
const USUAL = 50;
const MOST = 500;

/** A cursor of ours in a query. */
export const cursorField = z.string().transform((cursor, context) => {
	const position = positionOf(cursor);
	if (position !== null) return position;
	context.addIssue("use one of the page before");
	return z.NEVER;
});

/** Query parameters of every list. */
export const pageQuery = z.strictObject({
	limit: z
		.string()
		.regex(/^\d{1,3}$/, "a whole number from 1 to 500")
		.transform(Number)
		.refine((limit) => limit >= 1 && limit <= MOST, "from 1 to 500")
		.default(USUAL)
		.describe("Rows on this page, 1 to 500; 50 when left out."),
	cursor: cursorField
		.optional()
		.describe("The `next` of the page before; left out: the newest."),
});

/** What `next` holds: where the page after this one begins. Opaque to callers. */
export function cursorOf(position: number): string {
	return Buffer.from(`after ${position}`).toString("base64url");
}

function positionOf(cursor: string): number | null {
	const text = Buffer.from(cursor, "base64url").toString("latin1");
	const digits = /^after (\d{1,15})$/.exec(text)?.[1];
	if (digits === undefined || cursorOf(Number(digits)) !== cursor) return null;
	return Number(digits);
}

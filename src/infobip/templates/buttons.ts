import { z } from "zod";
import {
	anyText,
	filled,
	listOf,
	sized,
	someText,
	within,
} from "../requests/fields.ts";
import { blanksIn } from "./blanks.ts";

const label = filled(1, 25);

/** An example that holds no blank of its own. */
export const example = someText().refine(
	(text) => blanksIn(text).length === 0,
	"cannot contain placeholders",
);

const link = z
	.strictObject({
		type: z.literal("URL"),
		text: label,
		/** May end in `{{1}}`, which each message then fills. */
		url: filled(1, 2000).refine(
			(url) => /^https?:\/\//i.test(url),
			"is not a valid url",
		),
		example: example.optional(),
	})
	.refine(({ url }) => {
		const blanks = blanksIn(url);
		return (
			blanks.length === 0 || (blanks.length === 1 && url.endsWith("{{1}}"))
		);
	}, "url can have one placeholder {{1}}, at its end")
	.refine(
		({ url, example }) => blanksIn(url).length === 0 || example !== undefined,
		"example must be given for a url with a placeholder",
	);

const button = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("QUICK_REPLY"), text: label }),
	link,
	z.strictObject({
		type: z.literal("PHONE_NUMBER"),
		text: label,
		phoneNumber: someText(),
	}),
	z.strictObject({
		type: z.literal("COPY_CODE"),
		example: sized(1, 15).optional(),
	}),
	z
		.strictObject({
			type: z.literal("FLOW"),
			text: label,
			flowId: z.int(),
			flowAction: z.enum(["NAVIGATE", "DATA_EXCHANGE"]),
			navigateScreen: anyText().optional(),
		})
		.refine(
			({ flowAction, navigateScreen }) =>
				flowAction !== "NAVIGATE" || navigateScreen !== undefined,
			"navigateScreen must be given for flowAction NAVIGATE",
		),
	z.strictObject({ type: z.literal("CATALOG") }),
	z.strictObject({ type: z.literal("MULTI_PRODUCT") }),
	z.strictObject({
		type: z.literal("ORDER_DETAILS"),
		variant: z.enum(["BRAZIL", "INDIA"]),
	}),
	z.strictObject({
		type: z.literal("VOICE_CALL"),
		text: label,
		/** Minutes. */
		callValidityPeriod: within(1440, 43200).int().optional(),
	}),
	z.strictObject({
		type: z.literal("REQUEST_CONTACT_INFO"),
		text: anyText().optional(),
	}),
]);

type Button = z.infer<typeof button>;

/** How many of each there may be; the others are as many as there is room for. */
const most: Readonly<Partial<Record<Button["type"], number>>> = {
	URL: 2,
	PHONE_NUMBER: 1,
	COPY_CODE: 1,
	FLOW: 1,
};

/** One to ten buttons of a template. */
export const buttons = listOf(button, 1, 10)
	.refine(
		(all) =>
			Object.entries(most).every(([type, limit]) => count(all, type) <= limit),
		"there can be two URL buttons and one each of PHONE_NUMBER, COPY_CODE and FLOW",
	)
	.refine(isGrouped, "quick reply and other buttons must be grouped together");

/** One or two buttons of a carousel's card. */
export const cardButtons = listOf(button, 1, 2);

function count(all: readonly Button[], wanted: string): number {
	return all.filter(({ type }) => type === wanted).length;
}

// All quick replies side by side: the two sorts change places once at most.
function isGrouped(all: readonly Button[]): boolean {
	const sorts = all.map(({ type }) => type === "QUICK_REPLY");
	const changes = sorts.filter(
		(sort, index) => index > 0 && sort !== sorts[index - 1],
	);
	return changes.length < 2;
}

import { z } from "zod";
import { blanksIn } from "./blanks.ts";

const maybe = <Value extends z.ZodType>(value: Value) =>
	value.nullish().transform((given) => given ?? undefined);
const text = maybe(z.string());

// The first version of the API has a bare text where the second has an object.
const worded = z.union([
	z.string().transform((text) => ({ text })),
	z.looseObject({ text }),
]);

const header = z.looseObject({ format: text, text });
const button = z.looseObject({ type: text, text, url: text });

/** What a template consists of, as far as it is known here; whatever else there is is kept as it came. */
const structure = z.looseObject({
	header: maybe(header),
	body: maybe(worded),
	footer: maybe(worded),
	buttons: maybe(z.array(button)),
	carousel: maybe(
		z.looseObject({
			cards: maybe(
				z.array(
					z.looseObject({
						header: maybe(header),
						body: maybe(worded),
						buttons: maybe(z.array(button)),
					}),
				),
			),
		}),
	),
	limitedTimeOffer: maybe(
		z.looseObject({ text, hasExpiration: maybe(z.boolean()) }),
	),
	type: text,
});

/** A template as Infobip tells of it. Words are open lists: a future status is read like a known one. */
export const template = z.looseObject({
	id: z.union([z.string(), z.number().transform(String)]),
	name: z.string(),
	/** WhatsApp's code, e.g. `en_GB`. */
	language: z.string(),
	/** `APPROVED`, `PENDING`, `REJECTED`, `FLAGGED`, `FIRST_PAUSED`, `DISABLED` … */
	status: text,
	category: text,
	subCategory: text,
	structure,
	/** `HIGH`, `MEDIUM`, `LOW`, `UNKNOWN`. */
	quality: text,
	createdAt: text,
	lastUpdatedAt: text,
});

/** A template as Infobip tells of it. */
export type Template = z.output<typeof template>;

/** The statuses in which a template can be sent. */
const sendable: ReadonlySet<string> = new Set([
	"APPROVED",
	"REINSTATED",
	"FLAGGED",
]);

/** Whether messages can be sent with a template of this status. */
export function isSendable(status: string): boolean {
	return sendable.has(status);
}

/** What a message has to bring along for a template. */
export interface TemplateNeeds {
	/** How many values `body.placeholders` holds. */
	readonly placeholders: number;
	/** The header's format, and for `TEXT` whether it has a blank; null where nothing has to be given. */
	readonly header: string | null;
	/** The types of the buttons that want a parameter, in order. */
	readonly buttons: readonly string[];
	/** How many cards a carousel has; 0 where there is none. */
	readonly cards: number;
}

/** What a message has to bring along: blanks, header, buttons that differ from message to message. */
export function needsOf({
	structure,
}: Pick<Template, "structure">): TemplateNeeds {
	const { header, body, buttons = [], carousel } = structure;
	return {
		placeholders: blanksIn(body?.text ?? "").length,
		header: neededHeader(header),
		buttons: buttons.filter(wantsParameter).map(({ type }) => type ?? ""),
		cards: carousel?.cards?.length ?? 0,
	};
}

function neededHeader(
	given: z.output<typeof header> | undefined,
): string | null {
	const { format, text } = given ?? {};
	if (format === "TEXT") return blanksIn(text ?? "").length > 0 ? format : null;
	return format ?? null;
}

const withParameter: ReadonlySet<string> = new Set([
	"QUICK_REPLY",
	"COPY_CODE",
	"FLOW",
	"ORDER_DETAILS",
	"MULTI_PRODUCT",
]);

function wantsParameter({ type = "", url }: z.output<typeof button>): boolean {
	return type === "URL"
		? blanksIn(url ?? "").length > 0
		: withParameter.has(type);
}

import { z } from "zod";
import {
	duration,
	fail,
	flag,
	number,
	object,
	oneOrMany,
	text,
} from "../../engine/schema.ts";
import { messageFields } from "./message-fields.ts";

/** A pattern, or several for a field that is a list. */
const pattern = z.union([text(), z.array(text())], {
	error: "This should be a text, or a list of them.",
});

/** Anything that another system may send: maps, lists, texts. */
const anything = z.unknown();

const media = z.union([
	text().transform((url) => ({ url, caption: null })),
	object({
		url: text().default("https://example.com/file"),
		caption: text()
			.optional()
			.transform((caption) => caption ?? null),
	}),
]);
const file = z.union([
	text(),
	object({ url: text() }).transform((it) => it.url),
]);

/** What a customer can send, each by its kind. */
export const customerShapes = {
	text: text(),
	location: object({
		latitude: number({ min: -90, max: 90 }),
		longitude: number({ min: -180, max: 180 }),
		name: text().optional(),
		address: text().optional(),
	}),
	image: media,
	video: media,
	document: media,
	audio: file,
	voice: file,
	sticker: file,
	tap: text(),
	contact: object({ name: text(), phone: text().optional() }),
	order: object({ text: text().optional(), items: z.array(anything) }),
	reaction: text(),
	unsupported: text(),
} as const;

/** A kind of message in a `bot:` line: `true`, its short form, or its fields. */
function contentShape(kind: keyof typeof messageFields) {
	const { fields } = messageFields[kind];
	const shape = Object.fromEntries(
		fields.map((field) => [field, pattern.optional()]),
	);
	return z.union([pattern, object(shape)]).optional();
}

type ContentShapes = Record<
	keyof typeof messageFields,
	ReturnType<typeof contentShape>
>;

const contentShapes = Object.fromEntries(
	(Object.keys(messageFields) as (keyof typeof messageFields)[]).map((kind) => [
		kind,
		contentShape(kind),
	]),
) as ContentShapes;

/** What a `bot:` line can say in its long form. */
export const botShape = object({
	rule: text().optional(),
	to: text().optional(),
	text: text().optional(),
	silent: text().optional(),
	...contentShapes,
});

/** `wait: 12h`, or `wait: { until: fri 10:00 }`. */
export const waitShape = z.union([
	duration().transform((milliseconds) => ({ milliseconds })),
	object({ until: text() }),
]);

/** `event: order_ready`, or with its data. */
export const eventShape = z.union([
	text().transform((name) => ({ name, data: {} })),
	object({ name: text(), data: z.record(z.string(), anything).default({}) }),
]);

/** What the other system answers to a `fetch`: its JSON with a status, or a word why there is none. */
export const fetchShape = z.union([
	text().transform((word, context) =>
		fetchFailures.includes(word)
			? { fails: word }
			: fail(context, {
					code: "wrong-value",
					message: `"${word}" is not how a request can fail.`,
					help: `It can be ${fetchFailures.join(", ")}; or write fetch: { status: 200, body: { … } }.`,
				}),
	),
	object({
		status: number({ min: 100, max: 599, whole: true }).default(200),
		body: anything.optional(),
	}),
]);

/** How a `fetch` can end without an answer. */
const fetchFailures = [
	"not-found",
	"refused",
	"timeout",
	"not-json",
	"too-large",
	"unknown",
];

/** A report that a message of ours failed; the others start no rule. */
export const deliveryShape = z.literal("failed", {
	error: 'This can only be "failed".',
});

/** Who writes in a test. */
export const contactShape = object({
	name: text().optional(),
	phone: text().optional(),
	known: flag().default(false),
	tags: oneOrMany(text()).default([]),
	fields: z.record(z.string(), anything).default({}),
	language: text().optional(),
});

import type { Context } from "hono";
import { z } from "zod";
import { parseJson } from "../answer-body.ts";
import { isPhone, isUserId } from "../numbers.ts";
import { violations } from "../requests/violations.ts";
import type { Emulator } from "./emulator.ts";
import { respond } from "./respond.ts";
import { addFault, scriptedFault } from "./scripted-fault.ts";

const customer = z
	.string()
	.refine(
		(from) => isPhone(from) || isUserId(from),
		"must be a number, digits only with the country first, or a user id such as HR.123",
	);

const customerMessage = z.strictObject({
	from: customer,
	to: z.string().optional(),
	/** Short for a message of the type `TEXT`. */
	text: z.string().optional(),
	message: z.looseObject({ type: z.string() }).optional(),
	messageId: z.string().optional(),
	name: z.string().optional(),
});

const identity = z.strictObject({
	sender: z.string().optional(),
	userNumber: z.string(),
	hash: z.string(),
});

const judgement = z.strictObject({
	id: z.string(),
	status: z.string(),
	reason: z.string().optional(),
});

const mediaFile = z.strictObject({
	sender: z.string().optional(),
	contentType: z.string(),
	base64: z.base64(),
	/** A download is redirected. */
	cached: z.boolean().optional(),
});

/** What the control endpoint stands on. */
export interface ControlOptions {
	/** Whom a customer writes to where the request does not say. */
	readonly sender: string;
	/** Numbers from 0 up to, and without, 1. */
	readonly random?: () => number;
}

/**
 * Adds what a developer steers the emulator by, under `/_emulator`: `POST fault`, `POST write` (a customer writes), `POST media` (keeps a
 * file that a customer can send), `POST identity`, `POST template` (WhatsApp decides on one), `GET sent`, `GET reads`, `GET requests`.
 */
export function serveControl(
	emulator: Emulator,
	{ sender, random = Math.random }: ControlOptions,
): void {
	const { app } = emulator;
	take(app, "fault", scriptedFault, (fault) => {
		addFault(emulator, fault, random);
		return {};
	});
	take(app, "write", customerMessage, ({ text, message, to, ...rest }) => {
		const content = message ?? { type: "TEXT", text: text ?? "" };
		const written = { ...rest, to: to ?? sender, message: content };
		return { messageId: emulator.writes(defined(written)) };
	});
	take(app, "identity", identity, ({ hash, userNumber, ...given }) => {
		const who = { sender: given.sender ?? sender, userNumber };
		emulator.changeIdentity(who, hash);
		return {};
	});
	take(app, "media", mediaFile, ({ base64, contentType, ...given }) => ({
		url: emulator.keepMedia({
			sender: given.sender ?? sender,
			contentType,
			bytes: Buffer.from(base64, "base64"),
			cached: given.cached ?? false,
		}),
	}));
	take(app, "template", judgement, ({ id, status, reason }) => ({
		found: emulator.judge(id, status, reason),
	}));
	app.get("/_emulator/sent", () => Response.json(emulator.sent));
	app.get("/_emulator/reads", () => Response.json(emulator.reads));
	// The keys that were shown stay out of it.
	app.get("/_emulator/requests", () =>
		Response.json(
			emulator.requests.map(({ method, path }) => ({ method, path })),
		),
	);
}

function take<Schema extends z.ZodType>(
	app: Emulator["app"],
	name: string,
	schema: Schema,
	act: (body: z.output<Schema>) => object,
): void {
	app.post(`/_emulator/${name}`, async (context: Context) => {
		const body = parseJson(await context.req.text());
		const read = schema.safeParse(body);
		if (read.success) return Response.json(act(read.data));
		const wrong = { violations: violations(schema, body) };
		return respond({ status: 400, body: wrong });
	});
}

// What is left out is not there at all.
function defined<Value extends object>(
	value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
	const entries = Object.entries(value).filter(([, one]) => one !== undefined);
	// The compiler does not see that only undefined ones are gone.
	return Object.fromEntries(entries) as never;
}

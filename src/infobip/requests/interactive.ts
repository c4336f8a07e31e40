import { z } from "zod";
import { bareMessage, messageWithLinks } from "./envelope.ts";
import {
	anyListOf,
	filled,
	listOf,
	sized,
	unique,
	webAddress,
} from "./fields.ts";

/** What an interactive message says: 1 to 1,024 units. */
export const body = z.object({ text: filled(1, 1024) });
/** The small line below it. */
export const footer = z.object({ text: filled(1, 60) });
/** A line of text above it. */
export const textHeader = z.object({
	type: z.literal("TEXT"),
	text: filled(1, 60),
});

const anyHeader = z.discriminatedUnion("type", [
	textHeader,
	z.object({ type: z.literal("IMAGE"), mediaUrl: webAddress() }),
	z.object({ type: z.literal("VIDEO"), mediaUrl: webAddress() }),
	z.object({
		type: z.literal("DOCUMENT"),
		mediaUrl: webAddress(),
		filename: sized(0, 240).optional(),
	}),
]);

const button = z.object({
	type: z.literal("REPLY"),
	id: filled(1, 256).refine(
		(id) => id.trim() === id,
		"must not start or end with a space",
	),
	title: filled(1, 20),
});

/** `POST /whatsapp/1/message/interactive/buttons`: one to three. */
export const buttons = messageWithLinks(
	z.object({
		body,
		action: z.object({
			buttons: listOf(button, 1, 3).refine(
				(all) =>
					unique(all.map(({ id }) => id)) &&
					unique(all.map(({ title }) => title)),
				"ids and titles must be unique",
			),
		}),
		header: anyHeader.optional(),
		footer: footer.optional(),
	}),
);

const section = z.object({
	title: sized(0, 24).optional(),
	rows: anyListOf(
		z.object({
			id: filled(1, 200),
			title: filled(1, 24),
			description: sized(0, 72).optional(),
		}),
	),
});

type Section = z.infer<typeof section>;

const sections = listOf(section, 1, 10)
	.refine(
		(all) => rowsOf(all).length >= 1 && rowsOf(all).length <= 10,
		"number of rows must be between 1 and 10",
	)
	.refine(
		(all) => unique(rowsOf(all).map(({ id }) => id)),
		"row's ids must be unique across sections",
	)
	.refine(
		isTitled,
		"titles must not be blank when more than one section provided",
	);

function rowsOf(all: readonly Section[]) {
	return all.flatMap(({ rows }) => rows);
}

/** True for one section, or where every section has a title. */
export function isTitled(
	all: readonly { readonly title?: string | undefined }[],
): boolean {
	return all.length < 2 || all.every(({ title }) => title?.trim());
}

/** `POST /whatsapp/1/message/interactive/list`: one to ten rows in all. */
export const list = messageWithLinks(
	z.object({
		body,
		action: z.object({ title: filled(1, 20), sections }),
		header: textHeader.optional(),
		footer: footer.optional(),
	}),
);

/** `POST /whatsapp/1/message/interactive/url-button` */
export const urlButton = messageWithLinks(
	z.object({
		body,
		action: z.object({ displayText: filled(1, 20), url: webAddress() }),
		header: anyHeader.optional(),
		footer: footer.optional(),
	}),
);

const onlyBody = messageWithLinks(z.object({ body }));

/** `POST /whatsapp/1/message/interactive/location-request` */
export const locationRequest = onlyBody;

/** `POST /whatsapp/1/message/interactive/request-contact-info` */
export const contactInfoRequest = onlyBody;

/** `POST /whatsapp/1/message/interactive/call-permission-request` */
export const callPermissionRequest = bareMessage();

/** `POST /whatsapp/1/message/interactive/in-thread-authentication-request` */
export const authenticationRequest = bareMessage();

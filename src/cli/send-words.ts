import type { OutboundContent } from "../engine/model.ts";
import { CommandError } from "./exit.ts";

/** What the flags of `send` can say. */
export interface SendFlags {
	readonly text?: string;
	readonly url?: string;
	readonly caption?: string;
	readonly lat?: string;
	readonly lng?: string;
	readonly name?: string;
	readonly address?: string;
	readonly template?: string;
	readonly language?: string;
	readonly body?: readonly string[];
}

/** The kinds that `send` can send, with the flags each needs. */
export const sendKinds = {
	text: ["text"],
	image: ["url"],
	location: ["lat", "lng"],
	template: ["template", "language"],
} as const satisfies Record<string, readonly (keyof SendFlags)[]>;

export type SendKind = keyof typeof sendKinds;

/** The message that the flags say. Throws a {@link CommandError} that names every flag that is missing. */
export function contentOf(kind: SendKind, flags: SendFlags): OutboundContent {
	const missing = sendKinds[kind].filter((flag) => !flags[flag]);
	if (missing.length > 0)
		throw new CommandError(
			`send ${kind} needs ${missing.map((flag) => `--${flag}`).join(" and ")}.`,
			"usage",
		);
	return builders[kind](flags);
}

const builders: Readonly<
	Record<SendKind, (flags: SendFlags) => OutboundContent>
> = {
	text: ({ text = "" }) => ({ type: "text", text }),
	image: ({ url = "", caption }) => ({
		type: "image",
		url,
		...(caption ? { caption } : {}),
	}),
	location: ({ lat, lng, name, address }) => ({
		type: "location",
		latitude: degrees("lat", lat),
		longitude: degrees("lng", lng),
		...(name ? { name } : {}),
		...(address ? { address } : {}),
	}),
	template: ({ template = "", language = "", body = [] }) => ({
		type: "template",
		name: template,
		language,
		body,
	}),
};

function degrees(flag: string, value = ""): number {
	const number = Number(value);
	if (value.trim() !== "" && Number.isFinite(number)) return number;
	throw new CommandError(
		`--${flag} should be degrees as a number, such as 33.8947; "${value}" is none.`,
		"usage",
	);
}

/** The same message in the words of `POST /api/messages`. */
export function wordsOf(content: OutboundContent): object {
	const { type, ...rest } = content;
	return { [type]: content.type === "text" ? content.text : rest };
}

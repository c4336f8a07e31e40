import type { OutboundContent, OutboundTemplate } from "../../engine/model.ts";
import { CommandError } from "../exit.ts";
import { type SendFlags, type SendKind, sendKinds } from "./flags.ts";

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
	image: (flags) => ({
		type: "image",
		...given(flags, ["caption"]),
		...at(flags),
	}),
	video: (flags) => ({
		type: "video",
		...given(flags, ["caption"]),
		...at(flags),
	}),
	document: (flags) => ({
		type: "document",
		...given(flags, ["caption", "filename"]),
		...at(flags),
	}),
	audio: (flags) => ({
		type: "audio",
		...at(flags),
		...(flags.voice ? { voice: true } : {}),
	}),
	sticker: (flags) => ({ type: "sticker", ...at(flags) }),
	location: (flags) => ({
		type: "location",
		latitude: degrees("lat", flags.lat),
		longitude: degrees("lng", flags.lng),
		...given(flags, ["name", "address"]),
	}),
	contact_card: ({ name = "", phone = "", ...flags }) => ({
		type: "contact_card",
		name,
		phone,
		...given(flags, ["email", "company"]),
	}),
	buttons: ({ text = "", option = [], ...flags }) => ({
		type: "buttons",
		text,
		options: option.map(optionOf),
		...given(flags, ["image", "header", "footer"]),
	}),
	list: ({ text = "", label = "", option = [], ...flags }) => ({
		type: "list",
		text,
		label,
		sections: [{ options: option.map(rowOf) }],
		...given(flags, ["header", "footer"]),
	}),
	link_button: ({ text = "", label = "", url = "" }) => ({
		type: "link_button",
		text,
		label,
		url,
	}),
	ask_location: ({ text = "" }) => ({ type: "ask_location", text }),
	template: ({ template = "", language = "", body = [], header, button }) => ({
		type: "template",
		name: template,
		language,
		body,
		...(header ? { header: headerOf(header) } : {}),
		...(button ? { buttons: button.map(buttonOf) } : {}),
	}),
};

function at({ url = "" }: SendFlags) {
	return { url };
}

/** Those of the flags that say something, under their own names. */
function given<Name extends keyof SendFlags>(
	flags: SendFlags,
	names: readonly Name[],
): { readonly [Key in Name]?: string } {
	const said = names.flatMap((name) => {
		const value = flags[name];
		return typeof value === "string" && value !== "" ? [[name, value]] : [];
	});
	// The compiler does not see which names the pairs have.
	return Object.fromEntries(said) as { readonly [Key in Name]?: string };
}

function degrees(flag: string, value = ""): number {
	const number = Number(value);
	if (value.trim() !== "" && Number.isFinite(number)) return number;
	throw new CommandError(
		`--${flag} should be degrees as a number, such as 33.8947; "${value}" is none.`,
		"usage",
	);
}

/** `hours=Opening hours`; without an id the label is its own. */
function optionOf(written: string): {
	readonly id: string;
	readonly label: string;
} {
	const [id, label] = halves(written, "=");
	return { id, label: label ?? id };
}

function rowOf(written: string) {
	const [option, about] = halves(written, "|");
	return { ...optionOf(option), ...(about ? { about } : {}) };
}

function headerOf(written: string): NonNullable<OutboundTemplate["header"]> {
	const [type, url = ""] = halves(written, "=");
	if (type === "image" || type === "video" || type === "document")
		return { type, url };
	return { type: "text", text: written };
}

function buttonOf(
	written: string,
): NonNullable<OutboundTemplate["buttons"]>[number] {
	const [type, value = ""] = halves(written, "=");
	if (type === "quick_reply" || type === "url" || type === "copy_code")
		return { type, value };
	throw new CommandError(
		`--button should say quick_reply=…, url=… or copy_code=…; "${written}" does not.`,
		"usage",
	);
}

function halves(
	written: string,
	by: string,
): readonly [string, string | undefined] {
	const place = written.indexOf(by);
	if (place === -1) return [written, undefined];
	return [written.slice(0, place), written.slice(place + by.length)];
}

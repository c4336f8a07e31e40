/** What the flags of `send` can say. */
export interface SendFlags {
	readonly text?: string;
	readonly url?: string;
	readonly caption?: string;
	readonly filename?: string;
	readonly voice?: boolean;
	readonly lat?: string;
	readonly lng?: string;
	readonly name?: string;
	readonly address?: string;
	readonly phone?: string;
	readonly email?: string;
	readonly company?: string;
	readonly option?: readonly string[];
	readonly label?: string;
	readonly image?: string;
	readonly header?: string;
	readonly footer?: string;
	readonly template?: string;
	readonly language?: string;
	readonly body?: readonly string[];
	readonly button?: readonly string[];
}

/** The kinds that `send` can send, in the words of the rules language, with the flags each needs. */
export const sendKinds = {
	text: ["text"],
	image: ["url"],
	video: ["url"],
	document: ["url"],
	audio: ["url"],
	sticker: ["url"],
	location: ["lat", "lng"],
	contact_card: ["name", "phone"],
	buttons: ["text", "option"],
	list: ["text", "label", "option"],
	link_button: ["text", "label", "url"],
	ask_location: ["text"],
	template: ["template", "language"],
} as const satisfies Record<string, readonly (keyof SendFlags)[]>;

/** A kind that `send` can send. */
export type SendKind = keyof typeof sendKinds;

/** Each flag of a message as the command line shows it. */
export const messageFlags: readonly (readonly [flag: string, about: string])[] =
	[
		[
			"--text <text>",
			"text, buttons, list, link_button, ask_location: its text",
		],
		["--url <url>", "image, video, document, audio, sticker: where it lies"],
		["--caption <text>", "image, video, document: what stands below it"],
		["--filename <name>", "document: its name on the phone"],
		["--voice", "audio: as a voice note (OGG with Opus)"],
		["--lat <degrees>", "location: degrees north"],
		["--lng <degrees>", "location: degrees east"],
		["--name <text>", "location, contact_card: the name"],
		["--address <text>", "location: its address"],
		["--phone <number>", "contact_card: the number"],
		["--email <address>", "contact_card: the address"],
		["--company <text>", "contact_card: the company"],
		["--option <id=label...>", 'buttons; list: also "id=label|about"'],
		["--label <text>", "list: what opens it; link_button: what is tapped"],
		["--image <url>", "buttons: a picture above the text"],
		[
			"--header <line>",
			"buttons, list: above; template: image=https://… or text",
		],
		["--footer <line>", "buttons, list: below the text"],
		["--template <name>", "template: its name"],
		["--language <code>", "template: its language, such as en or en_US"],
		["--body <value...>", "template: what fills its blanks, in order"],
		["--button <kind=value...>", "template: quick_reply=…, url=…, copy_code=…"],
	];

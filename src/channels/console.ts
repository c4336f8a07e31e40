import { randomUUID } from "node:crypto";
import type { Channel } from "../engine/ports.ts";
import { receivePlain } from "./plain-message.ts";
import { readable } from "./readable.ts";

/** Where the console prints, and who talks there. */
export interface ConsoleOptions {
	/** Gets each message as readable text, without a closing line break. */
	readonly write: (text: string) => void;
	/** The number that is written to. */
	readonly sender?: string;
	/** The number of the person at the keyboard, bare digits. */
	readonly customer?: string;
	/** Ids for messages that come without one. */
	readonly newId?: () => string;
}

/** A chat in the terminal: takes a line of text or a content, prints what goes out. */
export function consoleChannel(options: ConsoleOptions): Channel {
	const defaults = {
		channel: "console",
		sender: options.sender ?? "10000",
		customer: options.customer ?? "20000",
		newId: options.newId ?? randomUUID,
	};
	return {
		name: "console",
		receive: (payload, arrivedAt) => receivePlain(payload, arrivedAt, defaults),
		async send({ content }) {
			options.write(readable(content));
			return { status: "PRINTED", warnings: [] };
		},
		async courtesy(courtesy) {
			if (courtesy.type === "typing") options.write("…");
		},
	};
}

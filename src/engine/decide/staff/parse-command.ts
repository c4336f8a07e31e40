import { parseDuration } from "../../grammar/duration.ts";
import { parsePhone } from "../../grammar/phone.ts";
import { isRefusal } from "../../grammar/refusal.ts";

/** What staff can tell the bot by WhatsApp. */
export type StaffCommand =
	| {
			readonly name: "off" | "on";
			/** One chat, by its phone number in bare digits; null: the bot everywhere. */
			readonly number: string | null;
			readonly forMs: number | null;
	  }
	| { readonly name: "closed" | "open" }
	| { readonly name: "status" | "help" }
	/** What stands behind the word can be read as nothing. */
	| { readonly name: "unreadable"; readonly rest: string };

/** Reads a text that begins with `#`, as a keyboard writes it: `#Off +961 70 111 222 2h`. What is no command asks for help. */
export function parseStaffCommand(
	text: string,
	timezone: string,
): StaffCommand {
	const [, word = "", rest = ""] =
		/^#\s*(\p{L}+)[\s:]*(.*)$/su.exec(text.trim()) ?? [];
	const command = word.toLowerCase();
	if (command === "off" || command === "on")
		return switching(command, rest.trim(), timezone);
	const plain = `${command} ${rest.trim().toLowerCase()}`.trim();
	return plainCommands.get(plain) ?? { name: "help" };
}

const plainCommands: ReadonlyMap<string, StaffCommand> = new Map([
	["closed today", { name: "closed" }],
	["closed", { name: "closed" }],
	["open today", { name: "open" }],
	["open", { name: "open" }],
	["status", { name: "status" }],
]);

/** A length of time, a number, or both in either order. */
function switching(
	name: "off" | "on",
	rest: string,
	timezone: string,
): StaffCommand {
	if (rest === "") return { name, number: null, forMs: null };
	for (const [time, phone] of partings(rest)) {
		const forMs = time === "" ? null : parseDuration(time);
		const number = phone === "" ? null : digitsOf(phone, timezone);
		const isRead =
			(time === "" || (forMs !== null && forMs > 0 && name === "off")) &&
			(phone === "" || number !== null);
		if (isRead) return { name, number, forMs };
	}
	return { name: "unreadable", rest };
}

/** Every way to take a rest apart into a length of time and a number. */
function partings(rest: string): readonly (readonly [string, string])[] {
	const first = /^(\S+(?:\s+\p{L}+)?)\s+(.+)$/su.exec(rest);
	const last = /^(.+?)\s+(\d+\s*\p{L}+)$/su.exec(rest);
	return [
		[rest, ""],
		["", rest],
		...(first ? [[first[1] ?? "", first[2] ?? ""] as const] : []),
		...(last ? [[last[2] ?? "", last[1] ?? ""] as const] : []),
	];
}

function digitsOf(text: string, timezone: string): string | null {
	const digits = parsePhone(text, timezone);
	return isRefusal(digits) ? null : digits;
}

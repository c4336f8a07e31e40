import { missingBlank } from "./line-traps.ts";
import { short } from "./plain-traps.ts";
import { quoteText } from "./quote.ts";
import { addTrap, type Scan } from "./scan-state.ts";

/** One pair or item. `loose`: its value is text without quotes, so a comma may have cut it. */
export interface Entry {
	readonly start: number;
	readonly end: number;
	readonly valueStart: number;
	readonly colon: boolean;
	readonly loose: boolean;
}

/** `{ en: Sorry, we are closed }`: what follows the comma became a key of its own. `before`: how many traps were known before these brackets. */
export function lostCommas(
	scan: Scan,
	entries: readonly Entry[],
	before: number,
): void {
	let first: Entry | null = null;
	let last: Entry | null = null;
	for (const entry of [...entries, null]) {
		if (entry !== null && !entry.colon && first !== null) {
			last = entry;
			continue;
		}
		if (first !== null && last !== null) lostComma(scan, first, last, before);
		else if (entry?.colon === false) noColon(scan, entry);
		first = entry?.colon ? entry : null;
		last = null;
	}
}

/** `{en:Hello}` and `{ first_message }`. */
function noColon(scan: Scan, { start, end }: Entry): void {
	const raw = scan.text.slice(start, end);
	const joined = /^["']?[\w-]+["']?:(?=[^/\s])/.exec(raw)?.[0];
	if (joined !== undefined) {
		missingBlank(scan, start + joined.length);
		return;
	}
	addTrap(scan, {
		start,
		end,
		code: "yaml-syntax",
		message: `"${short(raw)}" has no value: inside { } everything is of the form "key: value".`,
		help: "Put a colon and its value behind it, or quotes around the whole text if it is one.",
		edits: [{ start: end, end, text: ":" }],
		showLine: false,
		leavesOut: true,
	});
}

function lostComma(
	scan: Scan,
	first: Entry,
	last: Entry,
	before: number,
): void {
	const start = first.valueStart;
	const whole = scan.text.slice(start, last.end);
	const cut = scan.text.slice(first.end, last.end).replace(/^\s*,\s*/, "");
	const own = scan.traps.splice(before);
	const outside = own.filter(
		(trap) => trap.start < start || trap.end > last.end,
	);
	scan.traps.push(...outside);
	addTrap(scan, {
		start,
		end: last.end,
		code: "text-lost",
		message: `Inside { } a comma ends the text: "${short(cut)}" is lost.`,
		help: "Put quotes around the text:",
		edits: [
			{
				start,
				end: last.end,
				text: quoteText(first.loose ? whole : whole.replaceAll('"', "")),
			},
		],
	});
}

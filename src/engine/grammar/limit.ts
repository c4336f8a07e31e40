import type { Limit } from "../model.ts";
import { parseDuration } from "./duration.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** More times than a conversation remembers. */
const MOST = 100;

const HELP =
	"Write once per 30 days, 2 per hour, once ever, or none for no limit.";

/** Reads `once per 30 days`, `2 per hour`, `once ever`, `none`. */
export function parseLimit(text: string): Limit | "none" | Refusal {
	const words = text.trim().toLowerCase();
	if (words === "none") return "none";
	const [, count = "", per = ""] =
		/^(once|twice|\d{1,9})(?:\s+times?)?\s+(ever|per\s+.+)$/.exec(words) ?? [];
	if (count === "") return refuse(`"${text}" is not a limit.`, HELP);
	return limit(text, timesOf(count), per);
}

function timesOf(count: string): number {
	if (count === "once") return 1;
	return count === "twice" ? 2 : Number(count);
}

function limit(text: string, times: number, per: string): Limit | Refusal {
	if (times < 1) return refuse(`"${text}" would never let it run.`, HELP);
	if (times > MOST)
		return refuse(`"${text}" counts further than ${MOST}.`, HELP);
	if (per === "ever") return { times, perMs: null };
	const span = per.replace(/^per\s+/, "");
	const perMs = parseDuration(/^\d/.test(span) ? span : `1 ${span}`);
	return perMs === null || perMs === 0
		? refuse(`"${span}" is not a length of time.`, HELP)
		: { times, perMs };
}

/** Reads the brake: `20 answers per 10 minutes`, or `off` (null). */
export function parseBrake(text: string): Limit | null | Refusal {
	const words = text.trim().toLowerCase();
	if (words === "off") return null;
	const read = parseLimit(words.replace(/^(\d+)\s+answers?\b/, "$1"));
	return read === "none" || "error" in read || read.perMs === null
		? refuse(
				`"${text}" is not a brake.`,
				"Write 20 answers per 10 minutes, or off (for tests only).",
			)
		: read;
}

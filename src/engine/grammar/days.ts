import { isRefusal, type Refusal, refuse } from "./refusal.ts";

/** Short names of the weekdays, Monday first: the index is the number the engine uses. */
export const weekdays: readonly string[] = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun",
];

const full = [
	"monday",
	"tuesday",
	"wednesday",
	"thursday",
	"friday",
	"saturday",
	"sunday",
];

const HELP = "Write mon, tue, wed, thu, fri, sat, sun, mon-fri, or daily.";

/**
 * Reads days – `mon`, `friday`, `mon-thu`, `sat-wed` over the weekend, `daily`, several of them in a list or with commas – as
 * weekday numbers, 0 for Monday, in the order of the week. A day named twice is refused.
 */
export function parseDays(
	text: string | readonly string[],
): readonly number[] | Refusal {
	const parts = [text].flat().flatMap((part) => part.split(","));
	const days: number[] = [];
	for (const part of parts) {
		const some = parsePart(part.trim().toLowerCase());
		if (isRefusal(some)) return some;
		days.push(...some);
	}
	return onlyOnce(days);
}

function parsePart(part: string): readonly number[] | Refusal {
	if (part === "daily") return [0, 1, 2, 3, 4, 5, 6];
	const ends = part.split(/\s*[-–—]\s*/).map(weekdayOf);
	const [first, last = first] = ends;
	if (first === undefined || last === undefined || ends.length > 2)
		return refuse(`"${part}" is not a day.`, HELP);
	if (first === -1 || last === -1)
		return refuse(`"${part}" is not a day.`, HELP);
	const length = ((last - first + 7) % 7) + 1;
	return Array.from({ length }, (_, index) => (first + index) % 7);
}

function weekdayOf(name: string): number {
	const short = weekdays.indexOf(name);
	return short === -1 ? full.indexOf(name) : short;
}

function onlyOnce(days: readonly number[]): readonly number[] | Refusal {
	const twice = days.find((day, index) => days.indexOf(day) !== index);
	if (twice !== undefined)
		return refuse(`${weekdays[twice]} stands here twice.`);
	return days.toSorted((one, other) => one - other);
}

/** Weekday numbers as an owner would write them: `mon-thu`, `sat, sun`, `daily`. */
export function printDays(days: readonly number[]): string {
	if (days.length === 7) return "daily";
	const runs: number[][] = [];
	for (const day of days) {
		const run = runs.at(-1);
		if (run && run.at(-1) === day - 1) run.push(day);
		else runs.push([day]);
	}
	return runs.map(printRun).join(", ");
}

function printRun(run: readonly number[]): string {
	const names = run.map((day) => weekdays[day]);
	return run.length > 2 ? `${names[0]}-${names.at(-1)}` : names.join(", ");
}

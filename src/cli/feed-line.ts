import { colours } from "./output.ts";

/** One frame of the feed as it comes over the wire. */
export interface FeedFrame {
	readonly seq: number;
	/** Missing in a `reset`. */
	readonly type?: string;
	readonly at: string;
	readonly [field: string]: unknown;
}

/**
 * One frame as lines for a person: `-->` came in, `==` was decided, `<--` leaves, `..` became of it.
 *
 * ```
 * 21:30:00.004 --> 96170•••222  "vos horaires ?"                       d_812
 * 21:30:00.004  ==  rule opening hours  keyword "horaires"  41 µs
 * 21:30:00.004 <--  text "Fermé. …"
 * 21:30:00.191  ..  send.accepted  PENDING_ENROUTE
 * ```
 */
export function feedLines(frame: FeedFrame): string[] {
	if (frame.type === undefined) return [colours.yellow(resetLine)];
	const time = colours.dim(frame.at.slice(11, 23));
	const lines =
		frame.type === "decision.made"
			? decisionLines(frame)
			: [otherLine(frame.type, frame)];
	return lines.map((line) => `${time} ${line}`);
}

/** The one frame without a type: what was asked for is not in this database. */
const resetLine =
	"The feed begins anew: the number it was to go on from is not known here.";

function decisionLines(frame: FeedFrame): string[] {
	const actions = asList(frame.actions).map(
		(action) => `${colours.green("<--")}  ${describeAction(action)}`,
	);
	return [
		`${colours.cyan("-->")} ${text(frame.from)}  ${describeEvent(frame.event)}  ${colours.dim(text(frame.decision))}`,
		` ==  ${verdict(frame)}  ${colours.dim(`${text(frame.took_us)} µs`)}`,
		...actions,
	];
}

function verdict({ rule, because, silent }: FeedFrame): string {
	const named = rule
		? `rule ${colours.bold(text(rule))}  ${text(because)}`
		: "no rule";
	return silent ? `${named}  ${colours.yellow(`silent: ${silent}`)}` : named;
}

function otherLine(type: string, rest: FeedFrame): string {
	const about = [rest.from, rest.rule, rest.status, rest.reason, rest.message]
		.filter((part) => part !== null && part !== undefined)
		.map(text);
	const colour = /failed|rejected|refused|withheld|paused|pulled/.test(type)
		? colours.red
		: colours.dim;
	return ` ..  ${colour(type)}  ${about.join("  ")}`;
}

function describeEvent(event: unknown): string {
	const { type, content } = asObject(event);
	if (type !== "message.received") return text(type);
	const { type: kind, ...body } = asObject(content);
	const said = body.text ?? body.label ?? body.caption ?? "";
	return kind === "text"
		? JSON.stringify(said)
		: `${text(kind)} ${said ? JSON.stringify(said) : ""}`.trim();
}

function describeAction(action: unknown): string {
	const { type, rule, ...body } = asObject(action);
	const shown = body.text ?? body.caption ?? body.name ?? body.url;
	const rest =
		shown === undefined ? JSON.stringify(body) : JSON.stringify(shown);
	return `${text(type)} ${rest === "{}" ? "" : rest}${rule ? colours.dim(`  (${text(rule)})`) : ""}`;
}

function asObject(value: unknown): Record<string, unknown> {
	return typeof value === "object" && value !== null
		? (value as Record<string, unknown>)
		: {};
}

function asList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** Whatever came, on one line and without the bytes that move a terminal's cursor. */
function text(value: unknown): string {
	return (
		String(value ?? "")
			// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
			.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ")
	);
}

import type { Compared, Difference } from "../../desk/replay/replay-against.ts";
import type { Told } from "../../desk/replay/told.ts";
import type { JsonObject } from "../../engine/model.ts";
import { colours } from "../output.ts";

/** One difference for people: what was said, what was answered, what would be. */
export function differenceLines(difference: Difference): readonly string[] {
	const { decision, at, conversation, event, before, after, error } =
		difference;
	const time = new Date(at).toISOString().slice(0, 19).replace("T", " ");
	return [
		`${colours.dim(`${decision}  ${time}  ${conversation ?? ""}`)}  ${saidOf(event)}`,
		...answerLines("-", before).map(colours.red),
		...(after === null
			? [`  ! ${error}`]
			: answerLines("+", after).map(colours.green)),
	];
}

/** `7 of 412 messages would get another answer.` */
export function comparedLines(compared: Compared): readonly string[] {
	const { messages, changed, others, othersChanged } = compared;
	const { otherRule, skipped } = compared;
	return [
		`${changed} of ${messages} ${messages === 1 ? "message" : "messages"} would get another answer.`,
		...(others > 0
			? [
					`${othersChanged} of ${others} timers, schedules and other events would do something else.`,
				]
			: []),
		...(otherRule > 0
			? [`${otherRule} more would come out the same by another rule.`]
			: []),
		...(skipped > 0
			? [
					`${skipped} could not be decided again: their contact was erased, or deciding had broken down.`,
				]
			: []),
	];
}

function saidOf(event: Difference["event"]): string {
	const { type, content, name, rule } = objectIn(event);
	if (type !== "message.received")
		return [type, name ?? rule].filter(Boolean).join(" ");
	const { type: kind, text, caption, label } = objectIn(content);
	const words = text ?? caption ?? label;
	const shown = typeof words === "string" ? oneLine(words) : "";
	return kind === "text" ? shown : `[${String(kind)}] ${shown}`.trim();
}

function answerLines(sign: string, told: Told): readonly string[] {
	const { rule, silent, actions } = told;
	const name = rule ?? "no rule";
	const shown = actions.map(({ type, text, ...rest }) => {
		const words =
			typeof text === "string" ? oneLine(text) : JSON.stringify(rest);
		return `  ${sign} ${name}  ${String(type)}  ${words}`;
	});
	return shown.length > 0
		? shown
		: [
				`  ${sign} ${name}  ${silent === null ? "nothing" : `silent: ${String(silent)}`}`,
			];
}

/** Also without letters that would steer the terminal. */
function oneLine(text: string): string {
	return JSON.stringify(text.replace(/\s*\n\s*/g, " / "));
}

function objectIn(value: unknown): JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as JsonObject)
		: {};
}

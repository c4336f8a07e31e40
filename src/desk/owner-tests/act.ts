import { after, type Content } from "../../engine/model.ts";
import { readMoment } from "../read-moment.ts";
import type { Happened } from "../session.ts";
import { quoted } from "./compare.ts";
import { type MessageOption, namesOf } from "./message-fields.ts";
import type { TalkLine, Tap } from "./owner-test.ts";
import type { TestRun } from "./test-run.ts";

/** Does what a line says; gives what happened, or why it cannot. */
export function act(
	{ session, book, options }: TestRun,
	line: Exclude<TalkLine, { type: "bot" | "silent" }>,
): readonly Happened[] | string {
	switch (line.type) {
		case "customer": {
			const content = contentOf(line.says, options);
			return typeof content === "string" ? content : session.say(content);
		}
		case "wait":
			return session.passTo(after(session.now(), line.milliseconds));
		case "wait-until": {
			const until = readMoment(line.moment, book.calendar, session.now());
			return until === null || until < session.now()
				? `it is past ${line.moment} already`
				: session.passTo(until);
		}
		case "event":
			return session.post(line);
		case "fetch":
			return (
				session.answerFetch(line.result) ?? "no rule waits for a fetch here"
			);
		case "delivery":
			return session.failToDeliver();
		case "staff":
			return session.writeAsStaff(line.text);
	}
}

function contentOf(
	says: Content | Tap,
	options: readonly MessageOption[],
): Content | string {
	if (says.type !== "tap") return says;
	const { on } = says;
	const found =
		options.find(({ id }) => id === on) ??
		options.find((option) => namesOf(option).includes(on));
	if (found !== undefined) return { type: "button", ...found };
	const offered = options
		.map(namesOf)
		.map(([name = ""]) => quoted(name))
		.join(", ");
	return `nobody can tap ${quoted(on)}: the bot offered ${offered || "nothing"} so far`;
}

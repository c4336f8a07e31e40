import type { Situation } from "../../kinds.ts";
import { quietWhileOff } from "../standing.ts";
import { sayMoment } from "./reply.ts";
import { staffWords } from "./words.ts";

/** How things stand: whether the bot is on, and whether the business is open. */
export function statusText(situation: Situation): string {
	return [botLine(situation), hoursLine(situation)]
		.filter((line) => line !== "")
		.join("\n");
}

function botLine(situation: Situation): string {
	const words = staffWords(situation.language);
	if (!quietWhileOff(situation)) return words.isOn;
	const { offUntil } = situation.business.state;
	return words.off(
		typeof offUntil === "number" ? sayMoment(situation, offUntil) : null,
	);
}

/** Nothing where the business keeps no hours. */
function hoursLine(situation: Situation): string {
	const { book, business, now, language } = situation;
	const { calendar } = book;
	const words = staffWords(language);
	const said = (at: ReturnType<typeof calendar.nextOpen>) =>
		at === null ? null : sayMoment(situation, at);
	switch (calendar.isOpen(now, business.state)) {
		case null:
			return "";
		case true:
			return words.isOpen(said(calendar.openUntil(now, business.state)));
		case false:
			return words.isClosed(said(calendar.nextOpen(now, business.state)));
	}
}

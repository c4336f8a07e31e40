import type { Situation } from "../../kinds.ts";
import { after, type BusinessState } from "../../model.ts";
import type { Draft } from "../draft.ts";
import type { StaffCommand } from "./parse-command.ts";
import { sayUntil, staffName } from "./reply.ts";
import { staffWords } from "./words.ts";

/** A command that changes the whole business. */
type Switch =
	| Pick<Extract<StaffCommand, { forMs: unknown }>, "name" | "forMs">
	| { readonly name: "closed" | "open" };

/** Switches the bot or the day for everybody, and gives what staff read of it. */
export function switchBusiness(draft: Draft, command: Switch): string {
	const { situation } = draft;
	const before = situation.business.state;
	const state = switched(situation, command);
	const words = staffWords(situation.language);
	if (!isSame(before, state)) {
		draft.business = state;
		const body = { by: staffName(situation), ...shown(state) };
		draft.facts.push({ type: "business.changed", rule: null, body });
	}
	if (command.name !== "off") return words[command.name];
	const { forMs } = command;
	return words.off(forMs === null ? null : sayUntil(situation, forMs));
}

function switched(
	{ business, now, book }: Situation,
	command: Switch,
): BusinessState {
	const { state } = business;
	const { date } = book.calendar.local(now);
	switch (command.name) {
		case "on":
			return { ...state, offUntil: null };
		case "off": {
			const { forMs } = command;
			const offUntil = forMs === null ? "for-good" : after(now, forMs);
			return { ...state, offUntil };
		}
		case "closed":
			return { ...state, closedOn: date, openOn: null };
		case "open": {
			// Once it is closed no longer its own hours may do.
			const usual = { ...state, closedOn: null };
			const isOpen = book.calendar.isOpen(now, usual);
			return isOpen === false ? { ...usual, openOn: date } : usual;
		}
	}
}

function isSame(one: BusinessState, other: BusinessState): boolean {
	return (
		one.offUntil === other.offUntil &&
		one.closedOn === other.closedOn &&
		one.openOn === other.openOn
	);
}

function shown({ offUntil, closedOn, openOn }: BusinessState) {
	return {
		off_until:
			typeof offUntil === "number"
				? new Date(offUntil).toISOString()
				: offUntil,
		closed_on: closedOn,
		open_on: openOn,
	};
}

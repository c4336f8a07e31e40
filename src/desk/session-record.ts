import type { Calendar } from "../engine/calendar.ts";
import type { Content, Instant } from "../engine/model.ts";
import { deliveredBy } from "./owner-tests/delivered.ts";
import { type Said, writeTest } from "./owner-tests/write-test.ts";
import type { Happened, Session } from "./session.ts";

/** What is said in a session, to be written down as a test. */
export interface SessionRecord {
	/** Time was made to pass, and this came of it. */
	passed(milliseconds: number, happened: readonly Happened[]): void;
	/** The customer wrote, and this came of it. */
	wrote(content: Content, answer: Happened): void;
	/** The item of a `*.test.yaml`; null before the customer wrote. */
	test(): string | null;
}

const LONGEST_NAME = 60;

/** Begins to record a session at its own clock; the test is named for what the customer says first. */
export function sessionRecord(
	session: Session,
	calendar: Calendar,
): SessionRecord {
	const { contact, state } = session.conversation;
	const at = wallClock(calendar, session.now);
	const said: Said[] = [];
	const add = (happened: Happened) => said.push(...saidBy(happened));
	return {
		passed(milliseconds, happened) {
			if (milliseconds > 0)
				said.push({ by: "clock", at: session.now, milliseconds });
			happened.forEach(add);
		},
		wrote(content, answer) {
			said.push({ by: "customer", at: answer.at, content });
			add(answer);
		},
		test() {
			const first = said.find(({ by }) => by === "customer");
			if (first?.by !== "customer") return null;
			const head = {
				name: nameOf(first.content),
				at,
				phone: contact.addresses[0].value,
				profileName: state.name,
			};
			return writeTest(head, said);
		},
	};
}

function saidBy(happened: Happened): readonly Said[] {
	return deliveredBy(happened)
		.filter(({ to, withheld }) => to === null && withheld === null)
		.map(({ content, rule }) => ({
			by: "bot",
			at: happened.at,
			content,
			rule,
		}));
}

function nameOf(content: Content): string {
	const words = content.type === "text" ? content.text : content.type;
	return [...words].slice(0, LONGEST_NAME).join("");
}

function wallClock(calendar: Calendar, now: Instant): string {
	const { date, minute } = calendar.local(now);
	const two = (part: number) => String(part).padStart(2, "0");
	return `${date} ${two(Math.trunc(minute / 60))}:${two(minute % 60)}`;
}

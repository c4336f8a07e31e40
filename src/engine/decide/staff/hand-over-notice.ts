import type { Situation } from "../../kinds.ts";
import { cutGraphemes } from "../../say/cut-graphemes.ts";
import { staffWords, whoIs } from "./words.ts";

/** Letters of the customer's last message that a notice shows. */
const SHOWN = 500;

/** What staff are told of a hand-over: who waits, what they wrote last, and the owner's note. */
export function handOverNotice(situation: Situation, note: string): string {
	const first = staffWords(situation.language).wantsPerson(whoIs(situation));
	const said = lastMessage(situation);
	const quoted = said === null ? "" : `“${cutGraphemes(said, SHOWN)}”`;
	return [first, quoted, note].filter((line) => line.trim() !== "").join("\n");
}

/** What they wrote, or what kind of thing they sent; null where nothing of theirs began it. */
function lastMessage({ text, event }: Situation): string | null {
	if (text !== null) return text.original.trim();
	if (event.type !== "message.received") return null;
	return `[${event.message.content.type}]`;
}

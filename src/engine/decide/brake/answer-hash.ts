import { hashOf } from "../../canonical-json.ts";
import type { Effect, Send } from "../../model.ts";
import type { Draft } from "../draft.ts";

/** What a decision would answer the customer. */
export function answersIn({ effects }: Draft): readonly Send[] {
	return effects.filter(isAnswer);
}

/** Knows an answer again: of all that it says; empty where it only asks a flow's question, which may be asked again. */
export function answerHash(answers: readonly Send[]): string {
	const contents = answers
		.filter(({ asks }) => !asks)
		.map(({ content }) => ({ ...content }));
	return contents.length === 0 ? "" : short(hashOf(contents));
}

/** Knows again which message an answer belongs to. */
export function messageHash(messageId: string | null): string {
	return short(hashOf(messageId));
}

function isAnswer(effect: Effect): effect is Send {
	return effect.type === "send" && effect.to === null && effect.answers;
}

/** Twelve of the digits of `sha256:…`: a hundred of them stand in the state of a busy chat. */
function short(hash: string): string {
	return hash.slice(7, 19);
}

import type { Situation } from "../kinds.ts";
import {
	after,
	type Brake,
	changed,
	HOUR,
	type Instant,
	type Limit,
	MINUTE,
	newBrake,
	SECOND,
} from "../model.ts";
import { answerHash, answersIn, messageHash } from "./brake/answer-hash.ts";
import { pullBrake, type WhyPull } from "./brake/pull-brake.ts";
import { isBraked } from "./braked.ts";
import { changeState, type Draft } from "./draft.ts";

/** The same answer so often within a minute is what a bot says to a bot. */
const SAME_TIMES = 3;

/** So many messages in a row, each within a second of our answer, are no person's. */
const QUICK_TIMES = 5;

/** Counts a message that came right upon our answer; any other begins the count anew. */
export function countQuick(draft: Draft): void {
	const { event, conversation: state } = draft.situation;
	const quick = isQuick(event, state.lastAnswerAt) ? state.brake.quick + 1 : 0;
	if (quick === state.brake.quick) return;
	changeState(draft, changed(state, { brake: { ...state.brake, quick } }));
}

/**
 * Looks at what was decided for a customer's message before it leaves: counts it as an answer, or pulls the brake instead. What the
 * rules have changed meanwhile stays changed; what they would say does not leave.
 */
export function watchBrake(draft: Draft): void {
	const limit = draft.input.book.data.settings.brake;
	const answers = answersIn(draft);
	// With a silence only staff are answered, who may ask as often as they like.
	if (limit === null || answers.length === 0 || draft.silent !== null) return;
	if (isBraked(draft.situation)) return;
	const brake = counted(draft.situation, limit);
	if (isCounted(brake, draft.situation)) return;
	const hash = answerHash(answers);
	const why = whyPull(brake, hash, limit, draft.situation.now);
	if (why === null) count(draft, brake, hash);
	else pullBrake(draft, why);
}

/** It is the rest of an answer that was counted when it began. */
function isCounted({ answers }: Brake, { messageId }: Situation): boolean {
	return answers.some(
		({ of }) => of !== undefined && of === messageHash(messageId),
	);
}

function isQuick(event: Situation["event"], last: Instant | null): boolean {
	if (last === null) return false;
	const gap = event.arrivedAt - last;
	// What was written before our answer is no reaction to it; providers tell whole seconds.
	return event.at >= last - SECOND && gap >= 0 && gap <= SECOND;
}

/** What still counts; nothing of the time before the brake was pulled. */
function counted({ conversation, now }: Situation, limit: Limit): Brake {
	const { brake } = conversation;
	if (brake.until !== null) return { ...newBrake, quick: brake.quick };
	const longest = Math.max(limit.perMs ?? HOUR, MINUTE);
	return { ...brake, answers: within(brake, longest, now) };
}

function within(
	{ answers }: Brake,
	milliseconds: number,
	now: Instant,
): Brake["answers"] {
	return answers.filter(({ at }) => after(at, milliseconds) > now);
}

function whyPull(
	brake: Brake,
	hash: string,
	limit: Limit,
	now: Instant,
): WhyPull | null {
	if (brake.quick >= QUICK_TIMES) return { type: "quick", times: QUICK_TIMES };
	const same = within(brake, MINUTE, now).filter((each) => each.hash === hash);
	if (hash !== "" && same.length + 1 >= SAME_TIMES)
		return { type: "same", times: SAME_TIMES };
	const perMs = limit.perMs ?? HOUR;
	const isFull = within(brake, perMs, now).length >= limit.times;
	return isFull ? { type: "many", times: limit.times, perMs } : null;
}

function count(draft: Draft, brake: Brake, hash: string): void {
	const { conversation, now, messageId } = draft.situation;
	const more = conversation.continuations.some(
		(rest) => rest.messageId === messageId,
	);
	const of = more ? { of: messageHash(messageId) } : {};
	const answer = { at: now, hash, ...of };
	const answers = [...brake.answers, answer];
	changeState(draft, changed(conversation, { brake: { ...brake, answers } }));
}

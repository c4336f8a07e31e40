import { answerText } from "./answer.ts";
import { checkTyping } from "./check-request.ts";
import type { Exchange } from "./exchange.ts";
import { onlyOne } from "./messages.ts";
import { otherOperations } from "./operations.ts";
import { accepted, readSent } from "./sent.ts";

/** Marks an inbound message, and those before it, as read. */
export async function markAsRead(
	exchanged: Exchange,
	ids: { readonly sender: string; readonly messageId: string },
	timeoutMs: number,
): Promise<void> {
	const operation = otherOperations.markAsRead;
	const { sender, messageId } = ids;
	const answer = await exchanged.ask(operation, {
		ids: { sender, messageId },
		timeoutMs,
	});
	answerText(answer, operation);
}

/** Shows the typing bubble. */
export async function typing(
	exchanged: Exchange,
	{ from, to }: { readonly from: string; readonly to: string },
	timeoutMs: number,
): Promise<void> {
	const operation = otherOperations.typing;
	const content = { type: "TYPING_INDICATOR" };
	const event = { sender: from, destinations: [{ to }], content };
	const body = { events: [event] };
	checkTyping(body);
	const answer = await exchanged.ask(operation, { body, timeoutMs });
	const text = answerText(answer, operation);
	accepted(onlyOne(readSent(text, operation, [])));
}

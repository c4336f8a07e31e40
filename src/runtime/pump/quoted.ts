import type { Conversation, ConversationRef } from "../../engine/model.ts";
import type { Job } from "./job.ts";
import { outboxId } from "./outbox-id.ts";

/** How the store is asked whom the message was about that a message quotes; null where it quotes none of ours. */
export function quotedRef(job: Job): ConversationRef | null {
	if (job.type !== "event" || job.event.type !== "message.received")
		return null;
	const messageId = job.event.message.quotedMessageId;
	if (messageId === null || outboxId(messageId) === null) return null;
	return { by: "about", messageId };
}

/** The job with what was found, so that the decision's own input holds it. */
export function withQuoted(job: Job, about: Conversation | null): Job {
	if (about === null || job.type !== "event") return job;
	const { event } = job;
	if (event.type !== "message.received") return job;
	return { ...job, event: { ...event, quotedAbout: about.id } };
}

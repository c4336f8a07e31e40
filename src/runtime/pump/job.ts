import { hashOf } from "../../engine/canonical-json.ts";
import type {
	Changes,
	ConversationRef,
	InboundEvent,
} from "../../engine/model.ts";
import type { Refused } from "../../engine/ports.ts";

/** One thing for the pump to do: an event to decide, a refused part to keep, or changes that need no decision. */
export type Job =
	| (JobHead & { readonly type: "event"; readonly event: InboundEvent })
	| (JobHead & { readonly type: "refused"; readonly refused: Refused })
	| (JobHead & {
			readonly type: "changes";
			readonly changes: Changes;
			readonly answer: Answer;
	  });

/** Where whoever brought changes finds what became of them. */
export interface Answer {
	recorded: "committed" | "conflict";
}

/** An event on its way through the pump. */
export type EventJob = Extract<Job, { type: "event" }>;

interface JobHead {
	/** Counts arrivals: within a conversation it is the order of decision. */
	readonly order: number;
	readonly request: Request;
	/** How often somebody else changed the conversation first. */
	readonly conflicts: number;
}

/** Whoever waits for the jobs it brought. */
export interface Request {
	left: number;
	readonly resolve: () => void;
	readonly reject: (error: Error) => void;
}

/** One job less to wait for. */
export function finish({ request }: Job): void {
	request.left -= 1;
	if (request.left === 0) request.resolve();
}

/** What makes the job unique over restarts; null for what is its own. */
export function keyOf(job: Job): string | null {
	if (job.type === "event") return job.event.key;
	return job.type === "refused" ? refusedKey(job.refused) : null;
}

/** The conversation the job is about, where it is about one. */
export function refOf(job: Job): ConversationRef | null {
	return job.type === "event" ? job.event.ref : null;
}

/**
 * The lane a job waits in. A contact who is named by phone in one event and only by id in the next has two; so the order
 * between different ways of naming one is kept within a batch, not between batches under load.
 */
export function laneOf(job: Job): string {
	const ref = refOf(job);
	if (ref === null) return "";
	if (ref.by === "id") return `id ${ref.conversation}`;
	if (ref.by !== "address") return `${ref.by} ${ref.messageId}`;
	const [best] = ref.addresses;
	return `${ref.channel} ${ref.sender} ${best?.value ?? ""}`;
}

function refusedKey({ reason, body }: Refused): string {
	return `refused:${hashOf([reason, body])}`;
}

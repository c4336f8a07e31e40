/** What an emulated request meets instead of the usual answer. Everything can be left out. */
export interface Fault {
	/** Waits before anything else happens. */
	readonly delayMs?: number;
	/** The message is taken and reported although the answer below is bad: "sent, but the answer was lost". */
	readonly accept?: boolean;
	readonly answer?: FaultAnswer;
	/** Answers 200 with this status id, e.g. 11 for `REJECTED_SOURCE`. */
	readonly rejected?: number;
	/** What is reported instead of delivered and seen, in this order; `[]` reports nothing. */
	readonly reports?: readonly ReportStep[];
}

/** What comes instead of an answer: another status, or no proper answer at all. */
export type FaultAnswer =
	| {
			readonly status: number;
			/** Seconds or an HTTP date. */
			readonly retryAfter?: string;
			readonly body?: string;
	  }
	/** The connection breaks. */
	| "reset"
	/** Nothing ever comes. */
	| "hang"
	/** 200, and half of the body. */
	| "truncated"
	/** 200, and a page of a proxy. */
	| "html"
	/** 200, and nothing. */
	| "empty";

/** One report: delivered, seen, a final error (7010: the window is closed), or any status. */
export type ReportStep =
	| "delivered"
	| "seen"
	| { readonly error: number }
	| { readonly status: number };

/** What a fault can be chosen by. */
export interface EmulatedRequest {
	readonly method: string;
	readonly path: string;
	/** The body as text, also where it is no JSON. */
	readonly body: string;
}

/** How often a fault comes, and to which requests. */
export interface FaultRule {
	/** 1 where it is left out. */
	readonly times?: number;
	readonly when?: (request: EmulatedRequest) => boolean;
}

/** Faults that wait for their request; the first that fits is taken. */
export interface Faults {
	add(fault: Fault, rule?: FaultRule): void;
	/** The fault of this request; none, where none waits for it. */
	take(request: EmulatedRequest): Fault;
}

/** An empty list of faults. */
export function faults(): Faults {
	let waiting: { fault: Fault; times: number; when: FaultRule["when"] }[] = [];
	return {
		add(fault, { times = 1, when } = {}) {
			waiting.push({ fault, times, when });
		},
		take(request) {
			const found = waiting.find(({ when }) => when?.(request) ?? true);
			if (found === undefined) return {};
			found.times -= 1;
			waiting = waiting.filter(({ times }) => times > 0);
			return found.fault;
		},
	};
}

import type {
	Address,
	Courtesy,
	InboundEvent,
	Instant,
	JsonValue,
	KnownTemplate,
	OutboundContent,
} from "../model.ts";

/** A way that messages come and go: WhatsApp, the console, the simulator. */
export interface Channel {
	readonly name: string;
	/** Reads what the provider posted. Never throws: what it cannot read is `refused`. */
	receive(payload: unknown, arrivedAt: Instant): Received;
	/** Sends one message. Throws a {@link ChannelError} where the provider did not accept it. */
	send(message: Outbound): Promise<Accepted>;
	/** Marks read or shows typing. Throws a {@link ChannelError}; the caller lets it pass. */
	courtesy?(
		courtesy: Courtesy,
		between: { readonly sender: string; readonly to: Address },
	): Promise<void>;
	/** Fetches what a customer sent, by the address in their message. Throws a {@link ChannelError}; the body may end with one. */
	media?(url: string, limit: { readonly bytes: number }): Promise<FetchedMedia>;
	/** The templates that one number of ours can send. Throws a {@link ChannelError}. */
	templates?(sender: string): Promise<readonly KnownTemplate[]>;
}

/** A customer's file on its way to us. */
export interface FetchedMedia {
	/** What the provider calls it; it is not believed. */
	readonly type: string | null;
	readonly body: AsyncIterable<Uint8Array>;
}

/** What a payload gave. */
export interface Received {
	readonly events: readonly InboundEvent[];
	readonly refused: readonly Refused[];
}

/** A part of a payload that is no event: kept whole, answered 200. */
export interface Refused {
	readonly reason: string;
	readonly body: JsonValue;
}

/** A message as a channel sends it. */
export interface Outbound {
	/** Ours; the same on every attempt. */
	readonly messageId: string;
	readonly sender: string;
	readonly to: Address;
	readonly content: OutboundContent;
	readonly quote: string | null;
}

/** The provider took the message; whether it arrives, a report tells. */
export interface Accepted {
	/** The provider's own status, e.g. `PENDING_ENROUTE`. */
	readonly status: string;
	/** Things that deserve a look, e.g. a WebP picture. */
	readonly warnings: readonly string[];
}

/** Why a channel could not send; `kind` decides what happens next. */
export class ChannelError extends Error {
	override readonly name = "ChannelError";
	/**
	 * `unsent`: certainly not sent, try again · `unknown`: perhaps sent · `refused`: final · `unauthorized`: nothing can be
	 * sent until somebody mends it · `window-closed`: the 24 hours are over · `duplicate`: the provider knows the `messageId`
	 * already; on a second attempt that means that the first one arrived
	 */
	readonly kind: ChannelErrorKind;
	readonly code: string;
	readonly advice: string | null;
	readonly retryAfterMs: number | null;

	constructor(
		message: string,
		options: {
			readonly kind: ChannelErrorKind;
			readonly code: string;
			readonly advice?: string | null;
			readonly retryAfterMs?: number | null;
			readonly cause?: unknown;
		},
	) {
		super(message, { cause: options.cause });
		this.kind = options.kind;
		this.code = options.code;
		this.advice = options.advice ?? null;
		this.retryAfterMs = options.retryAfterMs ?? null;
	}
}

export type ChannelErrorKind =
	| "unsent"
	| "unknown"
	| "refused"
	| "unauthorized"
	| "window-closed"
	| "duplicate";

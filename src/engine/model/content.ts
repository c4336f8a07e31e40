import type { JsonObject, JsonValue } from "./json.ts";

/** What a customer sent us, told apart by `type`. */
export type Content =
	| { readonly type: "text"; readonly text: string }
	| {
			readonly type: "image" | "video" | "document";
			readonly url: string;
			readonly caption: string | null;
	  }
	| { readonly type: "audio" | "voice" | "sticker"; readonly url: string }
	| PlaceContent
	| { readonly type: "contact"; readonly contacts: readonly JsonValue[] }
	| TapContent
	| {
			readonly type: "order";
			readonly items: readonly JsonValue[];
			readonly text: string | null;
	  }
	| {
			readonly type: "reaction";
			/** Null when the reaction was taken back. */
			readonly emoji: string | null;
			/** The message it stands on. */
			readonly messageId: string | null;
	  }
	| {
			readonly type: "unsupported";
			/** The provider's own word for the kind, e.g. `INFECTED_CONTENT`. */
			readonly kind: string;
			/** The whole message as it came. */
			readonly raw: JsonObject;
	  };

/** A place a customer shared. */
export interface PlaceContent {
	readonly type: "location";
	/** Degrees, −90 to 90. */
	readonly latitude: number;
	/** Degrees, −180 to 180. */
	readonly longitude: number;
	readonly name: string | null;
	readonly address: string | null;
}

/** A tap on a reply button, a list row, or a template's quick-reply button. */
export interface TapContent {
	readonly type: "button";
	/** The option's id; of a template's quick reply, its payload. */
	readonly id: string;
	/** What the customer saw written on it. */
	readonly label: string;
	readonly source: "reply" | "list" | "template";
}

/** The kinds of content an owner can name under `message:` (a tap counts as text). */
export type ContentType = Exclude<Content["type"], "button">;

/** A message from a customer. */
export interface InboundMessage {
	/** The provider's id, opaque: never trimmed, never folded. */
	readonly messageId: string;
	readonly content: Content;
	/** The message the customer quoted, where they did. */
	readonly quotedMessageId: string | null;
	/** The name on the customer's profile, as it came. */
	readonly profileName: string | null;
	/** The advertisement that led here, as it came. */
	readonly referral: JsonObject | null;
	/** What WhatsApp says of the customer's identity, where the check is on. */
	readonly identity: JsonObject | null;
	/** What it tells beside all this, as it came: the customer's user name, the product they ask about. Left out where it is nothing. */
	readonly more?: JsonObject;
}

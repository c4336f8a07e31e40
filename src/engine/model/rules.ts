import type { JsonValue } from "./json.ts";

/**
 * The rules as validated plain data: what validation gives, what the hash is over, what the child process returns, what
 * replay keeps. Compiling it gives the `RuleBook`.
 */
export interface RulesArtefact {
	readonly format: typeof RULES_FORMAT;
	/** `sha256:…` over the format and the data in canonical JSON; a changed comment changes nothing. */
	readonly hash: string;
	readonly data: RulesData;
	/** Where each rule stands, by its name. Not part of the hash. */
	readonly places: Readonly<Record<string, Place>>;
}

/** Raised whenever the same files would give other data. */
export const RULES_FORMAT = 1;

/** Where something stands in the files. */
export interface Place {
	readonly file: string;
	readonly line: number;
}

/** All files joined, groups filled in, short forms made long. */
export interface RulesData {
	readonly profile: BusinessProfile;
	readonly settings: Settings;
	readonly rules: readonly RuleData[];
	readonly flows: readonly FlowData[];
}

/** What `business:` says. */
export interface BusinessProfile {
	readonly name: string;
	/** IANA, e.g. `Asia/Beirut`. */
	readonly timezone: string;
	/** The first is the default. */
	readonly languages: readonly [string, ...string[]];
	/** Null when the business keeps no hours. Monday first, seven days; an empty list is closed. */
	readonly hours: readonly (readonly Shift[])[] | null;
	readonly holidays: readonly Holiday[];
	readonly staff: {
		/** Bare digits, country first. */
		readonly numbers: readonly string[];
		readonly template: string | null;
	};
	/** Whatever else stands there, for `{business.…}`. */
	readonly more: Readonly<Record<string, string>>;
}

/** Minutes from the midnight that begins the day; `end` is outside, and over 1440 past midnight. */
export interface Shift {
	readonly start: number;
	readonly end: number;
}

/** Days with hours of their own; both dates `yyyy-mm-dd`, included; `every` repeats each year and then holds `mm-dd`. */
export interface Holiday {
	readonly from: string;
	readonly until: string;
	readonly every: boolean;
	readonly shifts: readonly Shift[];
}

/** What `settings:` says. */
export interface Settings {
	readonly markRead: boolean;
	readonly forgetAfterMs: number;
	/** Null: `brake: off`. */
	readonly brake: Limit | null;
	readonly waitForMoreMs: number;
	readonly media: "forget" | "keep";
	/** Bare digits. */
	readonly neverAnswer: readonly string[];
	/** Null: everybody is answered. */
	readonly answerOnly: readonly string[] | null;
}

/** `2 per hour`: at most `times` in any `perMs`; `perMs` null is `once ever`. */
export interface Limit {
	readonly times: number;
	readonly perMs: number | null;
}

/** One trigger, condition or action: its key and its spec as the kind's schema gave it. */
export interface KindData {
	readonly key: string;
	readonly spec: JsonValue;
}

/** One rule. `reply` has become the first action of `do`. */
export interface RuleData {
	readonly name: string;
	/** Any one starts it; none: it runs only where another rule names it. */
	readonly when: readonly KindData[];
	/** All must hold. */
	readonly if: readonly KindData[];
	readonly to: Audience | null;
	/** Null: none is stated, and the default of its triggers holds; `none`: it is stated that there is none. */
	readonly limit: Limit | "none" | null;
	readonly afterLimit: string | null;
	readonly continue: boolean;
	readonly interrupt: boolean;
	readonly do: readonly ActionData[];
	/** A template action in place of what may not leave after 24 hours. */
	readonly outsideWindow: ActionData | null;
	readonly examples: readonly string[];
	readonly notExamples: readonly string[];
}

/** One item of `do`. */
export interface ActionData extends KindData {
	/** It quotes the customer's message. */
	readonly quote: boolean;
}

/** Whom a schedule or an event writes to. */
export type Audience =
	| { readonly type: "number"; readonly number: string }
	| { readonly type: "tag"; readonly tags: readonly string[] }
	| { readonly type: "everyone" }
	| { readonly type: "contact" };

/** One flow: its steps are asks and actions. */
export interface FlowData {
	readonly name: string;
	readonly cancel: readonly string[];
	readonly cancelReply: JsonValue;
	readonly forgetAfterMs: number | null;
	readonly steps: readonly ActionData[];
}

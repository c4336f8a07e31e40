import type { Instant } from "../model.ts";

/** Tells the time. Tests hold it. */
export interface Clock {
	now(): Instant;
}

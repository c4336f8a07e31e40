import type { Outcome } from "../../engine/model.ts";
import type { Attempted } from "./attempt.ts";
import type { Gate } from "./gate.ts";
import { sendError } from "./outcome.ts";
import { isTooFastForOne } from "./slowed.ts";

/** Tells the gate what an attempt says about the provider. */
export function hear(
	gate: Gate,
	{ error, asked }: Attempted,
	{ isProbe, elapsedMs }: { isProbe: boolean; elapsedMs: number },
): void {
	if (!asked) return;
	if (error?.kind === "unauthorized")
		gate.unauthorized(sendError(error), elapsedMs);
	else if (isTooFastForOne(error)) gate.answered();
	else if (error?.kind === "unsent" || error?.kind === "unknown")
		gate.failed(sendError(error), elapsedMs, isProbe);
	else gate.answered();
}

/** Whether a reply is not where it should be, and what follows it should not be either. */
export function isTrouble({ result }: Outcome): boolean {
	return result.type !== "accepted" && result.type !== "withheld";
}

import {
	after,
	HOUR,
	type Instant,
	MINUTE,
	type OutboundContent,
	type Send,
} from "./model.ts";

/** WhatsApp takes free-form messages for 24 hours after the customer's last one. */
export const WINDOW_MS = 24 * HOUR;

/** A message on its way needs time, and clocks differ: the window closes this much earlier for us. */
export const WINDOW_MARGIN_MS = 5 * MINUTE;

/**
 * What of a send may leave now: the message itself, the template that stands in for it, or nothing. A template always
 * leaves. Source: Infobip, "free-form messages".
 */
export function mayLeave(
	send: Pick<Send, "content" | "instead">,
	lastInboundAt: Instant | null,
	now: Instant,
): "message" | "instead" | "withheld" {
	if (isTemplate(send.content) || isWindowOpen(lastInboundAt, now)) {
		return "message";
	}
	return send.instead === null ? "withheld" : "instead";
}

/** Whether free-form messages still leave. */
export function isWindowOpen(
	lastInboundAt: Instant | null,
	now: Instant,
): boolean {
	return (
		lastInboundAt !== null &&
		now < after(lastInboundAt, WINDOW_MS - WINDOW_MARGIN_MS)
	);
}

function isTemplate(content: OutboundContent): boolean {
	return content.type === "template";
}

import type { Fact, NoticeReceived } from "../model.ts";
import type { Draft } from "./draft.ts";
import { applyStanding } from "./hand-over.ts";
import { optedIn, optedOut } from "./opt-out.ts";

/** Records what WhatsApp tells of a contact or a template; its own stop and resume are obeyed. */
export function decideNotice(draft: Draft, { notice }: NoticeReceived): void {
	if (notice.kind !== "marketing") {
		draft.facts.push(factOf(notice));
		return;
	}
	const change = notice.wanted ? optedIn : optedOut;
	applyStanding(draft, change(draft.situation, "whatsapp"));
}

function factOf({
	kind,
	body,
}: Exclude<NoticeReceived["notice"], { kind: "marketing" }>): Fact {
	switch (kind) {
		case "identity":
			return { type: "identity.changed", rule: null, body };
		case "template":
			return { type: "template.updated", rule: null, body };
		case "payment": {
			const reason = "payments are recorded, and nothing else";
			return { type: "event.refused", rule: null, body: { reason, kept: body } };
		}
	}
}

import type {
	Content,
	InboundEvent,
	MediaKind,
	TemplateChange,
	WantedMedia,
} from "../../engine/model.ts";
import type { DecideOptions } from "./decide-one.ts";
import type { Decided } from "./decision-rows.ts";

/** The customer's file, where the owner wants files kept: it is fetched once the message is on disk. */
export function wantedMedia(
	{ event, conversation }: Decided,
	{ book }: Pick<DecideOptions, "book">,
): readonly WantedMedia[] {
	if (event.type !== "message.received" || event.stale || !conversation)
		return [];
	const file = fileIn(event.message.content);
	if (file === null || book().data.settings.media !== "keep") return [];
	return [{ channel: conversation.channel, ...file, sentAt: event.at }];
}

function fileIn(
	content: Content,
): { readonly url: string; readonly kind: MediaKind } | null {
	switch (content.type) {
		case "image":
		case "video":
		case "document":
		case "audio":
		case "voice":
		case "sticker":
			return { url: content.url, kind: content.type };
		default:
			return null;
	}
}

/** What the provider told of a template, for the list that is kept. */
export function templateChanges(
	event: InboundEvent,
): readonly TemplateChange[] {
	if (event.type !== "notice.received" || event.notice.kind !== "template")
		return [];
	const { change } = event.notice;
	if (change === undefined) return [];
	const { name: _, language: __, ...told } = change;
	return [told];
}

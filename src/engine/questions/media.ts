import { cutText } from "../cut-text.ts";
import type { Situation } from "../kinds.ts";
import type { MediaAnswer } from "../model.ts";
import { contentThatCame } from "./came.ts";

const CAPTION_LENGTH = 200;
/** What is longer is no address of a channel's. */
const URL_LENGTH = 1_000;

/** The picture or document that came, where one did. */
export function mediaThatCame(
	situation: Situation,
	type: MediaAnswer["type"],
): MediaAnswer | null {
	const content = contentThatCame(situation);
	if (content?.type !== type || content.url.length > URL_LENGTH) return null;
	const { url, caption } = content;
	return { type, url, caption: caption && cutText(caption, CAPTION_LENGTH) };
}

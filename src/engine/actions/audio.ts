import { z } from "zod";
import { defineAction } from "../kinds.ts";
import { mediaFileIn } from "../media-file.ts";
import type { Finding } from "../model.ts";
import { compileMedia } from "../say/compile-media.ts";
import { limitFinding } from "../say/limits.ts";
import {
	type MediaFormats,
	mediaAddress,
	mediaFindings,
} from "../say/media.ts";
import { extensionOf } from "../say/urls.ts";
import { flag, forms } from "../schema.ts";

/** A type, so that it counts as JSON data. */
type Audio = { readonly url: string; readonly voice?: boolean };

const schema: z.ZodType<Audio> = forms(
	mediaAddress(),
	z
		.strictObject({ url: mediaAddress(), voice: flag().optional() })
		.transform(
			({ url, voice }): Audio => (voice ? { url, voice: true } : { url }),
		),
	(url): Audio => ({ url }),
);

/** Sends a recording. */
export const audio = defineAction<Audio>({
	key: "audio",
	message: "free-form",
	summary:
		"Sends a recording: AAC, AMR, MP3, MP4 or OPUS up to 16 MB; with voice: true as a voice note, which is OGG with OPUS.",
	example: 'audio: { url: "https://example.com/welcome.ogg", voice: true }',
	schema,
	findings: (spec) => [
		...mediaFindings(spec.url, ["url"], recordings),
		...voiceFindings(spec),
	],
	compile: ({ url, voice }, site) =>
		compileMedia({ url, parts: [] }, site, (url) => ({
			type: "audio",
			url,
			...(voice ? { voice } : {}),
		})),
});

/** What WhatsApp takes as a recording, by Infobip's document. */
const recordings: MediaFormats = {
	takes: "recordings as AAC, AMR, MP3, MP4 or OPUS",
	refused: ["wav", "wma", "flac", "aiff", "mid", "webm"],
	help: "Save it as .mp3, or as .ogg with OPUS for a voice note.",
};

/** A voice note of another kind arrives as a file that plays nothing. */
function voiceFindings({ url, voice }: Audio): readonly Finding[] {
	const extension = extensionOf(mediaFileIn(url) ?? url);
	if (!voice || ["", "ogg", "opus", "oga"].includes(extension)) return [];
	if (recordings.refused.includes(extension)) return [];
	return [
		limitFinding(
			["url"],
			`A voice note is an OGG file with OPUS; this is a ${extension} file.`,
			"Save it as .ogg (OPUS), or take voice: true away.",
		),
	];
}

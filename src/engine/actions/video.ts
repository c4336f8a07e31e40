import { defineAction } from "../kinds.ts";
import {
	type Captioned,
	captionedSchema,
	captionPart,
} from "../say/captioned.ts";
import { compileMedia } from "../say/compile-media.ts";
import { type MediaFormats, mediaFindings } from "../say/media.ts";
import { partFindings, spoken } from "../say/parts.ts";

/** Sends a film. */
export const video = defineAction<Captioned>({
	key: "video",
	message: "free-form",
	summary:
		"Sends a video, MP4 or 3GPP up to 16 MB: its address on the web, or a file in the media folder beside the rules.",
	example:
		'video: { url: "https://example.com/tour.mp4", caption: "A walk through the house" }',
	schema: captionedSchema,
	findings: (spec, site) => [
		...mediaFindings(spec.url, ["url"], films),
		...partFindings([captionPart(spec)], site),
	],
	compile: (spec, site) =>
		compileMedia(
			{ url: spec.url, parts: [captionPart(spec)] },
			site,
			(url, [caption]) => ({ type: "video", url, ...spoken({ caption }) }),
		),
});

/** What WhatsApp takes as a video, by Infobip's document. */
const films: MediaFormats = {
	takes: "videos as MP4 or 3GPP",
	refused: ["mov", "avi", "mkv", "webm", "wmv", "flv", "gif", "jpg", "png"],
	help: "Save it as .mp4 (H.264 with AAC sound).",
};

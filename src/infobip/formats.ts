import type { MediaInRequest, MediaKind } from "./requests/media-in.ts";
import type { Violation } from "./requests/violations.ts";

/** What WhatsApp takes of one kind of media (facts of Infobip's document and of Meta's). */
interface Format {
	readonly extensions: readonly string[];
	readonly types: readonly string[];
	readonly bytes: number;
	readonly words: string;
}

const MB = 1024 * 1024;

const formats: Readonly<Record<MediaKind, Format>> = {
	image: {
		extensions: ["jpg", "jpeg", "png", "webp"],
		types: ["image/jpeg", "image/png", "image/webp"],
		bytes: 5 * MB,
		words: "a JPEG or PNG picture of up to 5 MB",
	},
	video: {
		extensions: ["mp4", "3gp", "3gpp"],
		types: ["video/mp4", "video/3gpp"],
		bytes: 16 * MB,
		words: "an MP4 or 3GPP video (H.264 and AAC) of up to 16 MB",
	},
	audio: {
		extensions: ["aac", "amr", "mp3", "m4a", "mp4", "ogg", "oga", "opus"],
		types: [
			"audio/aac",
			"audio/amr",
			"audio/mpeg",
			"audio/mp4",
			"audio/ogg",
			"audio/opus",
		],
		bytes: 16 * MB,
		words: "AAC, AMR, MP3, MP4 or Opus audio of up to 16 MB",
	},
	sticker: {
		extensions: ["webp"],
		types: ["image/webp"],
		bytes: 500 * 1024,
		words: "a WebP picture of 512 × 512 up to 100 KB (moving: 500 KB)",
	},
	document: {
		extensions: [],
		types: [],
		bytes: 100 * MB,
		words: "a file of up to 100 MB",
	},
	voice: {
		extensions: ["ogg", "oga", "opus"],
		types: ["audio/ogg", "audio/opus"],
		bytes: 16 * MB,
		words: "OGG with Opus, as a voice note has to be, up to 16 MB",
	},
};

// Only endings that name another format for certain; an address without one may be anything.
const known =
	/^(jpe?g|png|webp|gif|bmp|svg|tiff?|heic|heif|avif|ico|mp4|3gpp?|mov|avi|mkv|webm|mpe?g|wmv|flv|aac|amr|mp3|m4a|og[ag]|opus|wav|flac|wma|aiff?|mid|pdf|docx?|xlsx?|pptx?|txt|csv|zip|html?)$/;

const WEBP =
	"the picture is a WebP by its name: Infobip's document names JPEG and PNG only, though WebP has been delivered";

/** What the ending of a media address gives away. */
export interface FormatFinding {
	readonly violations: readonly Violation[];
	readonly warnings: readonly string[];
}

const nothing: FormatFinding = { violations: [], warnings: [] };

/** Judges media by the ending of its address, before anything is sent. */
export function checkFormat({
	path,
	kind,
	mediaUrl,
}: MediaInRequest): FormatFinding {
	const format = formats[kind];
	const ending = endingOf(mediaUrl);
	if (ending === null || !known.test(ending)) return nothing;
	if (kind === "image" && ending === "webp")
		return { violations: [], warnings: [WEBP] };
	if (format.extensions.length === 0 || format.extensions.includes(ending))
		return nothing;
	const violation = `is a .${ending} by its name; it must be ${format.words}`;
	return { violations: [{ path, violation }], warnings: [] };
}

/** Judges media by what a server says of it: its type and its size, each where it is known. */
export function checkMedia(
	kind: MediaKind,
	media: { readonly contentType: string | null; readonly bytes: number | null },
): readonly string[] {
	const format = formats[kind];
	const type = media.contentType?.split(";")[0]?.trim().toLowerCase() ?? null;
	const wrongType =
		type !== null && format.types.length > 0 && !format.types.includes(type);
	const tooLarge = media.bytes !== null && media.bytes > format.bytes;
	return [
		...(wrongType ? [`it is ${type}; it must be ${format.words}`] : []),
		...(tooLarge
			? [`it has ${media.bytes} bytes; it must be ${format.words}`]
			: []),
		...(kind === "image" && type === "image/webp" ? [WEBP] : []),
	];
}

function endingOf(address: string): string | null {
	const path = URL.canParse(address) ? new URL(address).pathname : "";
	return /\.([a-z0-9]{2,5})$/i.exec(path)?.[1]?.toLowerCase() ?? null;
}

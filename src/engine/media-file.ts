import type { JsonValue, RulesData } from "./model.ts";

/** How a file of ours is named in a message: `media:menu.jpg`. Only where it leaves does it become an address. */
const PREFIX = "media:";

/** Content types of the files that are served, by their ending. What WhatsApp would not take is known too, so that it is told. */
export const mediaTypes: Readonly<Record<string, string>> = {
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
	png: "image/png",
	gif: "image/gif",
	webp: "image/webp",
	heic: "image/heic",
	bmp: "image/bmp",
	tif: "image/tiff",
	tiff: "image/tiff",
	mp4: "video/mp4",
	"3gp": "video/3gpp",
	mov: "video/quicktime",
	avi: "video/x-msvideo",
	mkv: "video/x-matroska",
	webm: "video/webm",
	mp3: "audio/mpeg",
	m4a: "audio/mp4",
	aac: "audio/aac",
	amr: "audio/amr",
	ogg: "audio/ogg",
	opus: "audio/ogg",
	wav: "audio/wav",
	pdf: "application/pdf",
	txt: "text/plain; charset=utf-8",
	csv: "text/csv; charset=utf-8",
	doc: "application/msword",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	xls: "application/vnd.ms-excel",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	ppt: "application/vnd.ms-powerpoint",
	pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

/** The content type of a file of this name; null for one that is not served: a hidden one, one in a folder, of another kind. */
export function mediaTypeOf(name: string): string | null {
	const ending = /^[^.\\/:\p{Cc}][^\\/:\p{Cc}]*\.([a-z0-9]{2,5})$/iu.exec(
		name,
	)?.[1];
	const known = ending?.toLowerCase() ?? "";
	return name.length <= 200 && Object.hasOwn(mediaTypes, known)
		? (mediaTypes[known] ?? null)
		: null;
}

/**
 * What an owner wrote where a file belongs: an address stays what it is, the name of a file in the rules' `media` folder becomes
 * `media:menu.jpg`.
 *
 * @example mediaSource("media/menu.jpg") // "media:menu.jpg"
 */
export function mediaSource(written: string): string {
	const name = written.trim().replace(/^(\.\/)?(rules\/)?media\//, "");
	return mediaTypeOf(name) === null ? written : `${PREFIX}${name}`;
}

/** The file that an address in a message stands for; null where it is an address on the web. */
export function mediaFileIn(address: string): string | null {
	if (!address.startsWith(PREFIX)) return null;
	const name = address.slice(PREFIX.length);
	return mediaTypeOf(name) === null ? null : name;
}

/** The files of ours that rules and flows send, each once, in their order. */
export function mediaFilesIn({
	rules,
	flows,
}: Pick<RulesData, "rules" | "flows">): readonly string[] {
	const specs = [
		...rules.flatMap((rule) => [...rule.do, rule.outsideWindow]),
		...flows.flatMap(({ steps }) => steps),
	];
	return [...new Set(specs.flatMap((action) => filesIn(action?.spec ?? null)))];
}

/** Addresses stand under `url`, and of a message with buttons under `image`. */
function filesIn(value: JsonValue): readonly string[] {
	if (typeof value !== "object" || value === null) return [];
	if (Array.isArray(value)) return value.flatMap(filesIn);
	return Object.entries(value).flatMap(([key, one]) => {
		if (typeof one !== "string") return filesIn(one);
		const file = key === "url" || key === "image" ? mediaFileIn(one) : null;
		return file === null ? [] : [file];
	});
}

import { mediaTypeOf } from "../engine/media-file.ts";
import { after, DAY } from "../engine/model.ts";
import type { Clock, MediaFiles, MediaShelf } from "../engine/ports.ts";
import { typeFromBytes } from "../engine/type-from-bytes.ts";
import type { MediaFolder, StaffPictures } from "../http/ports/media.ts";

/** So long a picture waits to be sent. */
const WAITING_MS = DAY;
/** More than WhatsApp takes, so that whoever asks has said so before. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What WhatsApp takes as a picture, by the ending of its file. */
const endings: Readonly<Record<string, string>> = {
	"image/jpeg": "jpg",
	"image/png": "png",
};

/** What pictures of staff's lie in. */
export interface StaffPicturesOptions {
	readonly media: Pick<MediaShelf, "expect" | "isSendable">;
	readonly files: MediaFiles;
	readonly clock: Clock;
}

/**
 * Pictures that staff send by hand, each under the hash of its bytes beside the files of customers: the same one lies there once, and
 * only who has it can know its address. It stays as long as a conversation that it was sent into; one that nobody sends goes after a day.
 */
export function staffPictures({
	media,
	files,
	clock,
}: StaffPicturesOptions): StaffPictures & MediaFolder {
	return {
		async add(bytes) {
			const type = typeFromBytes(bytes) ?? "";
			if (!Object.hasOwn(endings, type)) return null;
			const nameOf = (hash: string) => `${hash}.${endings[type]}`;
			const goesAt = after(clock.now(), WAITING_MS);
			const limit = { bytes: MOST_BYTES };
			const { hash } = await files.write(once(bytes), limit, (hash) =>
				media.expect(hash, { name: nameOf(hash), goesAt }),
			);
			return { name: nameOf(hash), type, bytes: bytes.byteLength };
		},
		async open(name) {
			const type = mediaTypeOf(name);
			if (type === null || !(await media.isSendable(name))) return null;
			const hash = name.split(".")[0] ?? "";
			const found = await files.read(hash);
			if (found === null) return null;
			const { bytes, body } = found;
			const close = () => body.cancel();
			return { type, bytes, etag: `"${hash}"`, body: () => body, close };
		},
	};
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

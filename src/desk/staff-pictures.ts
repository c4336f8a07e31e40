import { createHash } from "node:crypto";
import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { DAY } from "../engine/model.ts";
import type { Clock } from "../engine/ports.ts";
import { typeFromBytes } from "../engine/type-from-bytes.ts";
import type { MediaFolder, StaffPictures } from "../http/ports/media.ts";
import { servedFolder } from "./media-folder.ts";
import { writeWhole } from "./write-whole.ts";

/** Pictures lie here so long: WhatsApp fetches them within minutes, staff look back for a while. */
const KEPT_MS = 30 * DAY;

/** What WhatsApp takes as a picture, by the ending of its file. */
const endings: Readonly<Record<string, string>> = {
	"image/jpeg": "jpg",
	"image/png": "png",
};

/**
 * Pictures that staff send by hand, each under the hash of its bytes: the same one lies there once, and only who has it can know its
 * address. After 30 days it goes.
 */
export function staffPictures(
	folder: string,
	{ now }: Clock,
): StaffPictures & MediaFolder {
	async function letGo(): Promise<void> {
		for (const name of await readdir(folder)) {
			const path = join(folder, name);
			const found = await stat(path).catch(() => null);
			if (found !== null && found.mtimeMs < now() - KEPT_MS)
				await rm(path, { force: true });
		}
	}

	return {
		...servedFolder(async () => folder),
		async add(bytes) {
			const type = typeFromBytes(bytes) ?? "";
			if (!Object.hasOwn(endings, type)) return null;
			const hash = createHash("sha256").update(bytes).digest("hex");
			const name = `${hash}.${endings[type]}`;
			await mkdir(folder, { recursive: true });
			await writeWhole(join(folder, name), bytes);
			// By our clock, so that the days count from the last time it was sent.
			await utimes(join(folder, name), now() / 1000, now() / 1000);
			await letGo();
			return { name, type, bytes: bytes.byteLength };
		},
	};
}

import { existsSync } from "node:fs";
import type { Config } from "../../config.ts";
import { mediaReference } from "../../infobip/media.ts";
import { mediaFilePath } from "../../store/media-files.ts";
import { openSqliteReader } from "../../store/sqlite/open.ts";

/** A customer's file that lies here. */
export interface KeptMedia {
	/** `m_12` */
	readonly name: string;
	/** What its bytes show. */
	readonly contentType: string;
	readonly bytes: number;
	readonly sentAt: string;
	readonly file: string;
}

/** A customer's file by `m_12`, by its media id or its address; null where it is not kept. */
export async function findKept(
	id: string,
	{ database, mediaDir }: Config,
): Promise<KeptMedia | null> {
	if (!existsSync(database)) return null;
	const reader = openSqliteReader({ file: database });
	try {
		const found = await reader.media.find(mediaReference(id)?.mediaId ?? id);
		if (!found?.hash) return null;
		const file = mediaFilePath(mediaDir, found.hash);
		if (!existsSync(file)) return null;
		return {
			name: `m_${found.id}`,
			contentType: found.type ?? "application/octet-stream",
			bytes: found.bytes ?? 0,
			sentAt: new Date(found.sentAt).toISOString(),
			file,
		};
	} finally {
		reader.close();
	}
}

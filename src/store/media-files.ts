import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import {
	access,
	type FileHandle,
	mkdir,
	open,
	readdir,
	rename,
	rm,
	stat,
} from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type MediaFiles, StoreError } from "../engine/ports.ts";

/** The first bytes of a file, which show its type. */
const HEAD = 4096;

/**
 * Files in a folder, each under the hash of its bytes: `ab/ab12…`. What customers or providers call a file never becomes a path,
 * and the same picture sent by a hundred people lies there once.
 */
export function mediaFiles(folder: string): MediaFiles {
	return {
		async write(body, limit, expect = async () => {}) {
			await mkdir(folder, { recursive: true });
			const part = join(folder, `.${randomBytes(12).toString("hex")}.part`);
			try {
				const written = await writePart(part, body, limit.bytes);
				await expect(written.hash);
				await settle(part, mediaFilePath(folder, written.hash));
				return written;
			} finally {
				await rm(part, { force: true });
			}
		},
		async read(hash) {
			const path = mediaFilePath(folder, hash);
			const found = await stat(path).catch(nullWhereMissing);
			if (found === null) return null;
			return { bytes: found.size, body: streamOf(path) };
		},
		remove: (hash) => rm(mediaFilePath(folder, hash), { force: true }),
		async sweep() {
			const names = await readdir(folder).catch(nullWhereMissing);
			for (const name of names?.filter(isPart) ?? [])
				await rm(join(folder, name), { force: true });
		},
	};
}

function isPart(name: string): boolean {
	return /^\.[0-9a-f]{24}\.part$/.test(name);
}

/** Where the file of this hash lies, whether it is there or not. */
export function mediaFilePath(folder: string, hash: string): string {
	if (!/^[0-9a-f]{64}$/.test(hash))
		throw new StoreError("A file's name must be the hash of its bytes.", {
			code: "broken",
		});
	return join(folder, hash.slice(0, 2), hash);
}

async function writePart(
	path: string,
	body: AsyncIterable<Uint8Array>,
	most: number,
) {
	const file = await open(path, "wx", 0o600);
	try {
		return await copy(file, body, most);
	} finally {
		await file.close();
	}
}

async function copy(
	file: FileHandle,
	body: AsyncIterable<Uint8Array>,
	most: number,
) {
	const hash = createHash("sha256");
	let head = new Uint8Array();
	let bytes = 0;
	for await (const chunk of body) {
		bytes += chunk.byteLength;
		if (bytes > most) throw tooLarge(most);
		hash.update(chunk);
		if (head.byteLength < HEAD) head = joined(head, chunk);
		await file.write(chunk);
	}
	await file.sync();
	return { hash: hash.digest("hex"), bytes, head };
}

function joined(head: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
	const more = chunk.subarray(0, HEAD - head.byteLength);
	const whole = new Uint8Array(head.byteLength + more.byteLength);
	whole.set(head);
	whole.set(more, head.byteLength);
	return whole;
}

/** A rename, so that a file under its hash is always whole. */
async function settle(part: string, path: string): Promise<void> {
	await mkdir(join(path, ".."), { recursive: true });
	const isThere = await access(path).then(
		() => true,
		() => false,
	);
	if (!isThere) await rename(part, path);
}

function streamOf(path: string): ReadableStream<Uint8Array> {
	// Node's type of the same stream.
	return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
	if (error.code === "ENOENT") return null;
	throw error;
}

function tooLarge(most: number): StoreError {
	return new StoreError(`The file has more than ${most} bytes.`, {
		code: "broken",
	});
}

import { createHash } from "node:crypto";
import {
	mkdtemp,
	readdir,
	readFile,
	rm,
	stat,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { mediaFilePath, mediaFiles } from "../../src/store/media-files.ts";

async function folder(): Promise<string> {
	const path = await mkdtemp(join(tmpdir(), "marhaba-media-"));
	onTestFinished(() => rm(path, { recursive: true, force: true }));
	return join(path, "media");
}

const bytes = (text: string) => new TextEncoder().encode(text);
const limit = { bytes: 100 };

async function* parts(...all: readonly string[]) {
	for (const one of all) yield bytes(one);
}

async function textOf(body: ReadableStream<Uint8Array> | undefined) {
	return new Response(body).text();
}

describe("customers' files", () => {
	it("E73: lie under the hash of their bytes, whole, and are read back", async () => {
		const path = await folder();
		const files = mediaFiles(path);
		const written = await files.write(parts("Hel", "lo"), limit);
		const hash = createHash("sha256").update("Hello").digest("hex");
		expect(written).toEqual({ hash, bytes: 5, head: bytes("Hello") });
		expect(await readdir(path)).toEqual([hash.slice(0, 2)]);
		const found = await files.read(hash);
		expect(found?.bytes).toBe(5);
		expect(await textOf(found?.body)).toBe("Hello");
		expect((await stat(mediaFilePath(path, hash))).mode & 0o077).toBe(0);
	});

	it("that are the same lie there once", async () => {
		const path = await folder();
		const files = mediaFiles(path);
		const one = await files.write(parts("same"), limit);
		const other = await files.write(parts("sa", "me"), limit);
		expect(other.hash).toBe(one.hash);
		expect(await readdir(join(path, one.hash.slice(0, 2)))).toHaveLength(1);
		await files.remove(one.hash);
		expect(await files.read(one.hash)).toBeNull();
		await files.remove(one.hash);
	});

	it.each([
		["too large", parts("x".repeat(60), "x".repeat(60))],
		["broken off", broken()],
	])("E72: that are %s leave nothing behind", async (_, body) => {
		const path = await folder();
		await expect(mediaFiles(path).write(body, limit)).rejects.toThrow();
		expect(await readdir(path)).toEqual([]);
	});

	it("are expected by their hash before they lie there, and lie nowhere when that fails", async () => {
		const path = await folder();
		const files = mediaFiles(path);
		const expected: unknown[] = [];
		const { hash } = await files.write(parts("Hello"), limit, async (one) => {
			expected.push(one, await files.read(one));
		});
		expect(expected).toEqual([hash, null]);
		const full = () => Promise.reject(new Error("the disk is full"));
		await expect(files.write(parts("other"), limit, full)).rejects.toThrow();
		expect(await readdir(path)).toEqual([hash.slice(0, 2)]);
	});

	it("whose process died while they were written are swept away, and nothing else is", async () => {
		const path = await folder();
		const files = mediaFiles(path);
		await files.sweep();
		const { hash } = await files.write(parts("Hello"), limit);
		await writeFile(join(path, `.${"a".repeat(24)}.part`), "half");
		await writeFile(join(path, "notes.part"), "somebody's own");
		await files.sweep();
		expect((await readdir(path)).toSorted()).toEqual(
			[hash.slice(0, 2), "notes.part"].toSorted(),
		);
	});

	it("show their first bytes, however large they are", async () => {
		const files = mediaFiles(await folder());
		const { head } = await files.write(
			parts("a".repeat(3_000), "b".repeat(3_000)),
			{ bytes: 10_000 },
		);
		expect(head.byteLength).toBe(4_096);
		expect(String.fromCharCode(...head.subarray(2_999, 3_001))).toBe("ab");
	});

	it.each(["../../etc/passwd", "", "A".repeat(64), `${"a".repeat(63)}/`])(
		"E73: are never looked for under %j",
		async (hash) => {
			const path = await folder();
			await expect(mediaFiles(path).read(hash)).rejects.toThrow("hash");
			await expect(readFile(join(path, hash))).rejects.toThrow();
		},
	);
});

async function* broken() {
	yield bytes("half");
	throw new Error("the connection broke");
}

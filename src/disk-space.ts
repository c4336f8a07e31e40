import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** Bytes of a database and of its disk. */
export interface Storage {
	readonly databaseBytes: number;
	readonly freeBytes: number;
}

/** Less free disk than this and `/readyz` says no: a write that still fits must not hide that the next will not. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** What the database takes, its log included, and what is free on its disk. */
export async function storageOf(file: string): Promise<Storage> {
	const { bavail, bsize } = await statfs(dirname(file));
	const sizes = await Promise.all([file, `${file}-wal`].map(sizeOf));
	const databaseBytes = sizes.reduce((sum, size) => sum + size, 0);
	return { databaseBytes, freeBytes: bavail * bsize };
}

/** Throws where the disk of the database has less than 64 MB free. */
export async function assertSpace(file: string): Promise<void> {
	const { freeBytes } = await storageOf(file);
	if (freeBytes < LEAST_FREE_BYTES) throw new Error("less than 64 MB are free");
}

async function sizeOf(file: string): Promise<number> {
	return stat(file).then(
		({ size }) => size,
		() => 0,
	);
}

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** Whether system calls can be watched here. */
export const canTrace = spawnSync("strace", ["-V"]).status === 0;

/** What a process did that durability hangs on, in the order in which it did it. */
export type Act =
	/** Wrote into the write-ahead log, up to this many bytes from its beginning. */
	| { readonly type: "log written"; readonly end: number }
	/** Had the write-ahead log on disk. */
	| { readonly type: "log synced" }
	/** Answered a request with 200. */
	| { readonly type: "answered" };

/** A process that is being watched. */
export interface Watched {
	/** Stops watching, and gives what was seen. */
	acts(): Promise<readonly Act[]>;
}

/** Watches a process's main thread, which alone writes and answers; resolves once nothing can be missed. */
export async function watch(pid: number, file: string): Promise<Watched> {
	const calls = "trace=write,writev,pwrite64,fsync,fdatasync";
	const given = ["-y", "-s", "24", "-e", calls, "-o", file, "-p", String(pid)];
	const strace = spawn("strace", given, {
		stdio: ["ignore", "ignore", "pipe"],
	});
	await once(strace.stderr as NonNullable<ChildProcess["stderr"]>, "data");
	return {
		async acts() {
			const closed = once(strace, "close");
			strace.kill("SIGINT");
			await closed;
			return readFileSync(file, "utf8").split("\n").flatMap(actOf);
		},
	};
}

/** `pwrite64(20</tmp/x/marhaba.db-wal>, "\0"..., 4096, 8272) = 4096` and the like. */
function actOf(line: string): readonly Act[] {
	if (/^writev?\(.*"HTTP\/1\.1 200/.test(line)) return [{ type: "answered" }];
	if (/^(?:fsync|fdatasync)\(\d+<[^>]*-wal>\) *= 0/.test(line))
		return [{ type: "log synced" }];
	const [, bytes, offset] =
		/^pwrite64\(\d+<[^>]*-wal>.*, (\d+), (\d+)\) *= \d/.exec(line) ?? [];
	return offset === undefined
		? []
		: [{ type: "log written", end: Number(bytes) + Number(offset) }];
}

import type { Frame } from "./frame.ts";

/** The newest frames, as many as fit. */
export interface Ring {
	push(frame: Frame): void;
	/** Frames after this number; null where older ones than are kept may be missing. */
	after(seq: number): readonly Frame[] | null;
	/** Drops the frames of some conversations, wherever they stand. */
	forget(conversations: ReadonlySet<number>): void;
	/** Forgets all; from here on frames follow this number. */
	restart(seq: number): void;
}

/** Keeps the last frames in memory: 4 MiB are some thousand rows, enough for every reader that blinked. */
export function createRing(mostBytes: number): Ring {
	let frames: Frame[] = [];
	let first = 0;
	let bytes = 0;
	/** Every row after this number is kept. */
	let since = Number.POSITIVE_INFINITY;

	function dropFirst(): void {
		const frame = frames[first++] as Frame;
		bytes -= sizeOf(frame);
		since = frame.entry.seq;
		if (first * 2 > frames.length) {
			frames = frames.slice(first);
			first = 0;
		}
	}

	return {
		push(frame) {
			frames.push(frame);
			bytes += sizeOf(frame);
			while (bytes > mostBytes) dropFirst();
		},
		after(seq) {
			if (seq < since) return null;
			return frames.slice(Math.max(first, firstAfter(frames, seq)));
		},
		forget(conversations) {
			frames = frames
				.slice(first)
				.filter(({ entry }) => !conversations.has(entry.conversation ?? -1));
			first = 0;
			bytes = frames.reduce((sum, frame) => sum + sizeOf(frame), 0);
		},
		restart(seq) {
			frames = [];
			first = 0;
			bytes = 0;
			since = seq;
		},
	};
}

function sizeOf({ masked, full }: Frame): number {
	return masked.byteLength + full.byteLength;
}

/** Index of the first frame behind a number; the frames rise. */
function firstAfter(frames: readonly Frame[], seq: number): number {
	let low = 0;
	let high = frames.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((frames[middle] as Frame).entry.seq <= seq) low = middle + 1;
		else high = middle;
	}
	return low;
}

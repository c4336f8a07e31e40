/** A block of lines that begin in the same column: the keys of a map, or the dashes of a list. */
export interface Level {
	readonly column: number;
	readonly kind: "map" | "list";
}

/** The blocks that are open where the scan stands, outermost first. */
export interface Levels {
	readonly open: Level[];
	/** The column of a key or dash with nothing behind it yet: deeper lines belong to it. −1 before the first line. */
	pending: number | null;
}

/** What a line does at the place where it begins. */
export type Entry =
	| { readonly fits: true }
	/** It begins at no open column. `column` is where it was probably meant to begin. */
	| { readonly fits: false; readonly why: "indent"; readonly column: number }
	/** A dash among keys, or a key among dashes. */
	| {
			readonly fits: false;
			readonly why: "mixed";
			readonly kind: Level["kind"];
	  };

/** Levels before the first line. */
export function noLevels(): Levels {
	return { open: [], pending: -1 };
}

/** Enters the block that a key or dash in this column belongs to, closing deeper ones. */
export function enter(
	levels: Levels,
	column: number,
	kind: Level["kind"],
): Entry {
	const closed = closeDeeper(levels, column);
	const top = levels.open.at(-1);
	if (top?.column === column) return enterSame(levels, top, kind);
	if (levels.pending !== null && levels.pending < column) {
		levels.open.push({ column, kind });
		levels.pending = null;
		return { fits: true };
	}
	return {
		fits: false,
		why: "indent",
		column: nearestColumn([...levels.open, ...closed], column, kind),
	};
}

function closeDeeper(levels: Levels, column: number): readonly Level[] {
	const closed: Level[] = [];
	while ((levels.open.at(-1)?.column ?? -1) > column) {
		const level = levels.open.pop();
		if (level) closed.push(level);
	}
	if (levels.pending !== null && levels.pending > column) levels.pending = null;
	return closed;
}

function enterSame(levels: Levels, top: Level, kind: Level["kind"]): Entry {
	if (top.kind === kind) {
		levels.pending = null;
		return { fits: true };
	}
	// A list may stand in the column of its key: `rules:` and below it `- name: …`.
	if (kind === "list" && levels.pending === top.column) {
		levels.open.push({ column: top.column, kind });
		levels.pending = null;
		return { fits: true };
	}
	const under = levels.open.at(-2);
	if (kind === "map" && under?.column === top.column) {
		levels.open.pop();
		levels.pending = null;
		return { fits: true };
	}
	return { fits: false, why: "mixed", kind: top.kind };
}

/** The closest column of a block of this kind; of two that are as close the deeper one. */
function nearestColumn(
	levels: readonly Level[],
	column: number,
	kind: Level["kind"],
): number {
	const columns = levels
		.filter((level) => level.kind === kind)
		.map((level) => level.column)
		.sort(
			(one, other) =>
				Math.abs(one - column) - Math.abs(other - column) || other - one,
		);
	return columns[0] ?? levels.at(-1)?.column ?? 0;
}

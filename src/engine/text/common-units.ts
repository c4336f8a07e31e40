/**
 * What a reading makes of each common UTF-16 unit that it reads alone, whatever stands beside it; undefined for the others. All are
 * read at once, between line breaks: one by one takes far longer.
 */
export function readUnits(
	read: (text: string) => string,
): readonly (string | undefined)[] {
	const made: (string | undefined)[] = new Array(0x2070).fill(undefined);
	const lines = read(alone.map(letterOf).join("\n")).split("\n");
	alone.forEach((unit, at) => {
		made[unit] = lines[at];
	});
	made[LINE_BREAK] = "\n";
	return made;
}

/**
 * Tells of most texts that a reading leaves as they are, by one look at each unit. Of others it may say no although the reading
 * changes nothing.
 */
export function leavesAlone(
	read: (text: string) => string,
): (text: string) => boolean {
	let stays: Uint8Array | undefined;
	return (text) => {
		stays ??= unitsThatStay(read);
		for (let at = 0; at < text.length; at++)
			if (stays[text.charCodeAt(at)] !== 1) return false;
		return true;
	};
}

// Of every unit there is, since a look beyond the end of an array is slow. A mark may become one letter with what stands before it.
function unitsThatStay(read: (text: string) => string): Uint8Array {
	const stays = new Uint8Array(0x10000);
	readUnits(read).forEach((made, unit) => {
		const letter = letterOf(unit);
		if (made === letter && !MARK.test(letter)) stays[unit] = 1;
	});
	return stays;
}

const LINE_BREAK = 0x0a;
const MARK = /\p{M}/u;

function letterOf(unit: number): string {
	return String.fromCharCode(unit);
}

/** European and Arabic letters and general punctuation. U+200D, © and ® can be parts of an emoji. */
const alone: readonly number[] = [
	...range(0, 0x0700),
	...range(0x1e00, 0x2070),
].filter((unit) => ![LINE_BREAK, 0xa9, 0xae, 0x200d].includes(unit));

function range(from: number, to: number): readonly number[] {
	return Array.from({ length: to - from }, (_, at) => from + at);
}

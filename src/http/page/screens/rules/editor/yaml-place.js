const keyAtEnd = /(?:^|[\s{,])("?)([\p{L}\p{N}_-]+)\1\s*:\s*$/u;

/**
 * Where in a YAML text its end stands: the keys above it, from the outermost, `[]` for an item of a list; and whether a key or a value
 * is being written. Enough for proposals while somebody types; a text that is not YAML gives something harmless.
 *
 * `rules:\n  - name: x\n    wh` → `{ path: ["rules", "[]"], kind: "key", word: "wh" }`
 */
export function placeAtEnd(text) {
	const lines = text.split("\n");
	const line = lines.pop();
	const { path: inner, rest } = flowPlace(line);
	const word = /[\p{L}\p{N}_-]*$/u.exec(rest)[0];
	const before = rest.slice(0, rest.length - word.length);
	const key = keyAtEnd.exec(before)?.[2];
	const outer = [...blockPath(lines, indentOf(line)), ...dashes(line)];
	const path = [...outer, ...inner];
	if (key !== undefined) return { path: [...path, key], kind: "value", word };
	const startsKey = inner.length > 0 ? /[{,]\s*$/ : /^\s*(?:-\s+)*$/;
	return { path, kind: startsKey.test(before) ? "key" : "other", word };
}

/** The keys of open `{` and `[` in a line, and what stands behind the last of them. */
function flowPlace(line) {
	const open = [];
	for (const [index, letter] of [...line].entries()) {
		if (letter === "{" || letter === "[") open.push(index);
		if (letter === "}" || letter === "]") open.pop();
	}
	if (open.length === 0) return { path: [], rest: line };
	const path = open.flatMap((at, index) => {
		const before = line.slice((open[index - 1] ?? -1) + 1, at);
		const key = keyAtEnd.exec(` ${before}`)?.[2];
		return [...(key ? [key] : []), ...(line[at] === "[" ? ["[]"] : [])];
	});
	return { path, rest: line.slice(open.at(-1)) };
}

function blockPath(lines, indent) {
	const path = [];
	let limit = indent;
	for (let index = lines.length - 1; index >= 0 && limit > 0; index -= 1) {
		const line = lines[index];
		if (line.trim() === "" || line.trim().startsWith("#")) continue;
		const steps = stepsOf(line).filter(({ at }) => at < limit);
		const last = steps.at(-1);
		if (last === undefined) continue;
		path.unshift(...steps.map(({ name }) => name));
		limit = steps[0].at;
	}
	return path;
}

/** `  - text:` → an item at 2 and the key `text` at 4. */
function stepsOf(line) {
	const [, lead, marks, rest] = /^(\s*)((?:-\s+)*)(.*)$/.exec(line);
	const steps = [...marks.matchAll(/-/g)].map(({ index }) => ({
		at: lead.length + index,
		name: "[]",
	}));
	const key = /^("?)([^":{[]+)\1\s*:(?:\s|$)/.exec(rest)?.[2];
	if (key !== undefined)
		steps.push({ at: lead.length + marks.length, name: key.trim() });
	return steps;
}

function indentOf(line) {
	return /^\s*/.exec(line)[0].length;
}

function dashes(line) {
	return [...(/^\s*((?:-\s+)*)/.exec(line)[1].matchAll(/-/g) ?? [])].map(
		() => "[]",
	);
}

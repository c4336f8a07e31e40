import { nodeAt, type Path, type Tree } from "../source/tree.ts";

/** What the innermost `if` around a text says of the hours; null where none says anything. */
export function hoursAround(tree: Tree, path: Path): "open" | "closed" | null {
	for (let length = path.length - 1; length >= 0; length--) {
		const item = nodeAt(tree, path.slice(0, length));
		const condition = item && nodeAt(item, ["if"]);
		const hours = condition && nodeAt(condition, ["hours"]);
		if (hours?.type !== "text") continue;
		const { text } = hours;
		if (text !== "open" && text !== "closed") return null;
		if (path[length] === "do") return text;
		// Of several conditions another may be the one that does not hold.
		const alone = condition?.type === "map" && condition.entries.length === 1;
		return path[length] === "else" && alone ? opposite[text] : null;
	}
	return null;
}

const opposite = { open: "closed", closed: "open" } as const;

import { type Here, under } from "../here.ts";
import { nodeAt, textsIn } from "../source/tree.ts";

/** Where a text stands inside a place, such as the name of a rule inside an action; the place itself where it is not found. */
export function placeOfText(here: Here, text: string): Here {
	const tree = nodeAt(here.root, here.path);
	if (tree === null) return here;
	for (const { node, path } of textsIn(tree))
		if (node.text === text) return under(here, ...path);
	return here;
}

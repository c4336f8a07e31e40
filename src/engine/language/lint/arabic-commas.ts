import type { Draft } from "../draft.ts";
import { lineWith, tell, under } from "../here.ts";
import { nodeAt, textsIn } from "../source/tree.ts";

/** `text-lost`: an Arabic comma between keywords. YAML knows only the Latin one, so several words became one phrase. */
export function arabicCommas({ rules }: Draft): void {
	for (const { here } of rules) {
		const start = under(here, "when", "keyword");
		const keyword = nodeAt(here.root, start.path);
		if (keyword === null) continue;
		for (const { node, path } of textsIn(keyword)) {
			if (node.style !== "plain" || !node.text?.includes("،")) continue;
			tell(under(start, ...path), {
				code: "text-lost",
				severity: "warning",
				message: `"${node.text}" is one phrase: between the words of a list stands the Latin comma.`,
				help: `Write:\n${lineWith(start, node, node.text.split(/\s*،\s*/).join(", "))}`,
			});
		}
	}
}

import { fold } from "../../text/fold.ts";
import type { Draft } from "../draft.ts";
import { type Here, tell, under } from "../here.ts";
import type { DraftRule } from "../read/read-rule.ts";
import { nodeAt, type Tree } from "../source/tree.ts";
import { groupName } from "../words.ts";
import { lineOf } from "./duplicate-names.ts";

/** `duplicate-keyword`: a word that starts an earlier rule already, or stands in its list twice as it is. */
export function duplicateKeywords({ rules }: Draft): void {
	const first = new Map<string, DraftRule>();
	for (const rule of rules) {
		const own = new Set<string>();
		const spelled = new Set<string>();
		for (const { word, here } of keywordsOf(rule)) {
			const key = `${fold(word).trim()}\n${matchOf(rule)}`;
			const before = first.get(key);
			if (spelled.has(word)) tellTwice(here, word);
			else if (before !== undefined && !own.has(key))
				tellTaken(here, word, before);
			own.add(key);
			spelled.add(word);
		}
		if (!answersAlways(rule)) continue;
		for (const key of own) if (!first.has(key)) first.set(key, rule);
	}
}

interface Keyword {
	readonly word: string;
	readonly here: Here;
}

/** The words of which one is enough. Those of a group are told at the group. */
function keywordsOf({ here }: DraftRule): readonly Keyword[] {
	const start = under(here, "when", "keyword");
	const value = nodeAt(here.root, start.path);
	if (value === null) return [];
	if (value.type !== "map") return textsOf(start, value);
	if (value.entries.some(({ key }) => key === "all" || key === "except"))
		return [];
	const any = value.entries.find(({ key }) => key === "any");
	return any === undefined ? [] : textsOf(under(start, "any"), any.value);
}

function textsOf(here: Here, tree: Tree): readonly Keyword[] {
	const items = tree.type === "list" ? tree.items : [tree];
	return items.flatMap((item, index) =>
		item.type === "text" && item.text !== null && groupName(item) === null
			? [
					{
						word: item.text,
						here: tree.type === "list" ? under(here, index) : here,
					},
				]
			: [],
	);
}

/** How it matches: a word may start one rule as the whole message, and another within a sentence. */
function matchOf({ data }: DraftRule): string {
	const keyword = data.when.find(({ key }) => key === "keyword");
	const { match = null } = (keyword?.spec ?? {}) as { match?: string | null };
	return match ?? "";
}

function answersAlways({ data }: DraftRule): boolean {
	return data.if.length === 0 && data.limit === null && !data.continue;
}

function tellTwice(here: Here, word: string): void {
	tell(here, {
		code: "duplicate-keyword",
		severity: "warning",
		message: `"${word}" stands in this list twice.`,
		help: "Take one of them out.",
	});
}

function tellTaken(here: Here, word: string, before: DraftRule): void {
	tell(here, {
		code: "duplicate-keyword",
		severity: "warning",
		message: `"${word}" starts "${before.data.name}" (${lineOf(before.here, here)}) already, and that rule answers first.`,
		help: "Take it out of one of the two rules.",
	});
}

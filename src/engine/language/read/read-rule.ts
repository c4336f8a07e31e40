import type { ActionData, Audience, RuleData } from "../../model.ts";
import { actionKinds } from "../../registry.ts";
import { takenNames } from "../clean-tree.ts";
import { type Here, nodeOf, plainAt, read, tell, under } from "../here.ts";
import { nearest } from "../nearest.ts";
import { entryOf, type MapEntry, type Tree } from "../source/tree.ts";
import { fillGroups, type Words } from "../words.ts";
import type { Placed } from "./placed.ts";
import { readActions } from "./read-actions.ts";
import { readIf } from "./read-if.ts";
import { readWhen } from "./read-when.ts";
import { ruleShape } from "./rule-shape.ts";
import { audienceSchema } from "./schemas.ts";

/** A rule as far as it could be read, with the places of its parts. */
export interface DraftRule {
	readonly data: RuleData;
	readonly here: Here;
	/** Some of it could not be read. */
	readonly broken: boolean;
	readonly when: readonly Placed[];
	readonly if: readonly Placed[];
	/** The reply first. */
	readonly do: readonly Placed<ActionData>[];
	readonly outsideWindow: Placed<ActionData> | null;
}

/** What reading a rule needs to know of the rest of the files. */
export interface RuleContext {
	readonly words: Words;
	/** For proposals only; null where it is not known. */
	readonly timezone: string | null;
}

/** Reads one item of `rules`. Null where it is no rule at all. */
export function readRule(
	item: Here,
	{ words, timezone }: RuleContext,
): DraftRule | null {
	const node = nodeOf(item);
	if (node === null || node.type !== "map") {
		tell(item, {
			code: "wrong-value",
			message: "Each rule begins with a dash and its name.",
			help: "Write - name: opening hours, and the rest of the rule below it, in the column of `name`.",
		});
		return null;
	}
	const before = item.report.problems.length;
	const here = withGroups(ruleHere(item, node), words);
	const outer = readShape(here);
	const parts = readParts(here, timezone);
	checkName(here);
	checkDoesSomething(here, node);
	const errors = here.report.problems
		.slice(before)
		.some(({ severity }) => severity === "error");
	return {
		here,
		broken: errors,
		data: toData(here, outer, parts),
		...parts,
	};
}

type Outer = Partial<ReturnType<typeof ruleShape.parse>>;

/** What can be read of the rule's own keys, so that one that is wrong does not hide what the others mean. */
function readShape(here: Here): Outer {
	const whole = read(here, ruleShape, "a rule", {
		example: "- name: opening hours",
	});
	if (whole !== undefined) return whole;
	const good = Object.entries(ruleShape.shape).flatMap(([key, schema]) => {
		const result = schema.safeParse(plainAt(under(here, key)));
		return result.success ? [[key, result.data] as const] : [];
	});
	return Object.fromEntries(good) as Outer;
}

/** From here on the rule itself is the root of all paths, and its name stands before all messages. */
function ruleHere(item: Here, node: Tree): Here {
	const name = nameOf(node);
	return {
		...item,
		root: node,
		path: [],
		subject: name === null ? null : { type: "rule", name },
	};
}

function checkName(here: Here): void {
	const name = nameOf(here.root) ?? "";
	if (!takenNames.has(name)) return;
	tell(under(here, "name"), {
		code: "wrong-value",
		message: `"${name}" cannot be a name here.`,
		help: "Choose another word.",
	});
}

function nameOf(node: Tree): string | null {
	const name = entryOf(node, "name")?.value;
	return name?.type === "text" && name.text?.trim() ? name.text : null;
}

/** Fills in `<group>` wherever words stand. */
function withGroups(here: Here, words: Words): Here {
	const when = entryOf(here.root, "when")?.value;
	if (when?.type !== "map") return here;
	const filled = mapEntry(when, "keyword", (value) =>
		fillGroups(under(here, "when", "keyword"), value, words, keywordLists),
	);
	return { ...here, root: mapEntry(here.root, "when", () => filled) };
}

const keywordLists = ["any", "all", "except"];

function mapEntry(
	tree: Tree,
	key: string,
	change: (value: Tree) => Tree,
): Tree {
	if (tree.type !== "map") return tree;
	const entries = tree.entries.map(
		(entry): MapEntry =>
			entry.key === key ? { ...entry, value: change(entry.value) } : entry,
	);
	return { ...tree, entries };
}

type Parts = Pick<DraftRule, "when" | "if" | "do" | "outsideWindow"> & {
	readonly to: Audience | null;
};

function readParts(here: Here, timezone: string | null): Parts {
	const has = (key: string) => entryOf(here.root, key) !== undefined;
	const to = has("to")
		? read(under(here, "to"), audienceSchema(timezone), '"to"')
		: null;
	return {
		when: has("when") ? readWhen(under(here, "when")) : [],
		if: has("if") ? readIf(under(here, "if")) : [],
		do: [
			...(has("reply") ? readReply(under(here, "reply")) : []),
			...(has("do") ? readActions(under(here, "do")) : []),
		],
		outsideWindow: has("outside_window")
			? readOutsideWindow(under(here, "outside_window"))
			: null,
		to: to ?? null,
	};
}

/** `reply: hi` is `do: [{ text: hi }]`. */
export function readReply(here: Here): readonly Placed<ActionData>[] {
	const kind = actionKinds.get("text");
	if (kind === undefined) return [];
	const spec = read(here, kind.schema, `"${here.path.at(-1)}"`);
	return spec === undefined
		? []
		: [{ here, data: { key: "text", spec, quote: false } }];
}

function readOutsideWindow(here: Here): Placed<ActionData> | null {
	const node = nodeOf(here);
	const kind = actionKinds.get("template");
	const only = node?.type === "map" && node.entries.length === 1;
	if (!only || kind === undefined || entryOf(node, "template") === undefined) {
		tell(here, {
			code: "wrong-value",
			message: "After 24 hours WhatsApp takes nothing but a template.",
			help: "Write outside_window: { template: { name: … } }.",
		});
		return null;
	}
	const place = under(here, "template");
	const spec = read(place, kind.schema, '"template"');
	return spec === undefined
		? null
		: { here: place, data: { key: "template", spec, quote: false } };
}

function checkDoesSomething(here: Here, node: Tree): void {
	if (entryOf(node, "reply") || entryOf(node, "do")) return;
	if (here.file.damaged || isMisplaced(node)) return;
	tell(under(here, "name"), {
		code: "missing",
		message: "The rule does nothing: it has neither `reply` nor `do`.",
		help: "Write reply: and what to answer, or do: with - silent if it should stay quiet.",
	});
}

/** `repply`, or `reply` that stands under `when`: that has been told already. */
function isMisplaced(node: Tree): boolean {
	if (node.type !== "map") return false;
	const when = entryOf(node, "when")?.value;
	const deeper = when?.type === "map" ? when.entries : [];
	return (
		node.entries.some(isMeantAsReply) ||
		deeper.some(({ key }) => key === "reply" || key === "do")
	);
}

/** `repply`, which has been told already. */
function isMeantAsReply({ key }: MapEntry): boolean {
	const known = Object.keys(ruleShape.shape);
	const meant = known.includes(key) ? null : nearest(key, known);
	return meant === "reply" || meant === "do";
}

function toData(here: Here, outer: Outer, parts: Parts): RuleData {
	return {
		name: nameOf(here.root) ?? "",
		when: parts.when.map(({ data }) => data),
		if: parts.if.map(({ data }) => data),
		to: parts.to,
		limit: outer.limit ?? null,
		afterLimit: outer.after_limit ?? null,
		continue: outer.continue ?? false,
		interrupt: outer.interrupt ?? false,
		do: parts.do.map(({ data }) => data),
		outsideWindow: parts.outsideWindow?.data ?? null,
		examples: outer.examples ?? [],
		notExamples: outer.not_examples ?? [],
	};
}

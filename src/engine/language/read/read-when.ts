import { triggerKinds } from "../../registry.ts";
import { type Here, lineWith, nodeOf, read, tell, under } from "../here.ts";
import { didYouMean } from "../nearest.ts";
import { short } from "../source/plain-traps.ts";
import { quoteText } from "../source/quote.ts";
import { type MapEntry, textsIn } from "../source/tree.ts";
import type { Placed } from "./placed.ts";
import { tellUnknown } from "./tell-unknown.ts";

/** Reads `when`: a bare word, or a map of triggers. */
export function readWhen(here: Here): readonly Placed[] {
	const node = nodeOf(here);
	if (node?.type === "text" && node.text !== null)
		return bareTrigger(here, node.text);
	if (node?.type === "map" && node.entries.length > 0) {
		const placed = node.entries.flatMap(({ key }) =>
			readTrigger(under(here, key), key),
		);
		checkAlone(placed, node.entries);
		return placed;
	}
	tell(here, {
		code: node?.type === "list" ? "wrong-value" : "missing",
		message: "`when` says how the rule starts.",
		help: "Write when: { keyword: [menu, carte] }. Several ways stand in one map; any one is enough.",
	});
	return [];
}

function readTrigger(here: Here, key: string): readonly Placed[] {
	const kind = triggerKinds.get(key);
	if (kind === undefined) {
		tellUnknown(
			here,
			`"${key}" is not a way to start a rule.`,
			key,
			triggerKinds,
		);
		return [];
	}
	if (key === "regex") checkBackslashes(here);
	const { schema, example } = kind;
	const spec = read(here, schema, `"${key}"`, { example });
	return spec === undefined ? [] : [{ data: { key, spec }, here }];
}

/** `when: first_message`: the word alone is the whole trigger, if it needs nothing else. */
function bareTrigger(here: Here, key: string): readonly Placed[] {
	const kind = triggerKinds.get(key);
	const bare = kind?.schema.safeParse(null);
	if (bare?.success) return [{ data: { key, spec: bare.data }, here }];
	if (kind === undefined) {
		const words = [...triggerKinds.values()].filter(
			(one) => one.schema.safeParse(null).success,
		);
		const help = didYouMean(
			key,
			words.map((one) => one.key),
		);
		tell(here, {
			code: "unknown-key",
			message: `"${short(key)}" is not a way to start a rule.`,
			help:
				help ??
				`To start it on these words, write when: { keyword: ${inFlow(key)} }.`,
		});
	} else
		tell(here, {
			code: "missing",
			message: `"${key}" has nothing behind it.`,
			help: `Write when: { ${kind.example} }.`,
		});
	return [];
}

function inFlow(text: string): string {
	return /^[\p{L}\p{N} ]+$/u.test(text) ? text : quoteText(text);
}

/** `"\d"` in double quotes: YAML takes the backslash, and the pattern means something else. */
function checkBackslashes(here: Here): void {
	const node = nodeOf(here);
	if (node === null) return;
	for (const { node: text, path } of textsIn(node)) {
		const raw = here.file.source.text.slice(text.start, text.end);
		if (text.style !== "double" || !raw.includes("\\")) continue;
		tell(under(here, ...path), {
			code: "text-lost",
			message:
				"In double quotes YAML takes `\\` for itself, so this is another pattern than it looks.",
			help: `Use single quotes here:\n${lineWith(here, text, singleQuoted(raw.slice(1, -1)))}`,
		});
	}
}

function singleQuoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

function checkAlone(
	placed: readonly Placed[],
	entries: readonly MapEntry[],
): void {
	if (entries.length < 2) return;
	for (const { data, here } of placed)
		if (triggerKinds.get(data.key)?.alone)
			tell(
				here,
				{
					code: "wrong-value",
					message: `"${data.key}" stands alone in its \`when\`.`,
					help: "Make a second rule for the other way to start.",
				},
				true,
			);
}

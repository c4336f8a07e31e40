import { actionKinds } from "../../registry.ts";
import { builtInPlaceholders } from "../../say/built-ins.ts";
import { type Placeholder, parsePlaceholders } from "../../say/placeholders.ts";
import type { Draft } from "../draft.ts";
import { type Here, nodeOf, under } from "../here.ts";
import { didYouMean } from "../nearest.ts";
import type { DraftRule } from "../read/read-rule.ts";
import type { Complaint } from "../report.ts";
import { type Path, type TextNode, textsIn } from "../source/tree.ts";
import { hoursAround } from "./hours-around.ts";
import { rulesReachedBy } from "./named-rules.ts";
import { optionalGroups } from "./optional-groups.ts";
import { capturesOf, savedNames } from "./saved-names.ts";

/**
 * `unknown-placeholder`: a name in braces that nothing can fill. `may-be-empty`: one that is not always there and says no default.
 */
export function placeholders(draft: Draft): void {
	const everywhere = new Set(namesEverywhere(draft));
	const captures = reachableCaptures(draft);
	const eventful = reachedBy(draft, rulesWithEvent(draft.rules));
	for (const rule of draft.rules) {
		const scope: Scope = {
			known: withMore(everywhere, captures.get(rule.data.name) ?? []),
			optional: new Set(optionalIn(rule)),
			hours: hoursOf(rule),
			anyEvent: eventful.get(rule.data.name)?.size === 1,
			whole: draft.whole,
		};
		for (const key of ["reply", "do", "outside_window"])
			look(under(rule.here, key), scope);
	}
	const all = new Set([...everywhere, ...[...captures.values()].flat()]);
	for (const flow of draft.flows)
		for (const key of ["cancel", "steps"])
			look(under(flow.here, key), {
				known: all,
				optional: new Set(),
				hours: null,
				anyEvent: true,
				whole: draft.whole,
			});
}

/** Most rules capture nothing: they share what is known everywhere. */
function withMore(
	names: ReadonlySet<string>,
	more: readonly string[],
): ReadonlySet<string> {
	return more.length === 0 ? names : new Set([...names, ...more]);
}

interface Scope {
	/** Names that something fills. */
	readonly known: ReadonlySet<string>;
	/** Captures that a match may leave empty. */
	readonly optional: ReadonlySet<string>;
	/** What the rule's own `if` says of the hours. */
	readonly hours: "open" | "closed" | null;
	/** `{event.…}` may be used. */
	readonly anyEvent: boolean;
	/** All that saves something could be read. */
	readonly whole: boolean;
}

function namesEverywhere(draft: Draft): readonly string[] {
	const { profile } = draft.data;
	return [
		...builtInPlaceholders,
		...(profile.name === "" ? [] : ["business.name"]),
		"business.timezone",
		...Object.keys(profile.more).map((key) => `business.${key}`),
		...savedNames(draft).map(({ name }) => name),
		"language",
	];
}

/** What each rule can print of what was captured: by itself, and by the rules that run it. */
function reachableCaptures(
	draft: Draft,
): ReadonlyMap<string, readonly string[]> {
	const own = draft.rules.map(
		(rule) =>
			[
				rule.data.name,
				new Set(capturesOf(rule).map(({ name }) => name)),
			] as const,
	);
	const captures = reachedBy(draft, new Map(own));
	return new Map([...captures].map(([name, set]) => [name, [...set]]));
}

/** The rules that start by an event. */
function rulesWithEvent(
	rules: readonly DraftRule[],
): ReadonlyMap<string, Set<string>> {
	return new Map(
		rules.map(({ data }) => {
			const waits = data.when.some(({ key }) => key === "event");
			return [data.name, new Set(waits ? ["event"] : [])];
		}),
	);
}

/** What each rule has goes with it to the rules it leads to. */
function reachedBy(
	{ rules, data: { flows } }: Draft,
	captures: ReadonlyMap<string, Set<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
	for (let grown = true; grown; ) {
		grown = false;
		for (const { data } of rules)
			for (const name of leadsTo(data, flows)) {
				const target = captures.get(name);
				const before = target?.size ?? 0;
				for (const capture of captures.get(data.name) ?? [])
					target?.add(capture);
				grown ||= (target?.size ?? 0) > before;
			}
	}
	return captures;
}

function leadsTo(
	{ afterLimit, do: actions }: DraftRule["data"],
	flows: Draft["data"]["flows"],
): readonly string[] {
	return [
		...(afterLimit === null ? [] : [afterLimit]),
		...rulesReachedBy(actionKinds, actions, flows),
	];
}

/** Captures that are not always filled: groups of a pattern that may take no part, or a rule that also starts another way. */
function optionalIn(rule: DraftRule): readonly string[] {
	const captured = capturesOf(rule).map(({ name }) => name);
	if (rule.data.when.length > 1) return captured;
	return rule.data.when.flatMap(({ key, spec }) =>
		key === "regex"
			? optionalGroups((spec as unknown as { any: readonly string[] }).any)
			: [],
	);
}

function hoursOf({ data }: DraftRule): Scope["hours"] {
	const hours = data.if.find(({ key }) => key === "hours")?.spec;
	return hours === "open" || hours === "closed" ? hours : null;
}

function look(here: Here, scope: Scope): void {
	const tree = nodeOf(here);
	if (tree === null) return;
	for (const { node, path } of textsIn(tree)) {
		const hours = hoursAround(tree, path) ?? scope.hours;
		for (const segment of parsePlaceholders(node.text ?? ""))
			if (typeof segment !== "string")
				check(here, node, path, segment, { ...scope, hours });
	}
}

function check(
	here: Here,
	node: TextNode,
	path: Path,
	placeholder: Placeholder,
	scope: Scope,
): void {
	const { name, fallback } = placeholder;
	if (!isKnown(name, scope)) {
		const complaint = unknown(name, scope);
		if (complaint !== null) tellAt(here, node, placeholder, complaint);
	} else if (fallback === null && mayBeEmpty(name, path, scope))
		tellAt(here, node, placeholder, empty(name));
}

function isKnown(name: string, { known, anyEvent }: Scope): boolean {
	if (known.has(name) || name.startsWith("contact.")) return true;
	if (name.startsWith("event.")) return anyEvent;
	return !name.startsWith("business.") && known.has(name.split(".")[0] ?? "");
}

function unknown(name: string, { known, whole }: Scope): Complaint | null {
	const help = didYouMean(name, known)?.replace(/"(.+)"/, '"{$1}"') ?? null;
	if (!whole && help === null && /^[\w.]+$/.test(name)) return null;
	return {
		code: "unknown-placeholder",
		message: `Nothing fills {${name}}.`,
		help:
			help ??
			(/^[\w.]+$/.test(name)
				? "Save it first, capture it in a regex, or write \\{ where a brace is meant."
				: "Placeholders are names such as {name}. Write \\{ where a brace is meant (in double quotes \\\\{)."),
	};
}

function mayBeEmpty(
	name: string,
	path: Path,
	{ optional, hours }: Scope,
): boolean {
	if (name === "name" || name === "first_name" || optional.has(name))
		return true;
	if (name !== "open_until" && name !== "next_open") return false;
	const fitting = name === "open_until" ? "open" : "closed";
	return hours !== fitting && !path.includes(fitting);
}

const emptyWhen: Readonly<Record<string, string>> = {
	name: "customers need not have a name on WhatsApp",
	first_name: "customers need not have a name on WhatsApp",
	open_until: "it is empty while the business is closed",
	next_open: "it is empty while the business is open",
};

function empty(name: string): Complaint {
	const help =
		name === "open_until" || name === "next_open"
			? `Write reply: { open: …, closed: … } and use it under ${name === "open_until" ? "open" : "closed"}, or give a default: {${name}|soon}.`
			: `Give a default: {${name}|${name.includes("name") ? "friend" : "…"}}.`;
	return {
		code: "may-be-empty",
		severity: "warning",
		message: `{${name}} is not always there: ${emptyWhen[name] ?? "a message may start the rule without it"}.`,
		help,
	};
}

/** Underlines the placeholder itself where it can be seen in the source. */
function tellAt(
	{ report, file, subject }: Here,
	node: TextNode,
	{ name }: Placeholder,
	complaint: Complaint,
): void {
	const raw = file.source.text.slice(node.start, node.end);
	const at = raw.indexOf(`{${name}`);
	const close = raw.indexOf("}", at);
	const spot =
		at < 0 || close < 0
			? node
			: { start: node.start + at, end: node.start + close + 1 };
	report.tell({ file, start: spot.start, end: spot.end }, subject, complaint);
}

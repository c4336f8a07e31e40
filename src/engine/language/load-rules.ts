import { hashOf } from "../canonical-json.ts";
import { compileRules } from "../compile.ts";
import { siteOf } from "../compile-rule.ts";
import {
	type JsonValue,
	type Place,
	type Problem,
	RULES_FORMAT,
	type RulesArtefact,
	type RulesData,
} from "../model.ts";
import { actionKinds, conditionKinds, triggerKinds } from "../registry.ts";
import type { Draft } from "./draft.ts";
import { type Here, nodeOf, tell, under } from "./here.ts";
import { inFileOrder } from "./in-file-order.ts";
import { inRules } from "./in-rules.ts";
import { kindFindings } from "./kind-findings.ts";
import {
	approvedTemplates,
	type KnownTemplates,
} from "./lint/approved-templates.ts";
import { fetchedMedia, type MediaVerdict } from "./lint/fetched-media.ts";
import * as lints from "./lint/index.ts";
import { readBusiness } from "./read/read-business.ts";
import { type DraftFlow, readFlow } from "./read/read-flow.ts";
import { type DraftRule, readRule } from "./read/read-rule.ts";
import { readSettings } from "./read/read-settings.ts";
import { findSections, type Sections } from "./read/sections.ts";
import { newReport, type Report } from "./report.ts";
import { bytes, MAX_TOTAL_BYTES } from "./source/guard.ts";
import { type ReadSource, readSource } from "./source/read-source.ts";
import { readWords } from "./words.ts";

/** A rules file: its name as problems show it, and its text. */
export interface RulesFile {
	readonly name: string;
	readonly text: string;
}

/** What rules are held against beside themselves. */
export interface LoadOptions {
	/** The templates that WhatsApp has; null: they are not known. */
	readonly templates?: KnownTemplates | null;
	/** What was found out about files on the web. */
	readonly media?: readonly MediaVerdict[];
}

/** What loading gave. */
export interface LoadedRules {
	/** There are no errors; warnings may be there. */
	readonly ok: boolean;
	/** How many rules the files hold, good and bad. */
	readonly rules: number;
	/** All at once: in the order of the files, from top to bottom. */
	readonly problems: readonly Problem[];
	/** Null when there are errors. */
	readonly artefact: RulesArtefact | null;
}

/**
 * Reads rules files, joined in the order given, as if one stood under the other. It never throws, whatever the texts are, and
 * takes no longer for hostile ones.
 */
export function loadRules(
	files: readonly RulesFile[],
	{ templates = null, media = [] }: LoadOptions = {},
): LoadedRules {
	const tooMuch = overTotal(files);
	if (tooMuch !== null)
		return { ok: false, rules: 0, problems: [tooMuch], artefact: null };
	const sources = files.map(({ name, text }) => readSource(name, text));
	const report = newReport(sources.flatMap(({ problems }) => problems));
	const draft = readDraft(report, sources);
	checkAnyRules(draft, sources);
	kindFindings(draft);
	for (const lint of Object.values(lints)) lint(draft);
	if (templates !== null) approvedTemplates(draft, templates);
	fetchedMedia(draft, media);
	const problems = inFileOrder(inRules(report.problems, draft.rules), files);
	const ok = !report.hasErrors();
	return {
		ok,
		rules: draft.rules.length,
		problems,
		artefact: ok ? toArtefact(draft) : null,
	};
}

function overTotal(files: readonly RulesFile[]): Problem | null {
	let total = 0;
	for (const { name, text } of files) {
		total += bytes(text);
		if (total > MAX_TOTAL_BYTES)
			return {
				file: name,
				line: 1,
				column: 1,
				endColumn: 2,
				severity: "error",
				code: "too-large",
				rule: null,
				message: "The rules files are larger than 20 MB together.",
				help: "Is there something in the folder that does not belong to the rules?",
			};
	}
	return null;
}

function readDraft(report: Report, sources: readonly ReadSource[]): Draft {
	const sections = findSections(report, sources);
	const [business] = sections.business;
	const { profile, timezone } = readBusiness(business);
	const words = readWords(sections.words);
	const settings = readSettings(sections.settings[0], timezone);
	const rules = readRules(sections, { words, timezone });
	const flows = sections.flows.flatMap((here) => readFlows(here, words));
	const data: RulesData = {
		profile,
		settings,
		rules: rules.map((rule) => rule.data),
		flows: flows.map((flow) => flow.data),
	};
	const whole =
		sources.every(({ damaged }) => !damaged) &&
		[...rules, ...flows].every(({ broken }) => !broken);
	return {
		report,
		data,
		rules,
		flows,
		business,
		timezone,
		whole,
		...compiled(data, rules),
	};
}

function readRules(
	sections: Sections,
	context: Parameters<typeof readRule>[1],
): readonly DraftRule[] {
	return sections.rules.flatMap((here) => {
		const node = nodeOf(here);
		if (node?.type === "list")
			return node.items.flatMap(
				(_, index) => readRule(under(here, index), context) ?? [],
			);
		tell(here, {
			code: "wrong-value",
			message: "`rules` is a list: each rule begins with a dash.",
			help: "Write - name: opening hours, indented by two spaces.",
		});
		return [];
	});
}

function readFlows(
	here: Here,
	words: Parameters<typeof readFlow>[2],
): readonly DraftFlow[] {
	const node = nodeOf(here);
	if (node?.type === "map")
		return node.entries.flatMap(({ key }) => readFlow(here, key, words) ?? []);
	tell(here, {
		code: "wrong-value",
		message: "`flows` should be flows by name.",
		help: "Write booking: below it, and steps: below that.",
	});
	return [];
}

/** The rules that are good, compiled; what a rule's kinds see also where it is broken. */
function compiled(
	data: RulesData,
	rules: readonly DraftRule[],
): Pick<Draft, "book" | "siteOf"> {
	const good = rules.filter(({ broken }) => !broken).map((rule) => rule.data);
	const book = compileRules({
		format: RULES_FORMAT,
		hash: "",
		data: { ...data, rules: good },
		places: {},
	});
	const { calendar, vocabulary } = book;
	const kinds = {
		triggers: triggerKinds,
		conditions: conditionKinds,
		actions: actionKinds,
	};
	return {
		book,
		siteOf: (rule) =>
			siteOf(rule?.data ?? null, { data, calendar, vocabulary, kinds }),
	};
}

function checkAnyRules(
	{ report, rules, whole }: Draft,
	[first]: readonly ReadSource[],
): void {
	if (rules.length > 0 || !whole || first === undefined || report.hasErrors())
		return;
	report.tell({ file: first, start: 0, end: 0 }, null, {
		code: "no-rules",
		message: "There are no rules here, so nothing would be answered.",
		help: "Write rules: and below it, indented by two spaces, - name: menu, when: { keyword: menu } and reply: …, each on its own line.",
	});
}

function toArtefact({ data, rules }: Draft): RulesArtefact {
	const places: Record<string, Place> = Object.create(null);
	for (const { data: rule, here } of rules)
		places[rule.name] = {
			file: here.file.name,
			line: here.file.source.position(here.root.start).line,
		};
	const hash = hashOf({ format: RULES_FORMAT, data } as unknown as JsonValue);
	return { format: RULES_FORMAT, hash, data, places: { ...places } };
}

import { quoteText } from "./quote.ts";
import { addTrap, isGap, type Scan, skipBlanks } from "./scan-state.ts";
import type { Trap } from "./trap.ts";

/** What YAML makes of a sign that a text begins with, in an owner's words. */
const signs: Readonly<Record<string, string>> = {
	"*": "YAML reads * at the start of a text as a reference to another place, not as bold.",
	"&": "YAML reads & at the start of a text as a name for this place, not as text.",
	"!": "YAML reads ! at the start of a text as a type, and the word is lost.",
	"%": "A text cannot begin with % in YAML.",
	"@": "A text cannot begin with @ in YAML.",
	"`": "A text cannot begin with ` in YAML.",
	"|": "YAML reads | at the start of a text as the announcement of several lines.",
	">": "YAML reads > at the start of a text as the announcement of several lines.",
	"-": 'YAML reads "- " as the start of a list.',
	"?": 'YAML reads "? " as the start of a key.',
	",": "A text cannot begin with a comma here.",
	":": "A text cannot begin with a colon here.",
	"#": "YAML reads what stands behind # as a comment: the customer would never see it.",
	"]": "A text cannot begin with a closing bracket.",
	"}": "A text cannot begin with a closing brace.",
};

const QUOTES = "Put quotes around the text:";

/**
 * Reports a text that begins with a sign of YAML's own, and quotes it. Where the sign was meant as YAML means it – an anchor, an
 * alias, a type – it says that rules have none of these, and gives the offset of the value behind it; else null.
 */
export function signTrap(
	scan: Scan,
	start: number,
	end: number,
): number | null {
	const raw = scan.text.slice(start, end);
	const feature = yamlFeature(scan, raw);
	if (feature !== null) {
		refusedFeature(scan, start, start + feature.length, raw);
		return skipBlanks(scan.text, start + feature.length);
	}
	const alias = /^\*([\w-]+)$/.exec(raw)?.[1];
	if (alias && referencesIn(scan).has(`&${alias}`))
		refusedFeature(scan, start, end, raw);
	else lostText(scan, start, end, signs[raw[0] ?? ""] ?? signs[":"] ?? "");
	return null;
}

/** The anchor or type that a value begins with, where it can be nothing else. */
function yamlFeature(scan: Scan, raw: string): string | null {
	const type = /^(?:![!<]|!\w+\/)\S*/.exec(raw);
	if (type) return type[0];
	const [anchor, name, rest = ""] = /^&([\w-]+)(.*)$/s.exec(raw) ?? [];
	if (anchor === undefined || name === undefined) return null;
	const used = referencesIn(scan).has(`*${name}`);
	return used || /^\s*(?:$|[[{])/.test(rest) ? `&${name}` : null;
}

const references = new WeakMap<Scan, ReadonlySet<string>>();

/** Every `&name` and `*name` of the file; found once, since a file may be full of them. */
function referencesIn(scan: Scan): ReadonlySet<string> {
	const known = references.get(scan);
	if (known !== undefined) return known;
	const found = new Set(scan.text.match(/[&*][\w-]+/g));
	references.set(scan, found);
	return found;
}

function refusedFeature(
	scan: Scan,
	start: number,
	end: number,
	raw: string,
): void {
	const tag = raw.startsWith("!");
	addTrap(scan, {
		start,
		end,
		code: "yaml-syntax",
		message: tag
			? "Types (!!…) have no place in rules: text is always text."
			: "Anchors (&name) and aliases (*name) have no place in rules.",
		help: tag
			? "Take it away."
			: "Write the value out where it is needed; words that several rules share go under `words:`.",
		edits: [{ start, end, text: raw.startsWith("*") ? quoteText(raw) : "" }],
		showLine: false,
	});
}

/** Reports any text that YAML would not read as text, and quotes it. */
export function lostText(
	scan: Scan,
	start: number,
	end: number,
	message: string,
	more: Partial<Trap> = {},
): void {
	addTrap(scan, {
		start,
		end,
		code: "text-lost",
		message,
		help: QUOTES,
		edits: [{ start, end, text: quoteText(scan.text.slice(start, end)) }],
		...more,
	});
}

/** `Hi: there` */
export function colonMessage(text: string): string {
	const [before = ""] = text.split(/:(?:\s|$)/);
	return `YAML reads "${short(before)}:" as a key, not as text.`;
}

/** `{name}, hi` and `[Menu] hi` */
export function bracketMessage(text: string): string {
	return text.startsWith("[")
		? "YAML reads [ at the start of a text as a list, not as text."
		: "YAML reads { at the start of a text as a map, not as a placeholder.";
}

/** `Order #5 ready` */
export function commentMessage(lost: string): string {
	return `YAML reads "${short(lost)}" as a comment: the customer would never see it.`;
}

/** At most thirty letters. */
export function short(text: string): string {
	const letters = [...text.trim()];
	return letters.length <= 30
		? text.trim()
		: `${letters.slice(0, 29).join("")}…`;
}

/** Values that are no sentences: what follows them behind a `#` is a comment without doubt. */
const closedValue =
	/^(?:true|false|yes|no|on|off|none|any|open|closed|null|~|[\d.:+/-]*\d[\d.:+/-]*(?:\s*[a-z]+)?|(?:once|\d+)(?: \w+)? per [\w ]+)$/i;

/**
 * Whether the `#` at `hash` (with a blank before it) takes away text that was meant. `#5` is text; `# why` is a comment, and doubtful
 * only behind one single blank in a text that customers read.
 */
export function commentDoubt(
	scan: Scan,
	{ start, hash, shown }: { start: number; hash: number; shown: boolean },
): "error" | "warning" | null {
	const value = scan.text.slice(start, hash).trim();
	if (!shown && closedValue.test(value)) return null;
	const next = scan.text[hash + 1] ?? "\n";
	if (next !== " " && next !== "\t")
		return shown || !isGap(next) ? "error" : null;
	const oneBlank = !/\s/.test(scan.text[hash - 2] ?? " ");
	return shown && oneBlank && value !== "" ? "warning" : null;
}

/** Keys whose values customers or staff read. */
const shownKeys = new Set([
	"reply",
	"text",
	"caption",
	"ask",
	"sorry",
	"about",
	"label",
	"footer",
	"header",
	"title",
	"note",
	"notify",
	"open",
	"closed",
]);

/** Whether customers or staff read what stands under this key: a text field, or a language. */
export function isShown(key: string | null): boolean {
	return key !== null && (shownKeys.has(key) || /^[a-z]{2}$/.test(key));
}

import { type Report, spotAt } from "./report.ts";
import type { ReadSource } from "./source/read-source.ts";
import type { MapEntry, MapNode, Tree } from "./source/tree.ts";

/** Names that every JavaScript object has already. */
export const takenNames: ReadonlySet<string> = new Set([
	"__proto__",
	"constructor",
	"prototype",
]);

/** Takes out what may stand nowhere in the files, and tells it: keys that are traps to programs, merges, secrets. */
export function cleanTree(report: Report, file: ReadSource): Tree | null {
	return file.tree === null ? null : clean({ report, file }, file.tree, null);
}

interface Cleaning {
	readonly report: Report;
	readonly file: ReadSource;
}

function clean(cleaning: Cleaning, tree: Tree, owner: string | null): Tree {
	if (tree.type === "list")
		return {
			...tree,
			items: tree.items.map((item) => clean(cleaning, item, owner)),
		};
	if (tree.type === "map") return cleanMap(cleaning, tree, owner);
	if (tree.text !== null && infobipKey.test(tree.text))
		tellSecret(cleaning, tree, "This looks like an Infobip API key.");
	return tree;
}

/** Infobip's keys: 32 hex digits and a UUID's tail, or `App` before them. */
const infobipKey =
	/(?:^|\s)(?:App\s+)?[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f-]{20,}/i;

/** Keys under which people write passwords; a `fetch` names its own headers. */
const secretKey =
	/^(?:infobip[_-]?)?(?:api|access|secret|auth|webhook|admin)?[_-]?(?:key|token|secret|password|passwd)$/i;

function cleanMap(
	cleaning: Cleaning,
	map: MapNode,
	owner: string | null,
): MapNode {
	return {
		...map,
		entries: map.entries
			.filter((entry) => isAllowed(cleaning, entry, owner))
			.map((entry) => ({
				...entry,
				value: clean(cleaning, entry.value, entry.key),
			})),
	};
}

function isAllowed(
	cleaning: Cleaning,
	entry: MapEntry,
	owner: string | null,
): boolean {
	const { key, keyNode, value } = entry;
	const { report, file } = cleaning;
	const tell = (message: string, help: string) =>
		report.tell(spotAt(file, keyNode), null, {
			code: "wrong-value",
			message,
			help,
		});
	if (takenNames.has(key)) {
		tell(`"${key}" cannot be a name here.`, "Choose another word.");
		return false;
	}
	if (key === "<<") {
		tell(
			"Merging maps with << has no place in rules.",
			"Write the lines out; words that several rules share go under `words:`.",
		);
		return false;
	}
	if (key === "") {
		tell("There is no key before this colon.", "Write one.");
		return false;
	}
	const secret =
		secretKey.test(key) &&
		/[-_]|password|secret|token/i.test(key) &&
		owner !== "headers" &&
		owner !== "set" &&
		owner !== "options" &&
		value.type === "text" &&
		value.text !== null &&
		!value.text.includes("{");
	if (secret) tellSecret(cleaning, keyNode, `"${key}" is a secret.`);
	return !secret;
}

function tellSecret(
	{ report, file }: Cleaning,
	node: Tree,
	message: string,
): void {
	report.tell(spotAt(file, node), null, {
		code: "secret-in-file",
		message: `${message} Rules files are copied, mailed and published; secrets do not belong in them.`,
		help: "Put it into the environment or the .env file (INFOBIP_API_KEY, WEBHOOK_TOKEN, ADMIN_TOKEN).",
	});
}

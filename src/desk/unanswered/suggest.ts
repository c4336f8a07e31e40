import { readingAtOnce } from "../../engine/decide/gather.ts";
import { explain } from "../../engine/explain.ts";
import { type Instant, newBusiness } from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { readText } from "../../engine/text/read-text.ts";
import type { Suggestion } from "../../http/ports/rules.ts";
import { pretendedConversation, pretendedMessage } from "../pretend.ts";
import { missingWord } from "./missing-word.ts";
import { ownersTest } from "./owners-test.ts";

/** Letters of the name of a rule that is proposed. */
const LONGEST_NAME = 40;

/** What could be done so that a message has an answer: the rule that comes nearest and the word it lacks, else a rule of its own. */
export function suggest(
	example: string,
	book: RuleBook,
	{ now, sender }: { readonly now: Instant; readonly sender: string },
): Suggestion {
	const conversation = pretendedConversation(sender);
	const content = { type: "text", text: example } as const;
	const { trace } = explain({
		event: pretendedMessage(conversation, content, { id: "suggest", at: now }),
		conversation,
		business: newBusiness,
		book: readingAtOnce(book),
		pinned: new Map(),
		now,
	});
	const near = trace.find(({ outcome }) => outcome === "near-miss");
	if (near === undefined)
		return { nearest: null, yaml: ruleOfItsOwn(example), test: null };
	const { rule, because, file, line } = near;
	const data = book.rules.find(({ name }) => name === rule)?.data;
	return {
		nearest: { rule, because, file, line },
		yaml: keywordLine(data?.when ?? [], missingWord(example, data?.when ?? [])),
		test: ownersTest(example, rule),
	};
}

function keywordLine(
	when: Parameters<typeof missingWord>[1],
	word: string,
): string {
	const spec = when.find(({ key }) => key === "keyword")?.spec as
		| { readonly any?: readonly string[] }
		| undefined;
	return `keyword: [${[...(spec?.any ?? []), word].map(quoted).join(", ")}]`;
}

function ruleOfItsOwn(example: string): string {
	const words = readText(example).words.join(" ");
	const name = words.slice(0, LONGEST_NAME).trim();
	return [
		`- name: ${quoted(name)}`,
		`  when: { keyword: [${quoted(words)}] }`,
		`  reply: ""`,
		"",
	].join("\n");
}

/** JSON's quotes are also YAML's. */
function quoted(text: string): string {
	return JSON.stringify(text);
}

import type { RuleBook } from "../../engine/rule-book.ts";
import type { Proposal } from "../../http/ports/rules.ts";
import { AskError } from "../ask-error.ts";
import type { Desk } from "../rules-desk.ts";
import { missingWord } from "./missing-word.ts";
import { ownersTest } from "./owners-test.ts";
import { putKeyword } from "./put-keyword.ts";

/** The live files with the word that a message lacks put into a rule, checked; nothing is written. Throws an {@link AskError}. */
export async function proposeKeyword(
	{ example, rule }: { readonly example: string; readonly rule: string },
	book: RuleBook,
	desk: Pick<Desk, "read" | "check">,
): Promise<Proposal> {
	const compiled = book.rules.find(({ name }) => name === rule);
	if (compiled === undefined)
		throw new AskError("wrong-value", `There is no rule "${rule}".`);
	const word = missingWord(example, compiled.data.when);
	const { files } = await desk.read();
	for (const [name, text] of Object.entries(files)) {
		const edited = putKeyword(text, rule, word);
		if (edited === null || edited === text) continue;
		const checked = await desk.check({ ...files, [name]: edited });
		const test = ownersTest(example, rule);
		return { files: { [name]: edited }, rule, word, test, ...checked };
	}
	throw new AskError(
		"rules-refused",
		`The keywords of "${rule}" are not written in a way that one can be added by itself. Add ${JSON.stringify(word)} by hand.`,
	);
}

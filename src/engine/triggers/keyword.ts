import { z } from "zod";
import { defineTrigger } from "../kinds.ts";
import { forms, number, oneOrMany, text } from "../schema.ts";
import { type PhraseMatch, wordsOf } from "../text/phrase.ts";
import { compileKeyword } from "./keyword-compiled.ts";
import { keywordFindings } from "./keyword-findings.ts";

/** What a keyword trigger says, in its long form. */
export type KeywordSpec = {
	/** One of these, where there are any. */
	readonly any: readonly string[];
	/** Each of these. */
	readonly all: readonly string[];
	/** None of these. */
	readonly except: readonly string[];
	/** Null: not said, so `words`, and `exact` for digits and single letters. */
	readonly match: PhraseMatch | null;
	readonly typos: number;
};

const entries = () => oneOrMany(text());

const longForm = z
	.strictObject({
		any: entries().optional(),
		all: entries().optional(),
		except: entries().optional(),
		match: z.enum(["words", "exact", "starts", "contains"]).optional(),
		typos: number({ min: 0, max: 1, whole: true }).optional(),
	})
	.refine(({ any, all }) => any !== undefined || all !== undefined, {
		error: "A keyword needs words: `any`, `all`, or both.",
		params: { code: "missing", help: "Write `any: [menu, carte]`." },
	})
	.transform(
		({ any, all, except, match, typos }): KeywordSpec => ({
			any: any ?? [],
			all: all ?? [],
			except: except ?? [],
			match: match ?? null,
			typos: typos ?? 0,
		}),
	);

/** `keyword`: starts the rule when the customer writes certain words. */
export const keyword = defineTrigger<KeywordSpec>({
	key: "keyword",
	summary: "Starts the rule when the customer writes one of these words.",
	example: "keyword: [hours, open, what time]",
	schema: forms(entries(), longForm, (any) => ({
		any,
		all: [],
		except: [],
		match: null,
		typos: 0,
	})),
	findings: keywordFindings,
	vocabulary: ({ any, all, except }) =>
		[...any, ...all, ...except].flatMap((entry) => {
			const words = wordsOf(entry);
			return words.length === 1 ? words : [];
		}),
	compile: compileKeyword,
});

import type { Site } from "../kinds.ts";
import type { RulesData } from "../model.ts";
import type { RuleBook } from "../rule-book.ts";
import type { Here } from "./here.ts";
import type { DraftFlow } from "./read/read-flow.ts";
import type { DraftRule } from "./read/read-rule.ts";
import type { Report } from "./report.ts";

/** The files as far as they could be read, for the lints, which look at all of it. */
export interface Draft {
	readonly report: Report;
	readonly data: RulesData;
	/** In the order of the files; also those that are broken. */
	readonly rules: readonly DraftRule[];
	readonly flows: readonly DraftFlow[];
	readonly business: Here | undefined;
	/** Null where the files say none. */
	readonly timezone: string | null;
	/** Everything could be read: what is missing is missing. */
	readonly whole: boolean;
	/** The rules that are not broken, compiled. */
	readonly book: RuleBook;
	/** What a kind sees of the rest of the files. */
	siteOf(rule: DraftRule | null): Site;
}

/** Looks at the files as a whole and tells what it finds. */
export type Lint = (draft: Draft) => void;

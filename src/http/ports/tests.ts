import type { Problem } from "../../engine/model.ts";

/** The `*.test.yaml` beside the rules: tried, and added to. */
export interface TestsDesk {
	/** All of them on the rules files as they stand. Throws an `AskError` where that gives no result. */
	tried(): Promise<TestsTried>;
	/** Writes tests into a file and tries them. Only where they can be read, and over no file unless `how` says so. */
	save(file: SaveTests): Promise<SavedTests>;
}

/** Tests for a file, which is named without `.test.yaml`. */
export interface SaveTests {
	readonly file: string;
	/** Items of a list of tests. */
	readonly text: string;
	/** `new`: there must be no such file; `add`: below what it holds; `replace`: in its place. */
	readonly how: "new" | "add" | "replace";
}

/** What became of saving tests; `file` is the name it has now. */
export type SavedTests =
	| {
			readonly outcome: "saved";
			readonly file: string;
			readonly tried: TestsTried;
	  }
	| { readonly outcome: "exists"; readonly file: string }
	| { readonly outcome: "refused"; readonly problems: readonly Problem[] };

/** How the tests went, and what tries each rule. */
export interface TestsTried {
	/** The rules have no errors; else no test was run. */
	readonly ok: boolean;
	/** What is wrong with the test files; with the rules where they have errors. */
	readonly problems: readonly Problem[];
	/** In the order of the files. */
	readonly rules: readonly {
		readonly rule: string;
		readonly examples: number;
		readonly tests: number;
	}[];
	readonly tests: readonly TriedTest[];
}

/** One test that was run. */
export interface TriedTest {
	readonly test: string;
	readonly file: string;
	readonly line: number;
	/** Null where it went as it should. */
	readonly failure: {
		readonly line: number;
		readonly step: number;
		readonly message: string;
		readonly near: readonly string[];
	} | null;
}

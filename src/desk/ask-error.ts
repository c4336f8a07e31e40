import type { Problem } from "../engine/model.ts";

/** A question that cannot be answered as it was asked; its message says what would be right. */
export class AskError extends Error {
	override readonly name = "AskError";
	readonly code:
		| "wrong-value"
		| "unknown-contact"
		| "rules-refused"
		| "tests-stopped";
	/** What is wrong with the rules that came with the question. */
	readonly problems: readonly Problem[];

	constructor(
		code: AskError["code"],
		message: string,
		problems: readonly Problem[] = [],
	) {
		super(message);
		this.code = code;
		this.problems = problems;
	}
}

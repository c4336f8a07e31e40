/** What is wrong with a rules file, where, and what would be right. The shape of `check --json`. */
export interface Problem {
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** From 1, in UTF-16 units. */
	readonly column: number;
	/** The column after the last one underlined. */
	readonly endColumn: number;
	readonly severity: "error" | "warning";
	readonly code: ProblemCode;
	readonly rule: string | null;
	readonly message: string;
	readonly help: string | null;
}

/** A problem before its place is known: what a kind says about its own spec. */
export interface Finding {
	/** The way to it inside the kind's own value. */
	readonly path: readonly (string | number)[];
	readonly code: ProblemCode;
	readonly severity: Problem["severity"];
	readonly message: string;
	readonly help: string | null;
}

/** Every problem has a code, which never changes its meaning. */
export const problemCodes = [
	"yaml-syntax",
	"text-lost",
	"unknown-key",
	"wrong-value",
	"missing",
	"duplicate-name",
	"duplicate-keyword",
	"hidden-rule",
	"unknown-placeholder",
	"may-be-empty",
	"reserved-name",
	"unknown-rule",
	"unknown-flow",
	"unknown-group",
	"unknown-template",
	"template-mismatch",
	"go-circle",
	"dead-button",
	"or-not-and",
	"bad-regex",
	"regex-matches-everything",
	"bad-cron",
	"never-fires",
	"bad-timezone",
	"dst-gap",
	"bad-hours",
	"bad-phone",
	"swapped-coordinates",
	"whatsapp-limit",
	"media-unreachable",
	"outside-window",
	"staff-window",
	"no-way-back",
	"missing-language",
	"no-fallback",
	"no-audience",
	"example-fails",
	"empty-after-folding",
	"too-large",
	"no-rules",
	"secret-in-file",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

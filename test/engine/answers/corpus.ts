import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readDate } from "../../../src/engine/answers/date.ts";
import { readEmail } from "../../../src/engine/answers/email.ts";
import { readNumber } from "../../../src/engine/answers/number.ts";
import { readPhone } from "../../../src/engine/answers/phone.ts";
import { readTime } from "../../../src/engine/answers/time.ts";
import { readYesNo } from "../../../src/engine/answers/yes-no.ts";

/*
 * The yardstick: what people write when they are asked, and what it means, from the specifications of Microsoft's
 * Recognizers-Text (MIT licence, © Microsoft Corporation). It lies beside the project and is no part of it; what
 * `left-out.jsonl` and `reference-days.jsonl` quote of it stands under the same licence.
 */
const file = fileURLToPath(
	new URL("../../../../shared/corpora/answers.jsonl", import.meta.url),
);

/** Whether the corpus lies beside the project. */
export const hasCorpus = existsSync(file);

/** What to say where it does not. */
export const corpusMissing = "needs ../shared/corpora/answers.jsonl";

/** How the answers of one group of rows were read. */
export interface Score {
	/** `dates`, `yes or no` … */
	readonly group: string;
	readonly language: string;
	readonly rows: number;
	readonly leftOut: number;
	readonly right: number;
	/** The rows that were neither left out nor read rightly, with what was read. */
	readonly wrong: readonly string[];
	/** The rows that were left out although they are read rightly. */
	readonly needless: readonly string[];
}

interface Row {
	readonly spec: string;
	readonly input: string;
	readonly results: readonly {
		readonly Resolution?: { readonly value: string | boolean };
		readonly Value?: {
			readonly FutureResolution: {
				readonly date?: string;
				readonly time?: string;
			};
		};
	}[];
	readonly context: { readonly ReferenceDateTime: string } | null;
}

/** Every group of the corpus with its score. */
export function scores(): readonly Score[] {
	const rows = linesOf<Row>(file);
	const specs = [...new Set(rows.map(({ spec }) => spec))];
	return specs.map((spec) =>
		scoreOf(
			spec,
			rows.filter((row) => row.spec === spec),
		),
	);
}

/** The rows that are left out, each with a word why. */
export function leftOut(): readonly {
	spec: string;
	input: string;
	why: string;
}[] {
	return linesOf(besides("left-out.jsonl"));
}

/** Whether the corpus holds a row. */
export function isInCorpus(spec: string, input: string): boolean {
	return linesOf<Row>(file).some(
		(row) => row.spec === spec && row.input === input,
	);
}

/** The scores as a table for people. */
export function printScores(all: readonly Score[]): string {
	const lines = all.map(({ group, language, rows, leftOut, right }) => {
		const read = rows - leftOut;
		const percent = ((100 * right) / read).toFixed(1);
		return `| ${group} | ${language} | ${rows} | ${leftOut} | ${right} of ${read} | ${percent} % |`;
	});
	return [
		"| | language | rows | left out | read rightly | |",
		"|---|---|---|---|---|---|",
		...lines,
	].join("\n");
}

const groups: Readonly<Record<string, string>> = {
	BooleanModel: "yes or no",
	NumberModel: "numbers",
	DateParser: "dates",
	TimeParser: "times",
	PhoneNumberModel: "phones",
	EmailModel: "emails",
};

function scoreOf(spec: string, rows: readonly Row[]): Score {
	const [, language = "", model = ""] = spec.split("/");
	const out = new Set(
		leftOut()
			.filter((row) => row.spec === spec)
			.map(({ input }) => input),
	);
	const read = rows.filter(({ input }) => !out.has(input));
	const wrong = read.filter((row) => !isRight(row));
	return {
		group: groups[model] ?? model,
		language,
		rows: rows.length,
		leftOut: rows.length - read.length,
		right: read.length - wrong.length,
		wrong: wrong.map((row) => `${row.input} → ${String(readRow(row))}`),
		needless: rows
			.filter((row) => out.has(row.input) && isRight(row))
			.map(({ input }) => input),
	};
}

const languagesOf: Readonly<Record<string, readonly string[]>> = {
	English: ["en", "fr", "ar"],
	French: ["fr", "en", "ar"],
	Arabic: ["ar", "en", "fr"],
};

/** The day of nearly all rows that name none; the others are in `reference-days.jsonl`. */
const usualDay = "2016-11-07";

function readRow({
	spec,
	input,
	context,
}: Row): string | number | boolean | null {
	const [, language = "", model] = spec.split("/");
	const languages = languagesOf[language] ?? [];
	switch (model) {
		case "BooleanModel":
			return readYesNo(input, { languages });
		case "NumberModel":
			return readNumber(input, { languages });
		case "TimeParser":
			return readTime(input, { languages });
		case "PhoneNumberModel":
			// Numbers of a dozen countries: read as in one whose numbers may be of any length.
			return readPhone(input, { timezone: "America/Sao_Paulo" });
		case "EmailModel":
			return readEmail(input);
		default: {
			const today =
				context?.ReferenceDateTime.slice(0, 10) ?? dayOf(spec, input);
			// The English rows are American.
			return readDate(input, {
				languages,
				today,
				monthFirst: language === "English",
			});
		}
	}
}

function dayOf(spec: string, input: string): string {
	const days = linesOf<{ spec: string; input: string; today: string }>(
		besides("reference-days.jsonl"),
	);
	const found = days.find((row) => row.spec === spec && row.input === input);
	return found?.today ?? usualDay;
}

function isRight(row: Row): boolean {
	const got = readRow(row);
	const wanted = valuesOf(row);
	// Two different values are no answer, and neither is none.
	const [want, another] = wanted;
	if (want === undefined || another !== undefined) return got === null;
	if (got === null) return false;
	if (row.spec.endsWith("PhoneNumberModel"))
		return isSamePhone(String(got), String(want));
	return typeof want === "number" ? isNear(Number(got), want) : got === want;
}

function valuesOf({
	spec,
	results,
}: Row): readonly (string | number | boolean)[] {
	const values = results.map(({ Resolution, Value }) => {
		const { date, time } = Value?.FutureResolution ?? {};
		if (Value) return date ?? time?.slice(0, 5) ?? "";
		const value = Resolution?.value ?? "";
		// French rows have a comma in their values too.
		return spec.startsWith("Number/")
			? Number(String(value).replace(",", "."))
			: value;
	});
	// The corpus writes this for a day that no calendar has.
	return [...new Set(values)].filter((value) => value !== "0001-01-01");
}

function isNear(got: number, want: number): boolean {
	return Math.abs(got - want) <= 1e-9 * Math.max(1e-3, Math.abs(want));
}

/** The corpus says which letters are the phone; we write them with their country, without an extension or a trunk zero. */
function isSamePhone(got: string, written: string): boolean {
	const digits = written
		.replace(/ ?(?:x|ext).*/, "")
		.replace("(0)", "")
		.replace(/\D/g, "");
	const isAbroad = written.includes("+") || digits.startsWith("00");
	const bare = digits.replace(/^0+/, "");
	if (!isAbroad) return got.endsWith(bare);
	const [two, three] = [2, 3].map(
		(code) => `+${bare.slice(0, code)}${bare.slice(code).replace(/^0/, "")}`,
	);
	return got === `+${bare}` || got === two || got === three;
}

function besides(name: string): string {
	return fileURLToPath(new URL(name, import.meta.url));
}

function linesOf<Line>(path: string): readonly Line[] {
	return readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as Line);
}

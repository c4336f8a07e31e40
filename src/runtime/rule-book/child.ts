import {
	type LoadOptions,
	loadRules,
	type RulesFile,
} from "../../engine/language/load-rules.ts";

/** What the process is given to read. */
interface Reading {
	readonly files: readonly RulesFile[];
	readonly options: LoadOptions;
}

/** The process that reads rules files: it takes one message, gives one answer, and ends. See `parse.ts`. */
process.once("message", (reading) => {
	const { files, options } = reading as Reading;
	process.send?.(loadRules(files, options), () => process.disconnect());
});

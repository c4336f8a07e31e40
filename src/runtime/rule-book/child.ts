import {
	type LoadOptions,
	loadRules,
	type RulesFile,
} from "../../engine/language/load-rules.ts";
import { answerOnce } from "../ask-child.ts";

/** What the process is given to read. */
interface Reading {
	readonly files: readonly RulesFile[];
	readonly options: LoadOptions;
}

/** The process that reads rules files. See `parse.ts`. */
answerOnce<Reading>(({ files, options }) => loadRules(files, options));

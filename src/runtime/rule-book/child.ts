import {
	type LoadOptions,
	loadRules,
	type RulesFile,
} from "../../engine/language/load-rules.ts";
import { runSteps } from "../../engine/run-steps.ts";
import { answerOnce } from "../ask-child.ts";
import type { ReadInChild } from "./parse.ts";
import { writePieces } from "./rules-pieces.ts";

/** What the process is given to read. */
interface Reading {
	readonly files: readonly RulesFile[];
	readonly options: LoadOptions;
}

/** The process that reads rules files. See `parse.ts`. */
answerOnce<Reading>(({ files, options }): ReadInChild => {
	const { artefact, ...loaded } = loadRules(files, options);
	return { ...loaded, artefact: artefact && runSteps(writePieces(artefact)) };
});

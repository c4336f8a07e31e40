import { loadRules, type RulesFile } from "../../engine/language/load-rules.ts";

/** The process that reads rules files: it takes one message, gives one answer, and ends. See `parse.ts`. */
process.once("message", (files) => {
	process.send?.(loadRules(files as readonly RulesFile[]), () =>
		process.disconnect(),
	);
});

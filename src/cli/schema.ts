import type { Command } from "commander";
import { rulesSchema } from "../desk/rules-schema.ts";
import { printJson } from "./output.ts";

/** `marhaba schema`: JSON Schema of a rules file, for editors. */
export function schemaCommand(program: Command): void {
	program
		.command("schema")
		.description("print the JSON Schema of a rules file, for editors")
		.action(() => printJson(rulesSchema()));
}

import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { scriptedFault } from "../../infobip/emulator/scripted-fault.ts";
import { violations } from "../../infobip/requests/violations.ts";
import { templateCreation } from "../../infobip/templates/creation.ts";
import { CommandError } from "../exit.ts";

const scriptShape = z.strictObject({
	faults: z.array(scriptedFault).default([]),
	templates: z.array(templateCreation).optional(),
});

/** How the emulator is to behave from the start. */
export type Script = z.output<typeof scriptShape>;

/** Reads a script; without a file nothing goes wrong. Throws a {@link CommandError} with everything that is wrong in it. */
export async function readScript(file: string | undefined): Promise<Script> {
	if (file === undefined) return { faults: [] };
	const text = await readFile(file, "utf8").catch(() => {
		throw new CommandError(`${file} cannot be read.`, "usage");
	});
	return scriptIn(text, file);
}

/** The script that a YAML text holds; `file` is what its mistakes are told of. */
export function scriptIn(text: string, file: string): Script {
	const written = yamlIn(text, file) ?? {};
	const { data } = scriptShape.safeParse(written);
	if (data !== undefined) return data;
	const lines = violations(scriptShape, written).map(
		({ path, violation }) => `  ${path} ${violation}`,
	);
	throw new CommandError(`${file} is no script:\n${lines.join("\n")}`, "usage");
}

function yamlIn(text: string, file: string): unknown {
	try {
		return parse(text, { maxAliasCount: 0 });
	} catch (cause) {
		throw new CommandError(
			`${file} is not YAML: ${(cause as Error).message}`,
			"usage",
			{ cause },
		);
	}
}

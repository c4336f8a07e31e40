import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** The command line as it is shipped. Throws where it was not built: what is tested here is the build, not the sources. */
export function builtProgram(): string {
	if (existsSync(path)) return path;
	throw new Error(
		'dist/cli/main.js is missing: run "npm run build" first ("npm test" does it by itself).',
	);
}

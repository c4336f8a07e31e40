import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { errorsPage } from "../src/engine/language/explain-code.ts";
import { rulesJsonSchema } from "../src/engine/language/json-schema.ts";
import { referencePage } from "../src/engine/language/reference.ts";

/** What is generated, by its place in the project. */
const generated: Readonly<Record<string, () => string>> = {
	"rules/rules.schema.json": () =>
		`${JSON.stringify(rulesJsonSchema(), null, "\t")}\n`,
	"docs/reference.md": referencePage,
	"docs/errors.md": errorsPage,
};

const root = new URL("../", import.meta.url);
const check = process.argv.includes("--check");
const behind = Object.entries(generated).filter(
	([path, make]) => written(path) !== make(),
);

for (const [path, make] of check ? [] : behind) write(path, make());
for (const [path] of behind)
	console.error(
		check ? `${path} is behind: run npm run generate.` : `wrote ${path}`,
	);
if (check && behind.length > 0) process.exitCode = 1;

function written(path: string): string | null {
	try {
		return readFileSync(new URL(path, root), "utf8");
	} catch {
		return null;
	}
}

function write(path: string, text: string): void {
	const place = fileURLToPath(new URL(path, root));
	mkdirSync(dirname(place), { recursive: true });
	writeFileSync(place, text);
}

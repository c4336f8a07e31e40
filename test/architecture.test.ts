import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** Which room may import which; `main.ts`, `config` and `cli` know everyone. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	engine: [],
	infobip: [],
	channels: ["engine", "infobip"],
	store: ["engine"],
	runtime: ["engine"],
	http: ["engine", "runtime"],
};

/** The packages that the pure core may use; all of them only compute. */
const engineMayUse = [
	"zod",
	"re2js",
	"yaml",
	"fastest-levenshtein",
	"node-cron",
	"node:crypto",
];

const root = join(import.meta.dirname, "../src");

describe("the house", () => {
	for (const [room, neighbours] of Object.entries(allowed)) {
		it(`${room} imports ${neighbours.join(" and ") || "no neighbour"}`, () => {
			const strangers = importsOf(room)
				.filter(({ path }) => path.startsWith("."))
				.map(({ file, path }) => ({ file, room: roomOf(file, path) }))
				.filter((found) => found.room !== room)
				.filter((found) => !neighbours.includes(found.room));
			expect(strangers).toEqual([]);
		});
	}

	it("the engine uses only packages that compute", () => {
		const strangers = importsOf("engine")
			.filter(({ path }) => !path.startsWith("."))
			.filter(({ path }) => !engineMayUse.includes(packageOf(path)));
		expect(strangers).toEqual([]);
	});

	it("the engine reads no clock and rolls no dice", () => {
		const impure =
			/\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/;
		const found = filesOf(join(root, "engine")).filter((file) =>
			impure.test(withoutComments(readFileSync(file, "utf8"))),
		);
		expect(found).toEqual([]);
	});
});

function importsOf(room: string): { file: string; path: string }[] {
	return filesOf(join(root, room)).flatMap((file) =>
		[
			...readFileSync(file, "utf8").matchAll(
				/^(?:import|export)\b[^;]*?from "([^"]+)"|\bimport\("([^"]+)"\)/gm,
			),
		].map((found) => ({ file, path: found[1] ?? found[2] ?? "" })),
	);
}

function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts"))
		.map((name) => join(folder, name));
}

function roomOf(file: string, path: string): string {
	return relative(root, join(dirname(file), path)).split(sep)[0] ?? "";
}

function packageOf(path: string): string {
	return path.startsWith("@")
		? path.split("/", 2).join("/")
		: (path.split("/")[0] ?? "");
}

function withoutComments(source: string): string {
	return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}

// Joins modules of ours, and what they depend on, into a few plain JavaScript files. What holds native code, or finds files of its own,
// stays where it is.
import { readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { build } from "esbuild";

const source = resolve("src");

/** A module goes on finding the files beside it: its own address is the one that it would have without being joined. */
const ownAddresses = {
	name: "own-addresses",
	setup({ onLoad }) {
		onLoad({ filter: /\.ts$/ }, ({ path }) => {
			const text = readFileSync(path, "utf8");
			if (!path.startsWith(source) || !text.includes("import.meta.url"))
				return undefined;
			const place = relative(source, path).replace(/\.ts$/, ".js");
			const address = `(distAddress + ${JSON.stringify(place)})`;
			const contents = text.replaceAll("import.meta.url", address);
			return { contents, loader: "ts" };
		});
	},
};

/** zod words its complaints in fifty languages; ours are in words of our own, and none of those is ever asked for. */
const noLocales = {
	name: "no-locales",
	setup({ onLoad }) {
		onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
			contents: 'export { default as en } from "./en.js";',
			loader: "js",
		}));
	},
};

/** At the top of every file: where `dist` is, and `require` for those of our dependencies that are written for it. */
const banner = `import { createRequire as requireFrom } from "node:module";
const require = requireFrom(import.meta.url);
const distAddress = import.meta.url.slice(0, import.meta.url.lastIndexOf("/dist/") + 6);`;

/** Writes `outdir`, with the folders that the entry points have under `outbase`. */
export async function bundle(options) {
	const { metafile } = await build({
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		external: ["better-sqlite3", "pino", "pino-pretty"],
		banner: { js: banner },
		plugins: [ownAddresses, noLocales],
		sourcemap: true,
		sourcesContent: false,
		metafile: true,
		logLevel: "warning",
		...options,
	});
	const written = Object.keys(metafile.outputs);
	for (const file of written.filter((name) => name.endsWith(".js")))
		writeFileSync(file, inAscii(readFileSync(file, "utf8")));
}

/** V8 keeps a text with a single letter outside Latin 1 at two bytes a letter; esbuild leaves some, in patterns and templates. */
function inAscii(text) {
	if (/\\[^\0-\x7f]/.test(text))
		throw new Error("A letter outside ASCII stands behind a backslash.");
	const escaped = (unit) =>
		`\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return text.replace(/[^\0-\x7f]/g, escaped);
}

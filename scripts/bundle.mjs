// Joins modules of ours, and what they depend on, into a few plain JavaScript files. What holds native code, or finds files of its own,
// stays where it is.
import { readFileSync } from "node:fs";
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
export function bundle(options) {
	return build({
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		external: ["better-sqlite3", "pino", "pino-pretty"],
		banner: { js: banner },
		plugins: [ownAddresses, noLocales],
		sourcemap: true,
		sourcesContent: false,
		logLevel: "warning",
		...options,
	});
}

// Puts the page together for browsers: src/http/page → dist/page. See docs/adr/0009-the-page-is-bundled-once.md.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const source = new URL("../src/http/page/", import.meta.url).pathname;
const target = new URL("../dist/page/", import.meta.url).pathname;

/** Screens, words, editor and charts are loaded when they are wanted, so each becomes a file of its own. */
function modules() {
	return bundle({
		entryPoints: entries("main.js", "styles/page.css"),
		chunkNames: "[name]-[hash]",
		splitting: true,
		format: "esm",
	});
}

/** Runs before anything is drawn, so it is no module. */
function early() {
	return bundle({ entryPoints: entries("early.js"), format: "iife" });
}

function entries(...names) {
	return names.map((name) => join(source, name));
}

async function bundle(options) {
	const { metafile, outputFiles } = await build({
		...options,
		entryNames: "[name]",
		outdir: target,
		bundle: true,
		minify: true,
		charset: "utf8",
		legalComments: "none",
		target: ["es2022", "chrome123", "firefox120", "safari17.5"],
		external: ["/page/*"],
		metafile: true,
		write: false,
	});
	return { metafile, files: outputFiles };
}

/** What the first file needs is named in the document, so that a browser asks for all of it at once. */
function withPreloads(html, { outputs }) {
	const [, main] = Object.entries(outputs).find(([name]) =>
		name.endsWith("/main.js"),
	);
	const links = main.imports
		.filter(({ kind }) => kind === "import-statement")
		.map(
			({ path }) => `<link rel="modulepreload" href="/page/${basename(path)}">`,
		);
	return html.replace("<!-- preloads -->", links.join("\n\t\t"));
}

/** Compressed once here, at the best there is, instead of at every request. */
function write(name, content) {
	const path = join(target, name);
	writeFileSync(path, content);
	writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
	const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
	writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
}

const [{ metafile, files }, first] = await Promise.all([modules(), early()]);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const { path, contents } of [...files, ...first.files])
	write(basename(path), contents);
for (const name of ["icons.svg", "logo.svg"])
	write(name, readFileSync(join(source, name)));
write(
	"index.html",
	withPreloads(readFileSync(join(source, "index.html"), "utf8"), metafile),
);

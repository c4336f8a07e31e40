// Puts the server together: src → a few plain JavaScript files in dist. Loading eight hundred small files took most of a start; types are
// checked by `npm test`. See docs/performance.md.
import { rmSync } from "node:fs";
import { bundle } from "./bundle.mjs";

rmSync("dist", { recursive: true, force: true });
await bundle({
	entryPoints: [
		"src/cli/main.ts",
		"src/runtime/rule-book/child.ts",
		"src/desk/owner-tests/child.ts",
		"src/store/sqlite/reading-worker.ts",
	],
	outdir: "dist",
	outbase: "src",
	splitting: true,
});

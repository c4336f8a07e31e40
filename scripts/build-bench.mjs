// Puts the benchmarks together as the server is, so that what they measure in their own process is what is shipped.
import { bundle } from "./bundle.mjs";

await bundle({
	entryPoints: [
		"main",
		"bare-server",
		"bare-feed",
		"bare-http",
		"webhook-load",
		"feed-readers",
	].map((name) => `bench/${name}.ts`),
	outdir: "dist/bench",
});

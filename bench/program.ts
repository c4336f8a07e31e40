import { fileURLToPath } from "node:url";

/** Where a program of the benchmarks stands once it is put together: `bare-server`. */
export function program(name: string): string {
	return fileURLToPath(new URL(`${name}.js`, import.meta.url));
}

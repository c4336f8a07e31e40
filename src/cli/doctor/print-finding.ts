import { colours, print } from "../output.ts";
import type { Finding } from "./finding.ts";

const marks = {
	right: colours.green("✓"),
	aside: colours.yellow("–"),
	wrong: colours.red("✗"),
};

/** Shows one finding, and below it what to do. */
export function printFinding(
	{ about, state, message, help }: Finding,
	write: (line: string) => void = print,
): void {
	write(`${marks[state]} ${about.padEnd(10)} ${message}`);
	if (help !== null) write(`${" ".repeat(13)}${help}`);
}

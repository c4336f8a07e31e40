import pc from "picocolors";

/** Colours for stdout: none in a pipe, none under NO_COLOR. */
export const colours = pc.createColors(
	pc.isColorSupported && process.stdout.isTTY === true,
);

/** Writes data, one line, to stdout. */
export function print(line = ""): void {
	process.stdout.write(`${line}\n`);
}

/** Writes one value as JSON to stdout. */
export function printJson(value: unknown): void {
	print(JSON.stringify(value, null, 2));
}

/** Tells the person at the terminal something that is not data: stderr. */
export function tell(line = ""): void {
	process.stderr.write(`${line}\n`);
}

/** A reader that goes away (`| head`) ends the command quietly. */
export function endWithReader(): void {
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code === "EPIPE") process.exit(0);
		throw error;
	});
}

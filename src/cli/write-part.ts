/** Writes a part of something long to stdout, and waits until its reader has room for more. */
export async function writePart(text: string): Promise<void> {
	if (process.stdout.write(text)) return;
	await new Promise((resolve) => process.stdout.once("drain", resolve));
}

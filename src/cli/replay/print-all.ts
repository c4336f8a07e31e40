import { once } from "node:events";
import { print } from "../output.ts";

/** How what is found is printed. */
export interface Printing<Item> {
	readonly json: boolean;
	/** The key of the list in the JSON. */
	readonly name: string;
	/** An item for people. */
	lines(item: Item): readonly string[];
	/** What else the JSON holds, asked once everything was read. */
	summary(): Readonly<Record<string, unknown>>;
}

/**
 * Prints what is found as it is found, waiting for a slow reader: however much there is, it is never all in memory. As JSON
 * it is one object: the list, then the summary.
 */
export async function printAll<Item>(
	items: AsyncIterable<Item>,
	{ json, name, lines, summary }: Printing<Item>,
): Promise<void> {
	if (json) process.stdout.write(`{\n"${name}": [`);
	let first = true;
	for await (const item of items) {
		if (json)
			process.stdout.write(`${first ? "" : ","}\n${JSON.stringify(item)}`);
		else for (const line of lines(item)) print(line);
		first = false;
		if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
	}
	if (!json) return;
	const rest = Object.entries(summary()).map(
		([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
	);
	print(`\n],\n${rest.join(",\n")}\n}`);
}

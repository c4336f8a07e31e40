import { appendFile, readFile, stat } from "node:fs/promises";
import { type Said, writeTest } from "../../desk/owner-tests/write-test.ts";
import { CommandError } from "../exit.ts";

/** What was said in a chat, and by whom. */
export interface ChatRecord {
	/** The clock on the wall when it began: `2026-11-22 23:30`. */
	readonly at: string;
	/** Bare digits. */
	readonly phone: string;
	readonly name: string | null;
	readonly said: readonly Said[];
}

/** A file longer than this is no file of tests. */
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Adds what was said to a file of tests, as one more of them; gives the file's name, which ends in `.test.yaml` whatever was
 * asked for: any other name would be read as rules. Throws a {@link CommandError} where it cannot be written.
 */
export async function saveTest(
	file: string,
	name: string,
	{ at, phone, name: profileName, said }: ChatRecord,
): Promise<string> {
	const path = testName(file);
	const title = name || titleOf(said);
	const test = writeTest({ name: title, at, phone, profileName }, said);
	try {
		await appendFile(path, `${await gapIn(path)}${test}`);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CommandError(`It cannot be saved: ${reason}.`, "problems", {
			cause: error,
		});
	}
	return path;
}

function testName(file: string): string {
	return file.endsWith(".test.yaml")
		? file
		: `${file.replace(/(?:\.test)?\.ya?ml$/, "")}.test.yaml`;
}

/** What has to stand between the tests that are there and the new one. */
async function gapIn(path: string): Promise<string> {
	const { size } = await stat(path).catch(() => ({ size: 0 }));
	if (size === 0 || size > MOST_BYTES) return "";
	const text = await readFile(path, "utf8");
	return text.endsWith("\n") ? "\n" : "\n\n";
}

/** Without a name of its own it is called by what the customer said first. */
function titleOf(said: readonly Said[]): string {
	const first = said.find(({ by }) => by === "customer");
	const content = first?.by === "customer" ? first.content : null;
	const words = content?.type === "text" ? content.text : content?.type;
	return [...(words ?? "a conversation")].slice(0, 60).join("");
}

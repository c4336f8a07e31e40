import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** A rules file that answers "hello" and asks for patience with everything else. */
export const smallRules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en, fr] }
rules:
  - name: hello
    when: { keyword: hello }
    reply: { en: Hello!, fr: Bonjour ! }
  - name: anything else
    when: nothing_matched
    reply: { en: Sorry?, fr: Pardon ? }
`;

/** Folders for commands to run in, with files in them; they go with the tests. */
export function folders(): (
	files?: Readonly<Record<string, string>>,
) => string {
	const root = mkdtempSync(join(tmpdir(), "marhaba-cli-"));
	afterAll(() => rmSync(root, { recursive: true, force: true }));
	let count = 0;
	return (files = { "rules/rules.yaml": smallRules }) => {
		count += 1;
		const folder = join(root, String(count));
		mkdirSync(folder);
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), text);
		}
		return folder;
	};
}

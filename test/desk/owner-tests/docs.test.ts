import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readTests } from "../../../src/desk/owner-tests/read-tests.ts";
import { runTest } from "../../../src/desk/owner-tests/run-test.ts";
import { bookReadHere } from "../../../src/desk/rules-text.ts";

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/testing.md"), "utf8");
const blocks = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(
	([, text = ""]) => text,
);

it("every test in the documentation passes on the sample restaurant", async () => {
	const book = await bookReadHere(join(root, "rules"));
	expect(blocks.length).toBeGreaterThan(0);
	const files = blocks.map((text, index) => ({ name: `${index}`, text }));
	const { tests, problems } = readTests(files, book);
	expect(problems).toEqual([]);
	const failures = tests.map((test) => runTest(test, book).failure);
	expect(failures).toEqual(tests.map(() => null));
});

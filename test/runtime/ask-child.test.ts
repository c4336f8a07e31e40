import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { askChild, moduleBeside } from "../../src/runtime/ask-child.ts";

test("a process that is asked lets the one that asks go first", async () => {
	const module = moduleBeside("priority-child", import.meta.url);
	const { priority } = await askChild<{ priority: number }>(module, {}, 30_000);
	expect(priority).toBeGreaterThan(getPriority());
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scriptIn } from "../../src/cli/emulate/script.ts";
import { readDescription } from "../../src/cli/templates/read-description.ts";

const page = readFileSync(
	new URL("../../docs/infobip.md", import.meta.url),
	"utf8",
);
const [description = "", script = "", ...others] = [
	...page.matchAll(/```yaml\n(.*?)```/gs),
].map(([, text = ""]) => text);

describe("what docs/infobip.md shows", () => {
	it("describes a template in two languages", () => {
		const all = readDescription(description, "page");
		expect(all.map(({ language }) => language)).toEqual(["en", "fr"]);
		expect(others).toEqual([]);
	});

	it("is a script of the emulator", () => {
		expect(scriptIn(script, "page")).toMatchObject({
			faults: [{ share: 0.2 }, { contains: "96170111222" }],
			templates: [{ name: "hello" }],
		});
	});
});

describe("a script of the emulator", () => {
	it.each([
		["faults: [{ share: 2 }]", "faults[0].share must be less than"],
		["fault: []", "must not hold fault"],
		["faults: [", "is not YAML"],
		["- a", "must be an object"],
	])("%j is told what is wrong", (text, words) => {
		expect(() => scriptIn(text, "a.yaml")).toThrow(words);
	});

	it("may be empty", () => {
		expect(scriptIn("", "a.yaml")).toEqual({ faults: [] });
	});
});

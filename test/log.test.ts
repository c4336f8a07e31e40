import { describe, expect, it } from "vitest";
import { createLog } from "../src/log.ts";

const line = {
	to: "96170111222",
	event: { from: "96170111222", content: { text: "my secret wish" } },
	request: { headers: { Authorization: "App 0123456789" } },
	apiKey: "0123456789",
	rule: "opening hours",
};

describe("the log", () => {
	it("masks phone numbers and texts, and always secrets", () => {
		const written = logged({ pii: false });
		expect(written).toContain('"to":"96170•••222"');
		expect(written).toContain('"rule":"opening hours"');
		expect(written).not.toMatch(/0111|secret wish|0123456789/);
	});

	it("leaves the line it was given as it was", () => {
		const before = structuredClone(line);
		logged({ pii: false });
		expect(line).toEqual(before);
	});

	it("shows people in full when asked, never secrets", () => {
		const written = logged({ pii: true });
		expect(written).toContain("96170111222");
		expect(written).toContain("my secret wish");
		expect(written).not.toContain("0123456789");
	});
});

function logged({ pii }: { pii: boolean }): string {
	let written = "";
	const log = createLog(
		{ level: "info", format: "json", pii },
		{
			write(text: string) {
				written += text;
			},
		},
	);
	log.info(line, "a fact");
	return written;
}

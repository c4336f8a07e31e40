import { describe, expect, test } from "vitest";
import { botBack } from "../../../src/engine/actions/bot-back.ts";
import { handoff } from "../../../src/engine/actions/handoff.ts";
import { notify } from "../../../src/engine/actions/notify.ts";
import { optIn } from "../../../src/engine/actions/opt-in.ts";
import { optOut } from "../../../src/engine/actions/opt-out.ts";
import { send } from "../../../src/engine/actions/send.ts";
import { HOUR } from "../../../src/engine/model.ts";
import { bookOf } from "../book.ts";
import { exampleOf } from "../examples.ts";

describe("how they are written", () => {
	test.each([botBack, optIn, optOut])("$key is a bare word", (kind) => {
		expect(kind.bare).toBe(true);
		expect(kind.schema.parse(null)).toBe(true);
		expect(exampleOf({ ...kind, example: kind.example })).toBe(true);
	});

	test("handoff: for twelve hours, a while, or until somebody calls the bot back", () => {
		const usual = { backAfterMs: 12 * HOUR, quiet: false };
		expect(handoff.schema.parse(null)).toEqual(usual);
		expect(handoff.schema.parse({ back_after: "2h" })).toEqual({
			...usual,
			backAfterMs: 2 * HOUR,
		});
		expect(
			handoff.schema.parse({ back_after: "never", quiet: "true" }),
		).toEqual({ backAfterMs: null, quiet: true });
		expect(exampleOf(handoff)).toEqual({
			...usual,
			note: "Wants to change a booking",
		});
	});

	test.each([{ back_after: "soon" }, { until: "12h" }, "12h", { quiet: "x" }])(
		"handoff refuses %j",
		(written) => {
			expect(handoff.schema.safeParse(written).success).toBe(false);
		},
	);

	test("notify: a text", () => {
		expect(exampleOf(notify)).toContain("wants a table");
		expect(notify.schema.safeParse(["one", "two"]).success).toBe(false);
	});

	test("send: whom, and one message in the words of any other action", () => {
		expect(exampleOf(send)).toMatchObject({ to: "96170123456", key: "text" });
		expect(
			send.schema.parse({
				to: "0096170123456",
				image: "https://example.com/menu.jpg",
			}),
		).toEqual({
			to: "96170123456",
			key: "image",
			spec: { url: "https://example.com/menu.jpg" },
		});
	});

	test.each([
		[{ to: "+96170123456" }, "There is nothing to send."],
		[{ to: "70123456", text: "hi" }, "has no country in front"],
		[
			{ to: "+96170123456", text: "hi", image: "https://x/1.jpg" },
			"two messages",
		],
		[{ to: "+96170123456", tag: "vip" }, "tag"],
		[{ text: "hi" }, ""],
	])("send refuses %j", (written, message) => {
		const read = send.schema.safeParse(written);
		expect(read.success).toBe(false);
		expect(JSON.stringify(read.error?.issues)).toContain(message);
	});
});

describe("what they find wrong", () => {
	const site = (numbers: readonly string[] = []) => ({
		data: bookOf({ rules: [], profile: { staff: { numbers, template: null } } })
			.data,
		rule: null,
	});

	test("notify without staff numbers tells that nobody hears it", () => {
		const findings = notify.findings?.("A table", site() as never) ?? [];
		expect(findings).toMatchObject([{ code: "missing", severity: "warning" }]);
		expect(notify.findings?.("A table", site(["961"]) as never)).toEqual([]);
	});

	test("a note and a notice have WhatsApp's length", () => {
		const long = "x".repeat(5_000);
		expect(notify.findings?.(long, site(["961"]) as never)).toMatchObject([
			{ code: "whatsapp-limit" },
		]);
		const spec = { backAfterMs: null, quiet: false, note: long };
		expect(handoff.findings?.(spec, site() as never)).toMatchObject([
			{ code: "whatsapp-limit", path: ["note"] },
		]);
	});

	test("send passes on what the message itself finds", () => {
		const spec = {
			to: "96170123456",
			key: "text",
			spec: "x".repeat(5_000),
		} as const;
		expect(send.findings?.(spec, site() as never)).toMatchObject([
			{ code: "whatsapp-limit", path: ["text"] },
		]);
	});
});

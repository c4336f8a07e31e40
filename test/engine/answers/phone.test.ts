import { describe, expect, it } from "vitest";
import { readPhone } from "../../../src/engine/answers/phone.ts";

const read = (text: string) => readPhone(text, { timezone: "Asia/Beirut" });

describe("a phone number", () => {
	it.each([
		["70 123 456", "+96170123456"],
		["03/123456", "+9613123456"],
		["01 234567", "+9611234567"],
		["٧٠١٢٣٤٥٦", "+96170123456"],
		["my number is 70-123-456, thanks", "+96170123456"],
		["+961 70 123 456", "+96170123456"],
		["00961 70 123 456", "+96170123456"],
		["961 70 123456", "+96170123456"],
		["+961 (0)3 123 456", "+9613123456"],
		["+961 03 123 456", "+9613123456"],
		["+33 6 12 34 56 78", "+33612345678"],
		["33612345678", "+33612345678"],
		["+39 012 23411111", "+3901223411111"],
		["(+45) 12-34-56-78", "+4512345678"],
		["70123456 or 00961 70 123 456", "+96170123456"],
		["70123456 ext 12", "+96170123456"],
		["70123456, order 4711", "+96170123456"],
		["on 25/12/2026 call 70123456", "+96170123456"],
	])("%s is %s", (text, phone) => {
		expect(read(text)).toBe(phone);
	});

	it.each([
		"",
		"call me at 8",
		"701234",
		"06 12 34 56 78",
		"+961",
		"+961 12",
		"1234567890123456",
		"25/12/2026",
		"2026-12-25",
		"-70123456",
		"A70123456",
		"card number 70123456",
		"#70123456",
		"12345678%",
	])("is not in %j", (text) => {
		expect(read(text)).toBeNull();
	});

	it.each(["70 123 456 or 71 123 456", "70123456 / 71654321"])(
		"two different ones are no answer: %s",
		(text) => {
			expect(read(text)).toBeNull();
		},
	);

	it("without a country belongs to the business's", () => {
		const at = (timezone: string | null) =>
			readPhone("06 12 34 56 78", { timezone });
		expect(at("Europe/Paris")).toBe("+33612345678");
		expect(at("Africa/Casablanca")).toBe("+212612345678");
		expect(at("Asia/Riyadh")).toBe("+966612345678");
		expect(at("Etc/UTC")).toBeNull();
		expect(at(null)).toBeNull();
	});
});

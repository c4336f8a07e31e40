import { describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../../src/engine/model.ts";
import {
	createSlowed,
	isTooFastForOne,
} from "../../../src/runtime/outbox/slowed.ts";

describe("a recipient who got too much", () => {
	test("waits four seconds, then sixteen, and so on up to ten minutes", () => {
		const slowed = createSlowed();
		const waits = [];
		let now = 0;
		for (let time = 0; time < 6; time++) {
			slowed.add(1, now);
			const waitMs = slowed.waitMs(1, now);
			waits.push(waitMs / SECOND);
			now += waitMs;
		}
		expect(waits).toEqual([4, 16, 64, 256, 600, 600]);
	});

	test("holds nobody else up", () => {
		const slowed = createSlowed();
		slowed.add(1, 0);
		expect(slowed.waitMs(2, 0)).toBe(0);
		expect(slowed.waitMs(1, 4 * SECOND)).toBe(0);
	});

	test("begins anew after ten quiet minutes", () => {
		const slowed = createSlowed();
		slowed.add(1, 0);
		slowed.add(1, 5 * SECOND);
		expect(slowed.waitMs(1, 5 * SECOND)).toBe(16 * SECOND);
		const later = 30 * MINUTE;
		slowed.add(1, later);
		expect(slowed.waitMs(1, later)).toBe(4 * SECOND);
	});

	test("are not kept for ever, however many there are", () => {
		const slowed = createSlowed();
		for (let one = 0; one < 5_000; one++) slowed.add(one, one * SECOND);
		expect(slowed.waitMs(4_999, 4_999 * SECOND)).toBe(4 * SECOND);
		expect(slowed.waitMs(0, 4_999 * SECOND)).toBe(0);
	});

	test("is known by the error of one recipient, not of the account", () => {
		expect(isTooFastForOne({ code: "EC_TOO_MANY_REQUESTS" })).toBe(true);
		expect(isTooFastForOne({ code: "HTTP_429" })).toBe(false);
		expect(isTooFastForOne(null)).toBe(false);
	});
});

import { describe, expect, it } from "vitest";
import { instant } from "../../src/engine/model.ts";
import { type Figure, SLOT_MS } from "../../src/engine/ports.ts";
import { replyBucket } from "../../src/engine/reply-bucket.ts";
import { httpApp } from "../../src/http/app.ts";
import { HttpProblem } from "../../src/http/problem.ts";
import { spanOf } from "../../src/http/stats/span.ts";
import { heatOf, timesOf } from "../../src/http/stats/summed.ts";
import { fakeHistory, fromHere, options, told } from "./harness.ts";

const at = (text: string) => instant(Date.parse(text));
const now = at("2026-11-22T21:30:00Z");

function figure(moment: string, more: Partial<Figure> = {}): Figure {
	const slot = Math.floor(Date.parse(moment) / SLOT_MS);
	const kind = "received" as const;
	return { slot, kind, name: "", count: 1, at: at(moment), ...more };
}

describe("a stretch of time", () => {
	const starts = (
		asked: Parameters<typeof spanOf>[0],
		timezone = "Asia/Beirut",
	) =>
		spanOf(asked, timezone, now).starts.map((one) =>
			new Date(one).toISOString(),
		);

	it("is the last thirty days, from midnight on the business's clock", () => {
		const days = starts({});
		expect(days[0]).toBe("2026-10-23T21:00:00.000Z");
		expect(days.at(-1)).toBe("2026-11-21T22:00:00.000Z");
		expect(days).toHaveLength(30);
	});

	it("has days of 23 and 25 hours where the clock says so", () => {
		const spring = { from: "2026-03-28", to: "2026-03-31" };
		expect(starts(spring, "Europe/Paris")).toEqual([
			"2026-03-27T23:00:00.000Z",
			"2026-03-28T23:00:00.000Z",
			"2026-03-29T22:00:00.000Z",
		]);
		const autumn = { from: "2026-10-24", to: "2026-10-27" };
		expect(starts(autumn, "Europe/Paris")).toEqual([
			"2026-10-23T22:00:00.000Z",
			"2026-10-24T22:00:00.000Z",
			"2026-10-25T23:00:00.000Z",
		]);
	});

	it("is cut at the wall's full hours, in zones of half and quarter hours too", () => {
		const asked = { from: "2026-11-22T10:00:00Z", to: "2026-11-22T12:00:00Z" };
		expect(starts(asked)).toEqual([
			"2026-11-22T10:00:00.000Z",
			"2026-11-22T11:00:00.000Z",
		]);
		expect(starts(asked, "Asia/Kathmandu")).toEqual([
			"2026-11-22T10:00:00.000Z",
			"2026-11-22T10:15:00.000Z",
			"2026-11-22T11:15:00.000Z",
		]);
	});

	it.each([
		{ from: "yesterday" },
		{ from: "2026-13-01" },
		{ to: "" },
		{ from: "2026-11-22", to: "2026-11-22" },
		{ from: "2026-11-23", to: "2026-11-22" },
		{ from: "2026-01-01", to: "2026-06-01", bucket: "hour" as const },
		{ from: "1800-01-01" },
	])("is refused for %o", (asked) => {
		expect(() => spanOf(asked, "UTC", now)).toThrow(HttpProblem);
	});
});

describe("figures", () => {
	it("stand by weekday and hour on the business's own clock", () => {
		const heat = heatOf(
			[
				figure("2026-11-22T22:30:00Z", { count: 3 }),
				figure("2026-11-23T08:00:00Z"),
				figure("2026-11-23T08:00:00Z", { kind: "sent", count: 9 }),
			],
			"Asia/Beirut",
		);
		expect(heat).toHaveLength(7);
		expect(heat[0]?.[0]).toBe(3);
		expect(heat[0]?.[10]).toBe(1);
		expect(heat.flat().reduce((sum, one) => sum + one)).toBe(4);
	});

	it("tell how long half and nine of ten answers took", () => {
		const reply = (milliseconds: number, count: number) =>
			figure("2026-11-22T10:00:00Z", {
				kind: "reply-bot",
				name: String(replyBucket(milliseconds)),
				count,
			});
		const times = timesOf(
			[reply(200, 60), reply(5_000, 35), reply(90_000, 5)],
			"reply-bot",
		);
		expect(times.count).toBe(100);
		expect(Math.abs((times.median ?? 0) - 200)).toBeLessThanOrEqual(10);
		expect(Math.abs((times.p90 ?? 0) - 5_000)).toBeLessThanOrEqual(250);
		expect(timesOf([], "reply-person")).toEqual({
			...{ median: null, p90: null, count: 0 },
		});
	});

	it("come together in one answer", async () => {
		const figures = [
			figure("2026-11-22T10:00:00Z", { count: 4 }),
			figure("2026-11-22T10:00:00Z", { kind: "answered", count: 3 }),
			figure("2026-11-21T10:00:00Z", { kind: "rule", name: "hours", count: 2 }),
			figure("2026-11-22T10:00:00Z", { kind: "rule", name: "hours" }),
			figure("2026-11-22T10:00:00Z", { kind: "language", name: "" }),
			figure("2026-11-22T10:00:00Z", { kind: "failure", name: "EC_X" }),
		];
		const asked: unknown[] = [];
		const history = {
			...fakeHistory,
			figures: async (query: unknown) => {
				asked.push(query);
				return figures;
			},
		};
		const app = httpApp(options(told(), { history }));
		const path = "/api/stats?from=2026-11-21&to=2026-11-23";
		const body = await (await fromHere(app, path)).json();
		expect(body).toMatchObject({
			timezone: "Asia/Beirut",
			bucket: "hour",
			messages: { received: 4, answered: 3, answered_share: 0.75 },
			rules: [{ rule: "hours", hits: 3, last_at: "2026-11-22T10:00:00.000Z" }],
			failures: [{ reason: "EC_X", count: 1 }],
			languages: [{ language: null, count: 1 }],
			totals: { conversations: 7 },
		});
		expect((body as { series: unknown[] }).series).toHaveLength(48);
		expect(asked).toEqual([
			{
				from: Date.parse("2026-11-20T22:00:00Z") / SLOT_MS,
				to: Date.parse("2026-11-22T22:00:00Z") / SLOT_MS,
			},
		]);
	});
});

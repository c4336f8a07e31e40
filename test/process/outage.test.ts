import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { TakenMessage } from "../../src/infobip/emulator/account.ts";
import { count, there } from "./rows.ts";
import { world, written } from "./world.ts";

const MINUTE_MS = 60_000;
/** How long the provider is down by the server's clocks; `OUTAGE_MINUTES=5` waits for it in real minutes. */
const realMinutes = Number(process.env.OUTAGE_MINUTES ?? 0);
const times = realMinutes > 0 ? 1 : 120;
const outageMs = (realMinutes || 60) * MINUTE_MS;

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false, brake: "off" }
rules:
  - name: answer
    when: { regex: 'number (?<number>\\d+)' }
    limit: none
    reply: "Answer {number}"
`;
const CUSTOMERS = 20;
const MESSAGES = 100;
/** Five, ten, twenty and forty seconds, and then a minute. */
const mostProbes = 4 + outageMs / MINUTE_MS;
/** Failures before it is sure, and what was under way then. */
const BEFORE_SURE = 5 + CUSTOMERS;

const preloads = ["fast-clock.mjs", "moved-clock.mjs"].map(
	(name) => `--import=${fileURLToPath(new URL(name, import.meta.url))}`,
);

it("P9: while the provider refuses for an hour it is asked once a minute, and afterwards everybody is answered once and in order", {
	timeout: outageMs / times + 240_000,
}, async () => {
	const { server, infobip } = await world({
		rules,
		env: { SEND_TIMEOUT_MS: "120000" },
		emulator: { limits: false },
	});
	// The rules are read; from here on reading them has no time limit that would shrink with the clock.
	await server.stop();
	await server.restart(clockEnvironment());
	let isDown = true;
	infobip.emulator.fault(
		{ answer: { status: 503, retryAfter: "1" } },
		{ times: Number.POSITIVE_INFINITY, when: () => isDown },
	);
	const startedAt = Date.now();
	for (let number = 1; number <= MESSAGES; number += 1) {
		const from = String(9617000000 + (number % CUSTOMERS));
		expect(await server.post(written(from, `number ${number}`))).toBe(200);
		const next = startedAt + (number * outageMs) / times / MESSAGES;
		await passed(Math.max(0, next - Date.now()));
	}
	const whileDown = infobip.messages();
	expect(infobip.emulator.sent).toEqual([]);
	isDown = false;
	const upAt = Date.now();
	const downMs = (upAt - startedAt) * times;
	const rows = await server.until(there("send.accepted", MESSAGES), {
		since: 0,
		patienceMs: 120_000,
	});

	const took = Date.now() - upAt;
	expect(count(rows, "sending.paused")).toBe(1);
	expect(count(rows, "sending.resumed")).toBe(1);
	expect(count(rows, "send.failed") + count(rows, "send.withheld")).toBe(0);
	expect(whileDown.length).toBeGreaterThan(outageMs / MINUTE_MS / 4);
	expect(whileDown.length).toBeLessThanOrEqual(
		BEFORE_SURE + mostProbes * (downMs / outageMs),
	);
	expect(infobip.emulator.sent).toHaveLength(MESSAGES);
	const answers = numbersByCustomer(infobip.emulator.sent);
	expect(answers).toHaveLength(CUSTOMERS);
	for (const numbers of answers)
		expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
	if (realMinutes > 0) console.info({ asked: gapsOf(whileDown), took });
});

function clockEnvironment(): Record<string, string> {
	if (times === 1) return {};
	const since = Date.now();
	return {
		NODE_OPTIONS: preloads.join(" "),
		FAST_CLOCK: JSON.stringify({ times, longMs: 0 }),
		CLOCK: JSON.stringify({ at: since, since, times }),
	};
}

/** The numbers that each customer was answered, in the order in which they were. */
function numbersByCustomer(
	sent: readonly TakenMessage[],
): readonly (readonly number[])[] {
	const numbers = new Map<string, number[]>();
	for (const { to, message } of sent) {
		const number = Number(/Answer (\d+)/.exec(JSON.stringify(message))?.[1]);
		numbers.set(to, [...(numbers.get(to) ?? []), number]);
	}
	return [...numbers.values()];
}

/** Seconds from each request to the next. */
function gapsOf(
	requests: readonly { readonly at: number }[],
): readonly number[] {
	return requests
		.slice(1)
		.map(
			({ at }, index) =>
				Math.round((at - (requests[index]?.at ?? 0)) / 100) / 10,
		);
}

function passed(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { count, there } from "./rows.ts";
import { world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

const fastClock = fileURLToPath(new URL("fast-clock.mjs", import.meta.url));
const customers = ["9617000001", "9617000002", "9617000003"];

it.concurrent("a key that is refused pauses all sending with one alarm; one try a minute finds out that it works again", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world(
		{ rules, env: { NODE_OPTIONS: `--import=${fastClock}` } },
		onTestFinished,
	);
	infobip.emulator.fault({ answer: { status: 401 } }, { times: 2 });
	for (const [index, from] of customers.entries()) {
		expect(await server.post(written(from, "hello"))).toBe(200);
		if (index === 0) await server.until(there("sending.paused"));
	}
	const rows = await server.until(there("send.accepted", 3));
	expect(count(rows, "sending.paused")).toBe(1);
	expect(count(rows, "sending.resumed")).toBe(1);
	expect(rows.find(({ type }) => type === "sending.paused")).toMatchObject({
		reason: "unauthorized",
		error: { advice: expect.stringMatching(/key/i) },
	});
	expect(count(rows, "send.failed")).toBe(0);
	expect(infobip.emulator.sent.map(({ to }) => to).toSorted()).toEqual(
		customers,
	);
	// Refused, a minute of its clock later refused again, and after another minute taken.
	const [first, second, third, ...others] = infobip.messages();
	const minuteMs = 60_000 / 60;
	expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(minuteMs - 50);
	expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThan(minuteMs - 50);
	expect(others).toHaveLength(2);
});

it.concurrent("while sending is paused messages are taken and decided, and a start with the right key sends what waited", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world(
		{ rules, env: { INFOBIP_API_KEY: "an-old-one" } },
		onTestFinished,
	);
	for (const from of customers)
		expect(await server.post(written(from, "hello"))).toBe(200);
	await server.until(
		(rows) =>
			count(rows, "sending.paused") === 1 && count(rows, "decision.made") === 3,
	);
	expect(infobip.emulator.sent).toEqual([]);
	expect((await server.stop()).code).toBe(0);
	await server.restart({ INFOBIP_API_KEY: "key-of-the-tests" });
	await server.until(there("send.accepted", 3));
	expect(infobip.emulator.sent.map(({ to }) => to).toSorted()).toEqual(
		customers,
	);
});

it.concurrent("429 with Retry-After is tried again no sooner than asked for, and nobody else is held up", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world({ rules }, onTestFinished);
	infobip.emulator.fault({ answer: { status: 429, retryAfter: "1" } });
	await server.post(written("9617000001", "hello"));
	await infobip.until(() => infobip.requests.length === 1);
	await server.post(written("9617000002", "hello"));
	const rows = await server.until(there("send.accepted", 2));
	expect(count(rows, "send.failed") + count(rows, "sending.paused")).toBe(0);
	const [first, other, second] = infobip.messages();
	expect([first?.to, other?.to]).toEqual(["9617000001", "9617000002"]);
	expect(second?.messageId).toBe(first?.messageId);
	expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
});

it.concurrent("a refusal for good fails that message with Infobip's words, and the next one goes", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world({ rules }, onTestFinished);
	const body = JSON.stringify({
		requestError: {
			serviceException: { messageId: "BAD_REQUEST", text: "Bad request" },
		},
	});
	infobip.emulator.fault({ answer: { status: 400, body } });
	await server.post(written("9617000001", "hello"));
	await server.until(there("send.failed"));
	await server.post(written("9617000001", "hello"));
	const rows = await server.until(there("send.accepted"));
	expect(rows.find(({ type }) => type === "send.failed")).toMatchObject({
		error: { code: expect.any(String), message: expect.any(String) },
		attempt: 1,
	});
	expect(infobip.messages()).toHaveLength(2);
});

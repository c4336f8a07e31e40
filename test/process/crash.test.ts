import { describe, expect, it, type onTestFinished } from "vitest";
import { count, there } from "./rows.ts";
import { newMessageId, type World, world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

/** A start writes from where schedules are looked at, and that rules are live. */
const commitsOfStart = 2;

/** Short, so that a test can wait for it. */
const reconcileMs = 1_500;
const env = { RECONCILE_MS: String(reconcileMs) };
const customer = "9617000001";

describe.concurrent("a server that dies", () => {
	it("before the commit has acknowledged nothing; the provider's next try is answered once", async ({
		onTestFinished,
	}) => {
		const { server, infobip, post } = await dying(
			onTestFinished,
			`before-commit:${commitsOfStart + 1}`,
		);
		await expect(post()).rejects.toThrow();
		await revived(server);
		expect(await post()).toBe(200);
		await server.until(there("message.seen"));
		expect(await journalled(server)).toEqual({ decided: 1, accepted: 1 });
		expect(infobip.messages()).toHaveLength(1);
	});

	it("after the commit has lost nothing, and does not decide it again", async ({
		onTestFinished,
	}) => {
		const { server, infobip, post } = await dying(
			onTestFinished,
			`after-commit:${commitsOfStart + 1}`,
		);
		await expect(post()).rejects.toThrow();
		expect(infobip.messages()).toEqual([]);
		await revived(server);
		await server.until(there("message.seen"));
		expect(await post()).toBe(200);
		expect(await journalled(server)).toEqual({ decided: 1, accepted: 1 });
		expect(infobip.messages()).toHaveLength(1);
	});

	it("between decision and send answers once it is back, after the wait for a report that may come", async ({
		onTestFinished,
	}) => {
		const { server, infobip, post } = await dying(
			onTestFinished,
			"before-send:1",
		);
		expect(await post()).toBe(200);
		await revived(server);
		await server.until(there("message.seen"));
		expect(await journalled(server)).toEqual({ decided: 1, accepted: 1 });
		expect(infobip.messages()).toHaveLength(1);
	});

	it("after the send sends once more with the same id, when no report comes", async ({
		onTestFinished,
	}) => {
		const { server, infobip, post } = await dying(
			onTestFinished,
			"after-send:1",
		);
		infobip.emulator.fault({ reports: [] });
		expect(await post()).toBe(200);
		await revived(server);
		await server.until(there("send.accepted"));
		const [first, second, ...others] = infobip.messages();
		expect(others).toEqual([]);
		expect(second?.messageId).toBe(first?.messageId);
		expect(second?.body).toEqual(first?.body);
		expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(
			reconcileMs - 100,
		);
		// Infobip knows the id, and sent it once.
		expect(infobip.emulator.sent).toHaveLength(1);
	});

	it("after the send does not send again, when the report comes", async ({
		onTestFinished,
	}) => {
		const { server, infobip, post } = await dying(
			onTestFinished,
			"after-send:1",
			{
				RECONCILE_MS: "60000",
			},
		);
		expect(await post()).toBe(200);
		await revived(server);
		await server.until(there("message.seen"));
		// A later answer shows that the first one is not waiting any more.
		expect(await server.post(written(customer, "hello"))).toBe(200);
		await server.until(there("message.seen", 2));
		const ids = infobip.messages().map(({ messageId }) => messageId);
		expect(ids).toHaveLength(2);
		expect(new Set(ids).size).toBe(2);
	});

	it("after the answer was settled doubles nothing", async ({
		onTestFinished,
	}) => {
		const { server, infobip, post } = await dying(
			onTestFinished,
			"after-settle:1",
		);
		expect(await post()).toBe(200);
		await revived(server);
		await server.until(there("message.seen"));
		expect(await post()).toBe(200);
		expect(await journalled(server)).toEqual({ decided: 1, accepted: 1 });
		expect(infobip.messages()).toHaveLength(1);
	});
});

/** A world whose server dies at a place. */
async function dying(
	finished: typeof onTestFinished,
	place: string,
	more: Record<string, string> = {},
) {
	const made = await world(
		{ rules, env: { ...env, ...more, CRASH_AT: place } },
		finished,
	);
	const id = newMessageId();
	const post = () => made.server.post(written(customer, "hello", id));
	return { ...made, post };
}

async function revived(server: World["server"]): Promise<void> {
	expect((await server.exited()).signal).toBe("SIGKILL");
	await server.restart({ CRASH_AT: "" });
}

/** All that is in the journal now, counted. */
async function journalled(server: World["server"]) {
	const mark = newMessageId();
	const stranger = { results: [{ messageId: mark, status: {} }] };
	await server.post(stranger);
	const rows = await server.until((all) =>
		JSON.stringify(all.at(-1)).includes(mark),
	);
	return {
		decided: count(rows, "decision.made"),
		accepted: count(rows, "send.accepted"),
	};
}

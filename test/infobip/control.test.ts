import { describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { serveControl } from "../../src/infobip/emulator/control.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import {
	addFault,
	scriptedFault,
} from "../../src/infobip/emulator/scripted-fault.ts";
import { readWebhook } from "../../src/infobip/webhook/read-webhook.ts";

const sender = "441134960000";
const hello = { from: sender, to: "441134960001", content: { text: "Hello" } };

type Answer = Readonly<Record<string | number, string>> & {
	readonly violations: readonly unknown[];
};

function connect(random?: () => number) {
	const posted: unknown[] = [];
	const account = emulator({
		apiKey: "k",
		senders: [sender],
		onWebhook: (body) => posted.push(body),
		later: (_, run) => queueMicrotask(run),
	});
	serveControl(account, { sender, ...(random ? { random } : {}) });
	const client = infobip({
		baseUrl: "http://127.0.0.1:1",
		apiKey: "k",
		fetch: account.fetch,
	});
	const control = async (name: string, body?: unknown) => {
		const response = await account.fetch(`http://x/_emulator/${name}`, {
			method: body === undefined ? "GET" : "POST",
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		// Each test says what it looks at.
		const answer = (await response.json()) as never as Answer;
		return { status: response.status, body: answer };
	};
	return { account, client, control, posted };
}

describe("the emulator is steered", () => {
	it("to let somebody write who hides their number, and nobody who is neither", async () => {
		const { control, posted } = connect();
		await control("write", { from: "HR.123", text: "Hello" });
		expect(posted.flatMap(readWebhook)).toMatchObject([
			{ from: "HR.123", contact: { userId: "HR.123", phoneNumber: null } },
		]);
		const { status, body } = await control("write", { from: "+961 70" });
		expect({ status, body }).toMatchObject({
			status: 400,
			body: { violations: [{ path: "from" }] },
		});
	});

	it("to fail the next request that fits, and only that", async () => {
		const { client, control } = connect();
		await control("fault", {
			path: "/whatsapp/1/message/text",
			contains: "Hello",
			answer: { status: 503, retryAfter: "2" },
		});
		await client.messages.text({ ...hello, content: { text: "Other" } });
		await expect(client.messages.text(hello)).rejects.toMatchObject({
			status: 503,
			retryAfterMs: 2000,
		});
		await client.messages.text(hello);
	});

	it("to fail a part of them, for as long as it runs", async () => {
		let last = 0;
		const random = () => (last++ % 5) / 5;
		const { client, control } = connect(random);
		await control("fault", { share: 0.2, answer: "reset" });
		let failed = 0;
		for (let one = 0; one < 20; one++)
			await client.messages.text(hello).catch(() => failed++);
		expect(failed).toBe(4);
	});

	it("to have customers write and send files", async () => {
		const { account, control, posted } = connect();
		const { body } = await control("media", {
			contentType: "image/png",
			base64: btoa("picture"),
		});
		await control("write", {
			from: "96170111222",
			text: "Hello",
			name: "Amel",
		});
		const message = { type: "IMAGE", url: body.url };
		const written = await control("write", { from: "96170111222", message });
		await account.idle();
		expect(posted.flatMap((one) => readWebhook(one))).toMatchObject([
			{ from: "96170111222", to: sender, content: { text: "Hello" } },
			{
				messageId: written.body.messageId,
				content: { type: "IMAGE", url: body.url },
			},
		]);
		const { pathname } = new URL(body.url ?? "");
		const file = await account.fetch(`http://x${pathname}`, {
			headers: { authorization: "App k" },
		});
		expect(await file.text()).toBe("picture");
	});

	it("to change identities and templates", async () => {
		const { account, control, posted } = connect();
		await control("identity", { userNumber: "96170111222", hash: "h" });
		const id = account.templates()[0]?.id;
		const judged = await control("template", { id, status: "REJECTED" });
		expect(judged.body).toEqual({ found: true });
		await account.idle();
		expect(posted.flatMap((one) => readWebhook(one))).toMatchObject([
			{ kind: "identity" },
			{ kind: "template", news: { status: "REJECTED" } },
		]);
	});

	it("and tells what it got, without the keys", async () => {
		const { client, control } = connect();
		await client.messages.text(hello);
		await client.markAsRead({ sender, messageId: "a/b" });
		expect((await control("sent")).body).toMatchObject([{ to: hello.to }]);
		expect((await control("reads")).body).toEqual([
			{ sender, messageId: "a/b" },
		]);
		const { body } = await control("requests");
		expect(JSON.stringify(body)).not.toContain("App k");
		expect(body[0]).toEqual({
			method: "POST",
			path: "/whatsapp/1/message/text",
		});
	});

	it.each([
		["fault", { answer: "explode" }],
		["fault", { share: 2 }],
		["write", { text: "from nobody" }],
		["template", null],
	])("and says what is wrong: %s %j", async (name, body) => {
		const answer = await connect().control(name, body);
		expect(answer.status).toBe(400);
		expect(answer.body.violations.length).toBeGreaterThan(0);
	});

	it("by a script just as well", async () => {
		const { account, client } = connect();
		addFault(
			account,
			scriptedFault.parse({ method: "post", rejected: 11, times: 2 }),
		);
		for (const _ of [1, 2])
			await expect(client.messages.text(hello)).rejects.toMatchObject({
				code: "REJECTED_SOURCE",
			});
		await client.messages.text(hello);
	});
});

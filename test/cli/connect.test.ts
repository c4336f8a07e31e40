import { describe, expect, it } from "vitest";
import { subscribe } from "../../src/cli/connect/subscribe.ts";
import { wantedSubscription } from "../../src/cli/connect/wanted.ts";
import type { Config } from "../../src/config.ts";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import { recordingFetch } from "../infobip/recording-fetch.ts";

const sender = "441134960000";
const publicUrl = "https://bot.example.com";
const open: Config["webhook"] = { token: null, basic: null, hmac: null };

function wanted(webhook: Partial<Config["webhook"]> = {}, url = publicUrl) {
	return wantedSubscription(
		{ webhook: { ...open, ...webhook } },
		{ sender, publicUrl: url },
	);
}

/** An account whose webhooks are recorded instead of posted. */
function account() {
	const { fetch, requests } = recordingFetch(() => new Response("ok"));
	const emulated = emulator({ apiKey: "k", senders: [sender], fetch });
	const client = infobip({
		baseUrl: "http://127.0.0.1:1",
		apiKey: "k",
		fetch: emulated.fetch,
	});
	const hear = async () => {
		const before = requests.length;
		const message = { type: "TEXT", text: "Hello" };
		emulated.writes({ from: "96170111222", to: sender, message });
		await emulated.idle();
		return requests.slice(before);
	};
	return { client, hear };
}

describe("connecting", () => {
	it("lets Infobip post to the webhook with the token", async () => {
		const { client, hear } = account();
		expect(await subscribe(client, wanted({ token: "t" }))).toBe("created");
		const [heard] = await hear();
		expect(heard?.url).toBe("https://bot.example.com/webhook/infobip");
		expect(heard?.headers.get("authorization")).toBe("Bearer t");
	});

	it("again brings what there is up to date, and makes nothing twice", async () => {
		const { client, hear } = account();
		await subscribe(client, wanted());
		const other = wanted({}, "https://new.example.com");
		expect(await subscribe(client, other)).toBe("changed");
		const all = [];
		for await (const one of client.subscriptions.all()) all.push(one);
		expect(all).toMatchObject([
			{ subscriptionId: `marhaba-${sender}`, resources: [sender] },
		]);
		const heard = await hear();
		expect(heard.map(({ url }) => url)).toEqual([
			"https://new.example.com/webhook/infobip",
		]);
	});

	it("of one number leaves what another number hears as it is", async () => {
		const { fetch, requests } = recordingFetch(() => new Response("ok"));
		const numbers = [sender, "447860099299"];
		const emulated = emulator({ apiKey: "k", senders: numbers, fetch });
		const options = { baseUrl: "http://127.0.0.1:1", apiKey: "k" };
		const client = infobip({ ...options, fetch: emulated.fetch });
		for (const number of numbers) {
			const publicUrl = `https://${number}.example.com`;
			const settings = { sender: number, publicUrl };
			await subscribe(client, wantedSubscription({ webhook: open }, settings));
		}
		const message = { type: "TEXT", text: "Hello" };
		for (const to of numbers)
			emulated.writes({ from: "96170111222", to, message });
		await emulated.idle();
		expect(requests.map(({ url }) => new URL(url).hostname)).toEqual(
			numbers.map((number) => `${number}.example.com`),
		);
	});

	it("has Infobip show the name and password, or sign, as the webhook wants", async () => {
		const { client, hear } = account();
		const basic = { user: "u", password: "p" };
		await subscribe(client, wanted({ basic }));
		const [first] = await hear();
		expect(first?.headers.get("authorization")).toBe(`Basic ${btoa("u:p")}`);
		const hmac = {
			secret: "s",
			header: "X-Signature",
			algorithm: "sha512",
			encoding: "hex",
		} as const;
		await subscribe(client, wanted({ hmac }));
		const [second] = await hear();
		expect(second?.headers.get("x-signature")).toMatch(/^[0-9a-f]{128}$/);
	});
});

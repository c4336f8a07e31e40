import { describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import type { EmulatorOptions } from "../../src/infobip/emulator/options.ts";
import {
	profileChange,
	profileCreation,
	securityChange,
	securityCreation,
	subscriptionChange,
	subscriptionCreation,
} from "../../src/infobip/subscriptions/requests.ts";
import { readWebhook } from "../../src/infobip/webhook/read-webhook.ts";
import { officialDocument } from "./official-document.ts";
import { type Recorded, recordingFetch } from "./recording-fetch.ts";
import { hasSharedFiles, sample, sharedFilesMissing } from "./shared-files.ts";

const sender = "441134960000";
const userNumber = "441134960001";

function answering(answer: unknown, status = 200) {
	const { fetch, requests } = recordingFetch(() =>
		answer === null
			? new Response(null, { status })
			: Response.json(answer, { status }),
	);
	const client = infobip({ baseUrl: "x.api.infobip.com", apiKey: "k", fetch });
	return { client, requests };
}

function connect(options: Partial<EmulatorOptions> = {}) {
	const posted: unknown[] = [];
	const account = emulator({
		apiKey: "k",
		senders: [sender],
		onWebhook: (body) => posted.push(body),
		later: (_, run) => queueMicrotask(run),
		...options,
	});
	const client = infobip({
		baseUrl: "http://127.0.0.1:1",
		apiKey: "k",
		fetch: account.fetch,
	});
	return { account, client, posted };
}

describe.skipIf(!hasSharedFiles)(
	`official samples about the account (${sharedFilesMissing})`,
	() => {
		const answer = (name: string) => sample(`responses/${name}.json`);

		it("an identity is read whole", async () => {
			const body = answer(
				"get-sender-contacts-usernumber-identity-200-response--success-response",
			);
			const { client, requests } = answering(body);
			const found = await client.identities.find({ sender, userNumber });
			expect(found).toEqual(body);
			expect(requests[0]?.path).toBe(
				`/whatsapp/1/${sender}/contacts/${userNumber}/identity`,
			);
		});

		it("the quality of numbers is read", async () => {
			const body = answer(
				"get-senders-quality-200-response--successful-response",
			);
			const { client } = answering(body);
			expect({ results: await client.senderQuality([sender]) }).toMatchObject({
				results: [{ qualityRating: "MEDIUM" }, { status: "BANNED" }],
			});
		});

		it("business information is read whole", async () => {
			const body = answer(
				"java-get-successful-response-get-whatsapp-sender-business-info-response",
			);
			expect(await answering(body).client.business.get(sender)).toEqual(body);
		});

		it("a payment is read whole", async () => {
			const body = answer(
				"java-get-whatsapp-brazil-payment-status-get-whatsapp-brazil-payment-status-response",
			);
			const { client, requests } = answering(body);
			const which = { sender, paymentId: "a/b", way: "brazil" } as const;
			expect(await client.findPayment(which)).toEqual(body);
			expect(requests[0]?.path).toBe(
				`/whatsapp/1/senders/${sender}/payments/br/a%2Fb`,
			);
		});
	},
);

const kept = (name: string) => sample(`subscriptions/${name}.json`);

describe.skipIf(!hasSharedFiles)(
	`official samples of subscriptions (${sharedFilesMissing})`,
	() => {
		it.each([
			["post-subscription-channel-request", subscriptionCreation],
			["put-subscription-channel-subscriptionid-request", subscriptionChange],
			["post-profiles-request", profileCreation],
			["put-profiles-profileid-request", profileChange],
			["post-security-request", securityCreation],
			["put-security-authid-request", securityChange],
		] as const)("%s loses nothing in our schema", (name, schema) => {
			expect(schema.parse(kept(name))).toEqual(kept(name));
		});

		it.each([
			["", "post-subscription-channel-request", "subscription/WHATSAPP"],
			["profiles", "post-profiles-request", "profiles"],
			["security", "post-security-request", "security"],
		] as const)("%s %s leaves as it is written", async (part, name, path) => {
			const { client, requests } = answering({}, 201);
			const { subscriptions } = client;
			const where = part === "" ? subscriptions : subscriptions[part];
			await where.create(kept(name) as never);
			expect(requests).toMatchObject([
				{ method: "POST", path: `/subscriptions/1/${path}`, body: kept(name) },
			]);
		});

		it("one is read whole", async () => {
			const body = kept("get-subscription-channel-subscriptionid-200-response");
			const { client } = answering(body);
			expect(await client.subscriptions.find("ABC-123-DEF")).toEqual(body);
			const profile = kept("get-profiles-profileid-200-response");
			const found =
				await answering(profile).client.subscriptions.profiles.find(
					"NOTIF-32395",
				);
			expect(found).toEqual(profile);
		});

		it("what the emulator takes and tells is right by the official document", async () => {
			const judge = officialDocument("infobip-subscriptions-api-openapi.json");
			const { account, client } = connect();
			await client.subscriptions.create(
				kept("post-subscription-channel-request") as never,
			);
			const answer = await account.fetch(
				"http://x/subscriptions/1/subscription/WHATSAPP",
				{ headers: { authorization: "App k" } },
			);
			expect(
				judge.response(
					"/subscriptions/1/subscription/{channel}",
					200,
					await answer.json(),
					"get",
				),
			).toEqual([]);
			const { subscriptions } = client;
			expect(await subscriptions.profiles.find("NOTIF-32395")).toMatchObject({
				webhook: { notifyUrl: "https://www.example.com/pushme" },
				security: { authId: "NEWAUTH-9291" },
			});
			expect(await subscriptions.security.find("NEWAUTH-9291")).toEqual({
				authId: "NEWAUTH-9291",
				type: "BASIC",
			});
		});
	},
);

describe("a subscription at the emulator", () => {
	const notifyUrl = "https://bot.example.com/webhook/infobip";
	const subscription = {
		subscriptionId: "mine",
		events: ["INBOUND_MESSAGE", "DELIVERY"],
		profile: {
			profileId: "mine",
			webhook: { notifyUrl },
			headers: { "X-Who": "me" },
			security: {
				authId: "mine",
				type: "BASIC",
				credentials: { username: "u", password: "p" },
			},
		},
	} as const;
	const customer = {
		from: userNumber,
		to: sender,
		message: { type: "TEXT", text: "Hello" },
	};

	function subscribing() {
		const { fetch, requests } = recordingFetch(() => new Response("ok"));
		const emulated = emulator({ apiKey: "k", senders: [sender], fetch });
		const client = infobip({
			baseUrl: "http://127.0.0.1:1",
			apiKey: "k",
			fetch: emulated.fetch,
		});
		return { account: emulated, client, requests };
	}

	async function told(
		account: ReturnType<typeof subscribing>["account"],
		requests: readonly Recorded[],
	) {
		const before = requests.length;
		account.writes(customer);
		account.changeIdentity({ sender, userNumber }, "hash");
		await account.idle();
		return requests.slice(before);
	}

	it("gets what it asked for, with its headers and credentials, and nothing else", async () => {
		const { account, client, requests } = subscribing();
		expect(await told(account, requests)).toEqual([]);
		await client.subscriptions.create(subscription);
		const [one, ...others] = await told(account, requests);
		expect(others).toEqual([]);
		expect(one?.url).toBe(notifyUrl);
		expect(one?.headers.get("x-who")).toBe("me");
		expect(one?.headers.get("authorization")).toBe(`Basic ${btoa("u:p")}`);
	});

	it("is changed, and gone once it is deleted", async () => {
		const { account, client, requests } = subscribing();
		const { subscriptions } = client;
		await subscriptions.create(subscription);
		await subscriptions.update("mine", {
			events: ["IDENTITY_CHANGE"],
			profile: { profileId: "mine" },
		});
		await subscriptions.security.update("mine", {
			type: "HMAC",
			credentials: { secretKey: "s", algorithm: "HMAC_SHA_256" },
		});
		const [one] = await told(account, requests);
		expect(readWebhook(one?.body)).toMatchObject([{ kind: "identity" }]);
		expect(one?.headers.get("x-signature")).toMatch(/^[0-9a-f]{64}$/);
		await subscriptions.delete("mine");
		expect(await subscriptions.find("mine")).toBeNull();
		expect(await told(account, requests)).toEqual([]);
	});

	it("of an id that is taken, or of an event that there is not, is refused", async () => {
		const { client } = subscribing();
		await client.subscriptions.create(subscription);
		await expect(client.subscriptions.create(subscription)).rejects.toThrow(
			"already exists",
		);
		await expect(
			client.subscriptions.create({ ...subscription, events: ["X"] as never }),
		).rejects.toMatchObject({ code: "INVALID_REQUEST" });
		const all = [];
		for await (const one of client.subscriptions.all())
			all.push(one.subscriptionId);
		expect(all).toEqual(["mine"]);
	});
});

describe("an identity", () => {
	it("that changed is told, looked at and confirmed by its hash", async () => {
		const { account, client, posted } = connect();
		const who = { sender, userNumber };
		expect(await client.identities.find(who)).toBeNull();
		account.changeIdentity(who, "eU2Fdi4EMUw=");
		await account.idle();
		expect(readWebhook(posted[0])).toMatchObject([
			{ kind: "identity", userNumber, hash: "eU2Fdi4EMUw=" },
		]);
		await expect(client.identities.confirm(who, "x")).rejects.toMatchObject({
			status: 409,
		});
		await client.identities.confirm(who, "eU2Fdi4EMUw=");
		expect(await client.identities.find(who)).toMatchObject({
			acknowledged: true,
		});
		await client.identities.delete(who);
		await expect(client.identities.delete(who)).rejects.toMatchObject({
			status: 404,
		});
	});
});

describe("the business", () => {
	it("is changed by what is said, and by nothing that is too long", async () => {
		const { client } = connect();
		await client.business.update(sender, { about: "We cook" });
		expect(await client.business.get(sender)).toMatchObject({
			about: "We cook",
			displayName: "Emulated business",
		});
		await expect(
			client.business.update(sender, { about: "x".repeat(131) }),
		).rejects.toThrow("about size must be between 0 and 130");
	});
});

describe("media", () => {
	it("is deleted by its address", async () => {
		const { account, client } = connect();
		const url = account.keepMedia({
			sender,
			contentType: "image/png",
			bytes: new Uint8Array(3),
		});
		await client.media.delete({ sender, url });
		await expect(client.media.metadata(url)).rejects.toMatchObject({
			status: 404,
		});
		await expect(client.media.delete({ sender, url })).rejects.toMatchObject({
			status: 404,
		});
	});
});

describe("a permission to call", () => {
	it("is read, and null where nothing is known", async () => {
		const body = {
			status: "TEMPORARY",
			actions: [{ name: "START_CALL", canPerformAction: true, limits: [] }],
			expirationTime: "2025-01-01T10:10:00.000+0000",
		};
		const who = { sender, userNumber };
		expect(await answering(body).client.findCallPermission(who)).toEqual(body);
		expect(await answering({}, 404).client.findCallPermission(who)).toBeNull();
	});
});

import { describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";

const account = emulator({ apiKey: "key", senders: ["441134960000"] });

describe("the numbers of an account", () => {
	it("are rated, and a number of somebody else is missing", async () => {
		const client = infobip({
			baseUrl: "http://127.0.0.1",
			apiKey: "key",
			fetch: account.fetch,
		});
		expect(await client.senderQuality(["441134960000", "1999"])).toEqual([
			{
				sender: "441134960000",
				qualityRating: "HIGH",
				status: "CONNECTED",
				currentLimit: "LIMIT_1K",
			},
		]);
		expect(account.requests.at(-1)).toMatchObject({
			method: "GET",
			path: "/whatsapp/1/senders/quality",
		});
	});

	it("an answer that is not readable is an error to try again", async () => {
		const client = infobip({
			baseUrl: "http://127.0.0.1",
			apiKey: "key",
			fetch: async () => new Response("{}"),
		});
		await expect(client.senderQuality(["1"])).rejects.toMatchObject({
			kind: "retry",
			code: "BAD_RESPONSE",
		});
	});

	it.each([0, 101])("are 1 to 100 at a time, not %i", async (count) => {
		const client = infobip({
			baseUrl: "http://127.0.0.1",
			apiKey: "key",
			fetch: () => expect.fail("nothing may leave"),
		});
		const senders = Array.from({ length: count }, () => "441134960000");
		await expect(client.senderQuality(senders)).rejects.toMatchObject({
			code: "INVALID_REQUEST",
			violations: [{ violation: "size must be between 1 and 100" }],
		});
	});
});

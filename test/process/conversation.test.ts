import { expect, it } from "vitest";
import type { SentRequest } from "./infobip-server.ts";
import { count, there } from "./rows.ts";
import { newMessageId, world, written } from "./world.ts";

/** What an owner writes in two minutes. */
const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en, ar, fr] }
rules:
  - name: hello
    when: { keyword: [hey, hello] }
    reply: Hello {first_name|there}! Ask me about our menu.
  - name: order status
    when: { regex: 'order\\s*#?(?<number>\\d{4,6})' }
    do:
      - template: { name: order_status, language: en, body: ["{number}"] }
  - name: where are you
    when: { keyword: [where, adresse, موقع] }
    do:
      - location: { latitude: 33.8947, longitude: 35.5175, name: Beit Zaytoun, address: Gouraud Street }
      - text: { en: "See you soon!", ar: "نراك قريباً!", fr: "À bientôt !" }
  - name: a place was shared
    when: { message: location }
    do:
      - image: { url: "https://example.com/way.jpg", caption: "The way to us" }
  - name: anything else
    when: nothing_matched
    reply: Sorry?
`;

const place = { latitude: 33.9, longitude: 35.5 };

it.concurrent("five customers get the text, the image, the location and the template that two minutes of rules say", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world({ rules }, onTestFinished);
	const messages = [
		["9617000001", "Hey"],
		["9617000002", "ORDER #48213"],
		["9617000003", "فين الموقع؟"],
		["9617000004", "c'est où l'adresse ?"],
		["9617000005", { type: "LOCATION", ...place }],
	] as const;
	for (const [from, message] of messages)
		expect(await server.post(written(from, message))).toBe(200);
	await server.until(there("send.accepted", 7));
	const got = (to: string) =>
		infobip
			.messages()
			.filter((message) => message.to === to)
			.map(shown);
	const location = {
		...{ latitude: 33.8947, longitude: 35.5175 },
		...{ name: "Beit Zaytoun", address: "Gouraud Street" },
	};
	expect(got("9617000001")).toEqual([
		["text", { text: "Hello Amel! Ask me about our menu." }],
	]);
	expect(got("9617000002")).toEqual([
		[
			"template",
			{
				templateName: "order_status",
				language: "en",
				templateData: { body: { placeholders: ["48213"] } },
			},
		],
	]);
	expect(got("9617000003")).toEqual([
		["location", location],
		["text", { text: "نراك قريباً!" }],
	]);
	expect(got("9617000004")).toEqual([
		["location", location],
		["text", { text: "À bientôt !" }],
	]);
	expect(got("9617000005")).toEqual([
		[
			"image",
			{ mediaUrl: "https://example.com/way.jpg", caption: "The way to us" },
		],
	]);
});

it.concurrent("A28: a message that is delivered again gets 200 and nothing else, after a restart too", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world({ rules }, onTestFinished);
	const id = newMessageId();
	const again = () => server.post(written("9617000001", "Hey", id));
	const together = await Promise.all(Array.from({ length: 20 }, again));
	expect(new Set(together)).toEqual(new Set([200]));
	await server.until(there("message.seen"));
	await server.kill();
	await server.restart();
	expect(await again()).toBe(200);
	expect(await server.post(written("9617000002", "Hey"))).toBe(200);
	const rows = await server.until(there("message.seen", 2));
	expect(count(rows, "decision.made")).toBe(2);
	expect(infobip.messages().map(({ to }) => to)).toEqual([
		"9617000001",
		"9617000002",
	]);
});

function shown({ kind, content }: SentRequest): unknown {
	return [kind, content];
}

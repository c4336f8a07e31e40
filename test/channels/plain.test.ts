import { describe, expect, it } from "vitest";
import { consoleChannel } from "../../src/channels/console.ts";
import { readable } from "../../src/channels/readable.ts";
import { simulator } from "../../src/channels/simulator.ts";
import { ChannelError } from "../../src/engine/ports.ts";
import {
	arrivedAt,
	channelContract,
	everyContent,
	outbound,
} from "./contract.ts";

const brings = (text: string, messageId: string) => ({
	content: text,
	messageId,
});
const failure = () => new ChannelError("no", { kind: "refused", code: "NO" });

channelContract("console", {
	channel: () => consoleChannel({ write: () => {} }),
	brings,
});

channelContract("simulator", {
	channel: () => simulator(),
	failing: () => simulator({ fails: failure }),
	brings,
});

describe("the console", () => {
	const channel = consoleChannel({
		write: () => {},
		sender: "1",
		customer: "961",
		newId: () => "n",
	});

	it("takes a line of text", () => {
		expect(channel.receive("فين الموقع؟", arrivedAt).events).toMatchObject([
			{
				key: "in:1:n",
				at: arrivedAt,
				ref: {
					channel: "console",
					sender: "1",
					addresses: [{ kind: "phone", value: "961" }],
				},
				message: {
					messageId: "n",
					content: { type: "text", text: "فين الموقع؟" },
				},
			},
		]);
	});

	it("takes a content, and fills in what it leaves out", () => {
		const shared = channel.receive(
			{ type: "location", latitude: 1, longitude: 2 },
			arrivedAt,
		);
		expect(shared.events).toMatchObject([
			{ message: { content: { latitude: 1, name: null, address: null } } },
		]);
		const tap = channel.receive(
			{
				content: { type: "button", id: "a", label: "A" },
				from: "962",
				name: "Rana",
			},
			arrivedAt,
		);
		expect(tap.events).toMatchObject([
			{
				ref: { addresses: [{ value: "962" }] },
				message: { profileName: "Rana", content: { source: "reply" } },
			},
		]);
	});

	it.each([
		null,
		5,
		{},
		{ type: "telepathy" },
		{ type: "location", latitude: 91, longitude: 0 },
		{ content: "x", from: "abc" },
	])("refuses %j", (payload) => {
		expect(channel.receive(payload, arrivedAt)).toMatchObject({
			events: [],
			refused: [{ body: payload }],
		});
	});

	it("prints what goes out, and the typing bubble", async () => {
		const printed: string[] = [];
		const chat = consoleChannel({ write: (text) => printed.push(text) });
		await chat.send(outbound({ type: "text", text: "Hello\nthere" }));
		await chat.courtesy?.(
			{ type: "typing", messageId: null },
			{ sender: "1", to: { kind: "phone", value: "2" } },
		);
		expect(printed).toEqual(["Hello\nthere", "…"]);
	});
});

describe("the simulator", () => {
	it("keeps what goes out until it is cleared", async () => {
		const channel = simulator();
		const message = outbound({ type: "text", text: "Hi" });
		await channel.send(message);
		await channel.courtesy?.({ type: "read", messageId: "a" }, message);
		expect(channel.sent).toEqual([message]);
		expect(channel.courtesies).toMatchObject([
			{ type: "read", messageId: "a", sender: message.sender },
		]);
		channel.clear();
		expect([channel.sent, channel.courtesies]).toEqual([[], []]);
	});

	it("fails as it is told", async () => {
		const channel = simulator({ fails: failure });
		await expect(
			channel.send(outbound({ type: "text", text: "Hi" })),
		).rejects.toThrow("no");
		expect(channel.sent).toEqual([]);
	});
});

describe("a message as text", () => {
	it.each([
		[0, "Bonjour ! https://example.com"],
		[1, "[image] https://example.com/a.jpg\nOur terrace"],
		[3, "[document] https://example.com/menu.pdf (menu.pdf)\nMenu"],
		[5, "[voice] https://example.com/a.ogg"],
		[7, "[location] Cedar House, Hamra · 33.8938, 35.5018"],
		[8, "[location] -90, 180"],
		[9, "[contact] Rana, +961 70 111 222, rana@example.com, Cedar House"],
		[
			10,
			"[image] https://example.com/a.png\nWhich?\nCedar House\n[ Hours ] [ Menu ]",
		],
		[
			12,
			"Menu\nWhich?\nAll day\n[ Open ]\nFood\n  - Starters: Cold and hot\nDrinks\n  - Juice",
		],
		[13, "Book a table\n[ Book ] https://example.com/book"],
		[14, "Where are you?\n[ Send location ]"],
		[15, "[template] order_ready (en_US)\n  {{1}} Rana\n  {{2}} 48213"],
		[
			16,
			"[template] order_ready (ar)\n  [document] https://example.com/bill.pdf\n[ yes ] [ 48213 ] [ CEDAR10 ]",
		],
	])("number %i reads well", (index, text) => {
		const content = everyContent[index];
		expect(content && readable(content)).toBe(text);
	});

	it("cannot steer the terminal", () => {
		expect(
			readable({ type: "text", text: "\u001b[31mred\u0007\r\n\tok\u009b1m" }),
		).toBe("[31mred\n\tok1m");
	});
});

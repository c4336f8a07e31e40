import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate, writeDate } from "../../src/infobip/webhook/date.ts";
import { readWebhook } from "../../src/infobip/webhook/read-webhook.ts";
import {
	hasSharedFiles,
	sample,
	samples,
	sharedFilesMissing,
} from "./shared-files.ts";

const message = {
	from: "385919998888",
	to: "41793026731",
	receivedAt: "2025-01-01T10:10:00.000+0000",
	messageId: "wamid.AA/b+c==",
	message: { type: "TEXT", text: "Hello" },
};

describe.skipIf(!hasSharedFiles)(
	`official samples (${sharedFilesMissing})`,
	() => {
		it.each(samples("inbound"))(
			"inbound/$name is a message",
			({ name, body }) => {
				const [item, ...rest] = readWebhook(body);
				expect(rest).toEqual([]);
				expect(item).toMatchObject({ kind: "message", from: "385919998888" });
				const kinds = /infected|flow|payment|call-permission|authentication/;
				const isOther =
					item?.kind === "message" && item.content.type === "OTHER";
				expect(isOther).toBe(kinds.test(name));
				expect(item?.kind === "message" && item.receivedAt).toBeGreaterThan(0);
			},
		);

		it.each(samples("delivery"))(
			"delivery/$name is a delivery report",
			({ body }) => {
				expect(readWebhook(body)).toMatchObject([
					{
						kind: "delivery",
						messageId: "fb469d73-d362-463f-b30f-1e959b53badc",
						status: { id: 5, groupId: 3 },
						error: { id: 0, permanent: false },
						doneAt: Date.UTC(2019, 3, 9, 19, 1, 56, 494),
					},
				]);
			},
		);

		it.each(samples("seen"))("seen/$name is a seen report", ({ body }) => {
			expect(readWebhook(body)).toMatchObject([
				{
					kind: "seen",
					from: "385919998888",
					to: "41793026731",
					seenAt: Date.UTC(2018, 11, 12, 11, 21, 58, 251),
				},
			]);
		});

		it.each([
			[
				"events/identity-change-reports.json",
				{
					kind: "identity",
					sender: "41793026731",
					userNumber: "385919998888",
					userId: "HR.123123123",
				},
			],
			[
				"events/php-identity-change-notification.json",
				{ kind: "identity", userId: null },
			],
			[
				"events/payment-notification.json",
				{ kind: "payment", payer: "447860064555" },
			],
			["events/payment-payu-notification.json", { kind: "payment" }],
			["events/payment-razorpay-notification.json", { kind: "payment" }],
			["events/php-payment-notification.json", { kind: "payment" }],
			[
				"events/stop-notification.json",
				{
					kind: "marketing",
					wanted: false,
					from: "385919998888",
					sender: "41793026731",
				},
			],
			["events/resume-notification.json", { kind: "marketing", wanted: true }],
			[
				"events/php-message-template-update-events.json",
				{ kind: "template", templateId: "111" },
			],
			[
				"templates/event-template-approved-event.json",
				{ kind: "template", change: "TEMPLATE_STATUS_UPDATE", language: "en" },
			],
			[
				"templates/event-template-category-change-event.json",
				{ kind: "template", change: "TEMPLATE_CATEGORY_UPDATE" },
			],
			["templates/event-template-flagged-event.json", { kind: "template" }],
			[
				"templates/event-template-quality-change-event.json",
				{ kind: "template" },
			],
			["templates/event-template-rejected-event.json", { kind: "template" }],
		] as const)("%s is an event", (path, expected) => {
			const [item] = readWebhook(sample(path));
			expect(item).toMatchObject(expected);
			expect(item).toMatchObject({
				at: expect.any(Number),
				body: sample(path),
			});
		});

		it("have no kind of event that is not tested here", () => {
			const names = samples("events").concat(samples("templates", "event-"));
			expect(names).toHaveLength(15);
		});
	},
);

describe("a call to the webhook", () => {
	it.each([null, undefined, 1, "x", true, [], [message]])(
		"A2: that is %j is unknown",
		(body) => {
			expect(readWebhook(body)).toMatchObject([{ kind: "unknown", body }]);
		},
	);

	it.each([
		{},
		{ results: {} },
		{ results: "x" },
		{ content: {} },
		{ messageTemplateId: { toString: 1 } },
		{ content: { notificationMessagesStatus: "maybe" } },
	])("A13: of unknown shape is kept: %j", (body) => {
		expect(readWebhook(body)).toMatchObject([{ kind: "unknown", body }]);
	});

	it("A14: without results tells nothing", () => {
		expect(readWebhook({ results: [] })).toEqual([]);
	});

	it("A13: may mix everything: each result is read by itself, in order", () => {
		const results = [
			message,
			null,
			{ messageId: "a", status: { groupId: 3 } },
			{ messageId: "a", seenAt: "garbage" },
			7,
			{ ...message, messageId: 9 },
		];
		expect(readWebhook({ results }).map(({ kind }) => kind)).toEqual([
			"message",
			"unknown",
			"delivery",
			"seen",
			"unknown",
			"unknown",
		]);
	});

	it.each([
		[undefined, "no messageId"],
		[null, "no messageId"],
		["", "an empty messageId"],
		[12, "a messageId that is no text"],
		[{}, "a messageId that is no text"],
	])("A15: with the messageId %j says so", (messageId, reason) => {
		expect(readWebhook({ results: [{ ...message, messageId }] })).toMatchObject(
			[{ kind: "unknown", reason }],
		);
	});

	it("A15: keeps ids as they are", () => {
		const ids = [" a", "a", "A", "a\u0000b", "wamid.AA/b+c=="];
		const results = ids.map((messageId) => ({ ...message, messageId }));
		const read = readWebhook({ results }).map(
			(item) => item.kind === "message" && item.messageId,
		);
		expect(read).toEqual(ids);
	});

	it("takes nulls for what they are", () => {
		const nulls = {
			...message,
			contact: null,
			identity: null,
			callbackData: null,
			pairedMessageId: null,
		};
		const inner = {
			type: "TEXT",
			text: "a",
			context: { id: null, groupId: null, referredProduct: null },
			referral: null,
		};
		expect(
			readWebhook({ results: [{ ...nulls, message: inner }] }),
		).toMatchObject([
			{
				contact: { name: null, userId: null },
				identity: null,
				quotedMessageId: null,
				referral: null,
			},
		]);
	});

	it("tells the quoted message, but not for a reaction", () => {
		const context = { id: "quoted", from: "1" };
		const results = [
			{ ...message, message: { ...message.message, context } },
			{
				...message,
				message: { type: "REACTION", emoji: "👍", action: "ADDED", context },
			},
			{
				...message,
				message: { type: "REACTION", emoji: "👍", action: "REMOVED", context },
			},
		];
		expect(readWebhook({ results })).toMatchObject([
			{ quotedMessageId: "quoted" },
			{ quotedMessageId: null, content: { emoji: "👍", messageId: "quoted" } },
			{ content: { type: "REACTION", emoji: null } },
		]);
	});

	it.each([
		{ type: "LOCATION", latitude: Number.POSITIVE_INFINITY, longitude: 0 },
		{ type: "LOCATION", latitude: "33", longitude: 35 },
		{ type: "LOCATION", latitude: 91, longitude: 35 },
		{ type: "TEXT" },
		{ type: "TEXT", text: 5 },
		{ type: "IMAGE", caption: "no url" },
		{ type: "CONTACT", contacts: {} },
		{ type: "ORDER" },
		{ type: "toString" },
		{ type: "__proto__" },
		{ type: "A_KIND_OF_THE_FUTURE", text: "x" },
		{ type: 5 },
		{},
	])("A21, A23: keeps a message it cannot read: %j", (inner) => {
		expect(
			readWebhook({ results: [{ ...message, message: inner }] }),
		).toMatchObject([
			{ kind: "message", content: { type: "OTHER" }, body: { message: inner } },
		]);
	});

	it("A12: looks at own fields only", () => {
		const evil = JSON.parse(
			'{"results":[{"__proto__":{"messageId":"x","message":{"type":"TEXT","text":"x"}}}]}',
		);
		expect(readWebhook(evil)).toMatchObject([{ kind: "unknown" }]);
		expect(({} as Record<string, unknown>).messageId).toBeUndefined();
	});

	it("never throws, whatever it holds", () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (body, part) => {
				readWebhook(body);
				readWebhook({
					results: [
						part,
						{ ...message, message: part, contact: part },
						{ messageId: "a", status: part, error: part },
					],
				});
				readWebhook({ content: part, messageTemplateId: part, change: part });
			}),
		);
	});
});

describe("a date of Infobip's", () => {
	it.each([
		["2025-01-01T10:10:00.000+0000", Date.UTC(2025, 0, 1, 10, 10)],
		["2019-04-09T16:01:56.494-0300", Date.UTC(2019, 3, 9, 19, 1, 56, 494)],
		["2019-04-09T16:01:56.494-03:00", Date.UTC(2019, 3, 9, 19, 1, 56, 494)],
		["2019-07-19T11:23:26.998+00:00", Date.UTC(2019, 6, 19, 11, 23, 26, 998)],
		["2022-02-18T08:12:26Z", Date.UTC(2022, 1, 18, 8, 12, 26)],
		["9999-01-01T00:00:00.000+0000", Date.UTC(9999, 0, 1)],
		["2025-13-45T10:10:00.000+0000", null],
		["2025-01-01T10:10:00", null],
		["yesterday", null],
		["", null],
		["1", null],
		[1735726200000, null],
		[null, null],
	])("%j is read", (text, milliseconds) => {
		expect(readDate(text)).toBe(milliseconds);
	});

	it("is read as it was written", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 4e12 }), (milliseconds) => {
				expect(readDate(writeDate(milliseconds))).toBe(milliseconds);
			}),
		);
	});
});

import { describe, expect, it } from "vitest";
import { whatsapp } from "../../src/channels/whatsapp.ts";
import { instant } from "../../src/engine/model.ts";
import { infobip } from "../../src/infobip/client.ts";
import {
	hasSharedFiles,
	sample,
	samples,
	sharedFilesMissing,
} from "../infobip/shared-files.ts";

const own = "447860099299";
const arrivedAt = instant(Date.UTC(2025, 0, 1, 10, 10, 1));
const client = infobip({
	baseUrl: "http://127.0.0.1:1",
	apiKey: "k",
	fetch: () => Promise.reject(new Error("nothing is sent here")),
});
const channel = whatsapp({ client, senders: [own, "447796344125"] });
const receive = (payload: unknown) => channel.receive(payload, arrivedAt);

const result = {
	from: "385919998888",
	to: own,
	receivedAt: "2025-01-01T10:10:00.000+0000",
	messageId: "wamid.A/b==",
	message: { type: "TEXT", text: "Hello" },
	contact: {
		name: "Frank",
		phoneNumber: "385919998888",
		userId: "HR.123123123",
	},
};
const one = (change: object) =>
	receive({ results: [{ ...result, ...change }] });

describe("a customer's message", () => {
	it("becomes an event with all that is told of it", () => {
		const context = { from: own, id: "mb-abcd1234-6", groupId: null };
		const referral = { sourceType: "AD", sourceId: "1" };
		const identity = { acknowledged: true, hash: "eU2Fdi4EMUw=" };
		const message = { type: "TEXT", text: "Hello", context, referral };
		expect(one({ message, identity })).toEqual({
			refused: [],
			events: [
				{
					type: "message.received",
					key: `in:${own}:wamid.A/b==`,
					ref: {
						by: "address",
						channel: "whatsapp",
						sender: own,
						addresses: [
							{ kind: "phone", value: "385919998888" },
							{ kind: "user", value: "HR.123123123" },
						],
					},
					at: Date.UTC(2025, 0, 1, 10, 10),
					arrivedAt,
					stale: false,
					message: {
						messageId: "wamid.A/b==",
						content: { type: "text", text: "Hello" },
						quotedMessageId: "mb-abcd1234-6",
						profileName: "Frank",
						referral,
						identity,
					},
				},
			],
		});
	});

	it("keeps the user name, the product asked about and what was sent along", () => {
		const referredProduct = { catalogId: "c", productRetailerId: "soup" };
		const context = { id: "mb-1", from: "1", groupId: null, referredProduct };
		const message = { type: "TEXT", text: "Is it hot?", context };
		const contact = { username: "frank.b", parentUserId: null };
		const change = { message, contact, callbackData: "table 5" };
		expect(one(change).events).toMatchObject([
			{
				message: {
					more: {
						username: "frank.b",
						referredProduct,
						callbackData: "table 5",
					},
				},
			},
		]);
		const [plain] = one({ contact: null, callbackData: null }).events;
		expect(plain).not.toHaveProperty("message.more");
	});

	it.each([
		[{ from: "HR.123123123", contact: null }, [["user", "HR.123123123"]]],
		[
			{
				from: "HR.123123123",
				contact: { phoneNumber: "385919998888", userId: "HR.123123123" },
			},
			[
				["phone", "385919998888"],
				["user", "HR.123123123"],
			],
		],
		[
			{ contact: { phoneNumber: "1112223334", userId: null } },
			[["phone", "385919998888"]],
		],
		[{ contact: { userId: "not an id" } }, [["phone", "385919998888"]]],
	])("comes from %j", (change, addresses) => {
		const [event] = one(change).events;
		const ref = event?.ref?.by === "address" ? event.ref : null;
		expect(ref?.addresses.map(({ kind, value }) => [kind, value])).toEqual(
			addresses,
		);
	});

	it.each([
		"",
		"+",
		"+385919998888",
		"frank",
		"3".repeat(40),
		"385-919",
		"1",
		null,
		5,
	])("A19: from %j is refused", (from) => {
		const { events, refused } = one({ from });
		expect(events).toEqual([]);
		expect(refused).toMatchObject([
			{
				reason: "from is neither a number nor a user id",
				body: { messageId: "wamid.A/b==" },
			},
		]);
	});

	it.each([
		{ from: own },
		{ from: "447796344125" },
		{ from: "385911111111", to: "385911111111" },
	])("A19: from ourselves is a loop: %j", (change) => {
		expect(one(change)).toMatchObject({
			events: [],
			refused: [{ reason: "from is one of our own numbers: a loop" }],
		});
	});

	it.each(["", "me", undefined])("A19: to %j is refused", (to) => {
		expect(one({ to })).toMatchObject({
			events: [],
			refused: [{ reason: "to is no number" }],
		});
	});

	it.each([
		[undefined, "no messageId"],
		["", "an empty messageId"],
		[7, "a messageId that is no text"],
		["x".repeat(10_240), "a messageId that is too long"],
	])("A15: with the id %j is refused", (messageId, reason) => {
		expect(one({ messageId })).toMatchObject({
			events: [],
			refused: [{ reason }],
		});
	});

	it("A17: to another number of ours is another message", () => {
		const keys = [own, "41793026731"].map((to) => one({ to }).events[0]?.key);
		expect(new Set(keys).size).toBe(2);
	});

	it.each([
		["2025-01-01T10:10:00.000+0000", -1_000, false],
		["2025-01-01T07:10:00.000-0300", -1_000, false],
		["2024-12-31T00:00:00.000+0000", -34 * 3_600_000 - 601_000, false],
		["2024-12-30T00:00:00.000+0000", -42 * 3_600_000, false],
		["2024-12-26T00:00:00.000+0000", -42 * 3_600_000, false],
		["2024-12-20T00:00:00.000+0000", -42 * 3_600_000, true],
		["2025-01-01T10:30:00.000+0000", 0, false],
		["2025-01-03T10:10:00.000+0000", 0, false],
		["9999-01-01T00:00:00.000+0000", 0, false],
		["1970-01-01T00:00:00.000+0000", 0, false],
		["2019-07-19T11:23:26.998+0000", 0, false],
		["yesterday", 0, false],
		[null, 0, false],
	])(
		"A20: of %s happened when it can have happened",
		(receivedAt, before, stale) => {
			expect(one({ receivedAt }).events).toMatchObject([
				{ at: arrivedAt + before, arrivedAt, stale },
			]);
		},
	);

	it("A9, A10, A22: keeps a long text, NUL and half characters as they are", () => {
		const text = `\u0000\ud800${"x".repeat(65_000)}`;
		expect(one({ message: { type: "TEXT", text } }).events).toMatchObject([
			{ message: { content: { text } } },
		]);
	});

	it("A23: holds at most a hundred contacts", () => {
		const contacts = Array.from({ length: 1000 }, () => ({
			name: { firstName: "A" },
		}));
		const [event] = one({ message: { type: "CONTACT", contacts } }).events;
		const content =
			event?.type === "message.received" ? event.message.content : null;
		expect(content?.type === "contact" && content.contacts).toHaveLength(100);
	});

	it("A4: that is nested too deep to be walked is cut, not refused", () => {
		const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
		const [event] = one({ message: { type: "FUTURE", deep } }).events;
		expect(() => JSON.stringify(event)).not.toThrow();
		expect(event).toMatchObject({
			message: { content: { type: "unsupported", kind: "FUTURE" } },
		});
	});

	it("A12: cannot change the prototype of anything", () => {
		const text = `{"results":[${JSON.stringify({ ...result, message: 0 }).replace('"message":0', '"message":{"type":"NEW","__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}')}]}`;
		const [event] = receive(JSON.parse(text)).events;
		expect(({} as { x?: number }).x).toBeUndefined();
		expect(event).toMatchObject({
			message: { content: { type: "unsupported", raw: { type: "NEW" } } },
		});
		expect(JSON.stringify(event)).not.toContain("__proto__");
	});
});

describe("a batch", () => {
	it("A13: gives its good parts as events and keeps the others", () => {
		const results = [
			result,
			null,
			{ ...result, messageId: "b" },
			{ ...result, messageId: 5 },
			"x",
			{ messageId: "m", seenAt: "2025-01-01T10:10:00.000+0000" },
		];
		const { events, refused } = receive({ results });
		expect(events.map(({ key }) => key)).toEqual([
			`in:${own}:wamid.A/b==`,
			`in:${own}:b`,
			"seen:m",
		]);
		expect(refused.map(({ body }) => body)).toEqual([
			null,
			toPlain({ ...result, messageId: 5 }),
			"x",
		]);
	});

	it("A13: of ten thousand is read", () => {
		const results = Array.from({ length: 10_000 }, (_, n) => ({
			...result,
			messageId: `m${n}`,
		}));
		expect(receive({ results }).events).toHaveLength(10_000);
	});

	it.each([null, [], "x", 1, {}, { results: {} }])(
		"A2, A13: that is %j is refused",
		(payload) => {
			expect(receive(payload)).toMatchObject({
				events: [],
				refused: [{ body: payload }],
			});
		},
	);

	it("A14: that is empty is nothing", () => {
		expect(receive({ results: [] })).toEqual({ events: [], refused: [] });
	});
});

const toPlain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("a delivery report", () => {
	const report = (
		status: object,
		error: object = { id: 0, name: "NO_ERROR" },
	) =>
		receive({
			results: [
				{
					messageId: "mb-1",
					to: "385919998888",
					doneAt: "2025-01-01T10:10:00.000+0000",
					status,
					error,
				},
			],
		});

	it.each([
		[{ groupId: 1, id: 7, name: "PENDING_ENROUTE" }, "sent"],
		[{ groupId: 1, id: 3, name: "PENDING_WAITING_DELIVERY" }, "sent"],
		[{ groupId: 3, id: 5, name: "DELIVERED_TO_HANDSET" }, "delivered"],
		[{ groupId: 3, id: 2, name: "DELIVERED_TO_OPERATOR" }, "sent"],
		[{ groupName: "DELIVERED" }, "delivered"],
		[{ groupId: 2, id: 9, name: "UNDELIVERABLE_NOT_DELIVERED" }, "failed"],
		[{ groupId: 4, id: 15, name: "EXPIRED_EXPIRED" }, "failed"],
		[{ groupId: 5, id: 12, name: "REJECTED_NOT_ENOUGH_CREDITS" }, "failed"],
	])("of %j says %s", (status, expected) => {
		expect(report(status).events).toMatchObject([
			{
				type: "report.received",
				ref: { by: "message", messageId: "mb-1" },
				at: Date.UTC(2025, 0, 1, 10, 10),
				report: { messageId: "mb-1", status: expected },
			},
		]);
	});

	it("says why it failed by its error", () => {
		const status = {
			groupId: 2,
			id: 9,
			name: "UNDELIVERABLE_NOT_DELIVERED",
			description: "Not delivered",
		};
		const error = {
			id: 7010,
			name: "EC_NO_SESSION",
			description: "Session has expired",
			permanent: true,
		};
		expect(report(status, error).events).toMatchObject([
			{
				report: {
					error: {
						code: "EC_NO_SESSION",
						message: "Session has expired",
						advice: expect.stringContaining("24 hours"),
					},
				},
			},
		]);
	});

	it("says why it failed by its status where there is no error", () => {
		const status = {
			groupId: 5,
			id: 18,
			name: "REJECTED_DESTINATION_NOT_REGISTERED",
		};
		expect(report(status).events).toMatchObject([
			{
				report: {
					error: {
						code: "REJECTED_DESTINATION_NOT_REGISTERED",
						advice: expect.stringContaining("trial account"),
					},
				},
			},
		]);
		expect(report(status, null as never).events).toMatchObject([
			{ report: { error: { code: "REJECTED_DESTINATION_NOT_REGISTERED" } } },
		]);
	});

	it("that failed by an unknown error names it", () => {
		const error = {
			id: 7999,
			name: "EC_OF_THE_FUTURE",
			description: "New",
			permanent: false,
		};
		expect(report({ groupId: 2 }, error).events).toMatchObject([
			{
				report: {
					error: {
						code: "EC_OF_THE_FUTURE",
						message: "New",
						advice: expect.stringContaining("passing trouble"),
					},
				},
			},
		]);
	});

	it("A24: has one key however often it comes, and another for another status", () => {
		const key = (status: object) => report(status).events[0]?.key;
		const delivered = { groupId: 3, id: 5 };
		expect(key(delivered)).toBe("dlr:mb-1:5:2025-01-01T10:10:00.000+0000");
		expect(key({ groupId: 1, id: 7 })).not.toBe(key(delivered));
	});

	it("of no known status is refused", () => {
		expect(report({ groupId: 9 })).toMatchObject({
			events: [],
			refused: [{ reason: "a delivery report with an unknown status" }],
		});
	});

	it("of an endless id is refused", () => {
		const results = [
			{ messageId: "x".repeat(9999), status: { groupId: 3 } },
			{ messageId: "x".repeat(9999), seenAt: null },
		];
		expect(receive({ results })).toMatchObject({
			events: [],
			refused: [{}, {}],
		});
	});
});

describe.skipIf(!hasSharedFiles)(
	`official samples (${sharedFilesMissing})`,
	() => {
		const contents = {
			"audio.json": { type: "audio" },
			"button.json": {
				type: "button",
				id: "Payload",
				label: "Button text",
				source: "template",
			},
			"contact.json": { type: "contact" },
			"document.json": { type: "document", caption: "Document Title" },
			"image.json": {
				type: "image",
				caption: "Image Caption",
				url: expect.stringContaining("/media/f1b96d31"),
			},
			"infected-content.json": {
				type: "unsupported",
				kind: "INFECTED_CONTENT",
			},
			"interactive-button-reply.json": {
				type: "button",
				id: "button-reply-id",
				label: "Button reply title",
				source: "reply",
			},
			"interactive-call-permission-reply.json": { type: "unsupported" },
			"interactive-flow-reply.json": {
				type: "unsupported",
				raw: { response: { "flow-data": "flow-input-response" } },
			},
			"interactive-in-thread-authentication-reply.json": {
				type: "unsupported",
			},
			"interactive-list-reply.json": {
				type: "button",
				id: "list-reply-id",
				source: "list",
			},
			"interactive-payment-acknowledgement.json": {
				type: "unsupported",
				kind: "INTERACTIVE_PAYMENT_ACKNOWLEDGEMENT",
			},
			"interactive-payment-confirmation.json": {
				type: "unsupported",
				raw: { status: "SUCCESS" },
			},
			"legacy-text-with-contact.json": { type: "text", text: "Support hello" },
			"legacy-text-without-contact.json": {
				type: "text",
				text: "Support hello",
			},
			"location.json": {
				type: "location",
				latitude: 40.748433333333,
				name: "Empire State Building",
			},
			"order.json": {
				type: "order",
				items: [{ quantity: 1 }],
				text: "I like you store!",
			},
			"php-inbound-messages.json": { type: "text" },
			"reaction.json": {
				type: "reaction",
				emoji: "🤓",
				messageId: "abcdef_ghij124567890klmnopr",
			},
			"sticker.json": { type: "sticker" },
			"text-with-ad-referral.json": { type: "text" },
			"text-with-identity-notification.json": { type: "text" },
			"text.json": { type: "text", text: "Hello, World!" },
			"video.json": { type: "video", caption: "Look at this!" },
			"voice.json": { type: "voice" },
		};

		it("of inbound messages are all here", () => {
			expect(samples("inbound").map(({ name }) => name)).toEqual(
				Object.keys(contents),
			);
		});

		it.each(Object.entries(contents))(
			"inbound/%s becomes our content",
			(name, content) => {
				const { events, refused } = receive(sample(`inbound/${name}`));
				expect(refused).toEqual([]);
				expect(events).toMatchObject([
					{ type: "message.received", stale: false, message: { content } },
				]);
			},
		);

		it("keep the advertisement and the identity", () => {
			expect(
				receive(sample("inbound/text-with-ad-referral.json")).events,
			).toMatchObject([
				{ message: { referral: { ctwaClickId: "ctwa-click-id" } } },
			]);
			expect(
				receive(sample("inbound/text-with-identity-notification.json")).events,
			).toMatchObject([{ message: { identity: { hash: "eU2Fdi4EMUw=" } } }]);
		});

		it.each(samples("delivery"))(
			"delivery/$name moves our message",
			({ body }) => {
				expect(receive(body).events).toMatchObject([
					{ report: { status: "delivered", error: null } },
				]);
			},
		);

		it.each(samples("seen"))("seen/$name moves our message", ({ body }) => {
			expect(receive(body).events).toMatchObject([
				{
					key: "seen:1215f543ab19-345f-adbd-12ad31451ed25f35",
					report: { status: "seen" },
				},
			]);
		});

		const noticeSamples = samples("events")
			.filter(({ name }) => !name.startsWith("put-"))
			.concat(samples("templates", "event-"));

		it.each(noticeSamples)("$name becomes a notice, once", ({ name, body }) => {
			const { events, refused } = receive(body);
			expect(refused).toEqual([]);
			const kind =
				["identity", "payment", "template"].find((word) =>
					name.includes(word),
				) ?? "marketing";
			expect(events).toMatchObject([
				{ type: "notice.received", notice: { kind } },
			]);
			expect(events[0]?.ref === null).toBe(kind === "template");
			expect(receive(body).events[0]?.key).toBe(events[0]?.key);
		});

		it("of different events have different keys", () => {
			const keys = noticeSamples.map(
				({ body }) => receive(body).events[0]?.key,
			);
			expect(new Set(keys).size).toBe(keys.length);
		});

		it.each([
			["stop", false],
			["resume", true],
		])("%s-notification says whether marketing is wanted", (word, wanted) => {
			expect(
				receive(sample(`events/${word}-notification.json`)).events,
			).toMatchObject([
				{
					ref: {
						sender: "41793026731",
						addresses: [{ kind: "phone", value: "385919998888" }],
					},
					notice: { kind: "marketing", wanted },
				},
			]);
		});

		it("put-… is a request and no event", () => {
			const body = sample(
				"events/put-sender-contacts-usernumber-identity--request.json",
			);
			expect(receive(body)).toMatchObject({
				events: [],
				refused: [{ reason: "a call of unknown shape" }],
			});
		});
	},
);

describe("a notice that names nobody", () => {
	it("is refused", () => {
		const content = { type: "user_identity_changed", userNumber: "x" };
		expect(receive({ from: own, content })).toMatchObject({
			events: [],
			refused: [
				{ reason: "an event (identity) that names no sender and customer" },
			],
		});
	});
});

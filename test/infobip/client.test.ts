import { describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { InfobipError } from "../../src/infobip/error.ts";
import { recordingFetch } from "./recording-fetch.ts";
import { hasSharedFiles, samples, sharedFilesMissing } from "./shared-files.ts";

const hello = {
	from: "441134960000",
	to: "441134960001",
	content: { text: "Hello" },
};

function connect(
	answer?: Parameters<typeof recordingFetch>[0],
	options: Partial<Parameters<typeof infobip>[0]> = {},
) {
	const { fetch, requests } = recordingFetch(answer);
	const client = infobip({
		baseUrl: "xxxxx.api.infobip.com",
		apiKey: "secret",
		fetch,
		...options,
	});
	return { client, requests };
}

function answering(
	status: number,
	body = "",
	headers: Record<string, string> = {},
) {
	return () => new Response(body === "" ? null : body, { status, headers });
}

async function failure(promise: Promise<unknown>): Promise<InfobipError> {
	const error = await promise.then(
		() => new Error("it went well"),
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof InfobipError)) throw error;
	return error;
}

describe("a request", () => {
	it("carries the key, what it accepts and who asks", async () => {
		const { client, requests } = connect(undefined, { userAgent: "me/1" });
		await client.messages.text(hello);
		const [{ url, headers, method } = expect.fail()] = requests;
		expect(method).toBe("POST");
		expect(url).toBe("https://xxxxx.api.infobip.com/whatsapp/1/message/text");
		expect(headers.get("authorization")).toBe("App secret");
		expect(headers.get("accept")).toBe("application/json");
		expect(headers.get("content-type")).toBe("application/json");
		expect(headers.get("user-agent")).toBe("me/1");
	});

	it("gives what Infobip says of the message", async () => {
		const { client } = connect();
		expect(await client.messages.text(hello)).toMatchObject({
			messageId: "m",
			status: { groupId: 1, name: "PENDING_ENROUTE" },
			warnings: [],
		});
	});

	it("A9: never holds half a character", async () => {
		const { client, requests } = connect();
		await client.messages.text({ ...hello, content: { text: "a\ud800b" } });
		expect(requests[0]?.body).toMatchObject({ content: { text: "a\ufffdb" } });
	});

	it("is not sent where a field is wrong; the error names it and its limit", async () => {
		const { client, requests } = connect();
		const content = { text: "x".repeat(4097) };
		const error = await failure(client.messages.text({ ...hello, content }));
		expect(requests).toEqual([]);
		expect(error).toMatchObject({ kind: "refused", code: "INVALID_REQUEST" });
		expect(error.message).toContain(
			"content.text size must be between 1 and 4096 (it has 4097)",
		);
	});

	it("names every wrong field at once", async () => {
		const { client } = connect();
		const content = { latitude: 91, longitude: -181 };
		const error = await failure(
			client.messages.location({ ...hello, content }),
		);
		expect(error.violations).toEqual([
			{
				path: "content.latitude",
				violation: "must be less than or equal to 90",
			},
			{
				path: "content.longitude",
				violation: "must be greater than or equal to -180",
			},
		]);
	});

	it.each(["+441134960001", "00 44 11", "frank", "hr.12"])(
		"is not sent to %s",
		async (to) => {
			const error = await failure(
				connect().client.messages.text({ ...hello, to }),
			);
			expect(error.violations[0]?.path).toBe("to");
		},
	);

	it("may go to a user id", async () => {
		const { client, requests } = connect();
		await client.messages.text({ ...hello, to: "HR.123123123" });
		expect(requests[0]?.body).toMatchObject({ to: "HR.123123123" });
	});
});

describe("media formats", () => {
	const picture = (name: string) => ({
		...hello,
		content: { mediaUrl: `https://example.com/${name}` },
	});

	it("lets a WebP picture go with a warning", async () => {
		const { client } = connect();
		const { warnings } = await client.messages.image(picture("a.webp?x=1"));
		expect(warnings.join()).toContain("WebP");
	});

	it.each(["a.jpg", "a.JPEG", "a.png", "picture", "a.php", "a.jpg?x=.gif"])(
		"lets %s go as a picture",
		async (name) => {
			const { client } = connect();
			expect((await client.messages.image(picture(name))).warnings).toEqual([]);
		},
	);

	it.each([
		["image", "a.gif", "JPEG or PNG"],
		["video", "a.mov", "MP4 or 3GPP"],
		["audio", "a.wav", "AAC, AMR, MP3"],
		["sticker", "a.png", "WebP"],
	] as const)("refuses %s %s before it leaves", async (kind, name, words) => {
		const { client, requests } = connect();
		const error = await failure(client.messages[kind](picture(name)));
		expect(error.message).toContain(words);
		expect(requests).toEqual([]);
	});

	it("wants OGG for a voice note, and takes any document", async () => {
		const { client } = connect();
		const content = { mediaUrl: "https://example.com/a.mp3", voice: true };
		const error = await failure(client.messages.audio({ ...hello, content }));
		expect(error.message).toContain("OGG with Opus");
		await client.messages.document(picture("a.zip"));
	});

	it.each(["ftp://example.com/a.jpg", "data:image/png;base64,AA", "a.jpg", ""])(
		"refuses the address %j",
		async (mediaUrl) => {
			const content = { mediaUrl };
			const error = await failure(
				connect().client.messages.image({ ...hello, content }),
			);
			expect(error.violations.map(({ path }) => path)).toContain(
				"content.mediaUrl",
			);
		},
	);
});

describe("media in headers", () => {
	const body = { text: "Our menu" };
	const link = { displayText: "Order", url: "https://example.com" };
	const gif = { type: "IMAGE", mediaUrl: "https://example.com/a.gif" } as const;

	it.each([
		[
			"content.header.mediaUrl",
			(client: Client) =>
				client.messages.urlButton({
					...hello,
					content: { body, action: link, header: gif },
				}),
		],
		[
			"content.templateData.header.mediaUrl",
			(client: Client) =>
				client.messages.template({
					...hello,
					content: {
						templateName: "menu",
						language: "en",
						templateData: { body: { placeholders: [] }, header: gif },
					},
				}),
		],
		[
			"content.action.cards[1].header.url",
			(client: Client) => {
				const card = (ending: string) => ({
					header: {
						type: "VIDEO" as const,
						url: `https://example.com/a.${ending}`,
					},
					body,
					button: link,
				});
				const cards = [card("mp4"), card("avi")];
				const action = { type: "URL" as const, cards };
				return client.messages.carousel({
					...hello,
					content: { body, action },
				});
			},
		],
	])("is refused by its ending at %s", async (path, send) => {
		const { client, requests } = connect();
		const error = await failure(send(client));
		expect(error.violations).toEqual([
			{ path, violation: expect.stringContaining("by its name; it must be") },
		]);
		expect(requests).toEqual([]);
	});
});

type Client = ReturnType<typeof infobip>;

describe("what is not sent, though each field alone may be right", () => {
	it.each([
		["no link", { text: "Hello", previewUrl: true }, {}],
		[
			"links that lose their protocol",
			{ text: "https://example.com", previewUrl: true },
			{ urlOptions: { removeProtocol: true } },
		],
	])("is a preview of %s", async (_, content, more) => {
		const { client, requests } = connect();
		const error = await failure(
			client.messages.text({ ...hello, ...more, content }),
		);
		expect(error.message).toContain("content.previewUrl needs a link");
		expect(requests).toEqual([]);
	});

	it("is a birthday that no calendar has", async () => {
		const { client } = connect();
		const name = { firstName: "Amel", formattedName: "Amel" };
		const contacts = [{ name, birthday: "1999-02-30" }];
		const error = await failure(
			client.messages.contact({ ...hello, content: { contacts } }),
		);
		expect(error.message).toContain("contacts[0].birthday");
	});

	it.each([
		["a number that JSON lacks", { ...hello, more: 1n }],
		["nothing at all", null],
	])("is %s", async (_, message) => {
		const { client, requests } = connect();
		const error = await failure(client.messages.text(message as never));
		expect(error).toMatchObject({ kind: "refused", code: "INVALID_REQUEST" });
		expect(requests).toEqual([]);
	});
});

describe("several templates in one request", () => {
	const menu = {
		...hello,
		content: {
			templateName: "menu",
			language: "en",
			templateData: { body: { placeholders: [] } },
		},
	};

	it("are refused with the place of the message that is wrong", async () => {
		const { client, requests } = connect();
		const wrong = { ...menu, to: "+441134960001" };
		const error = await failure(client.messages.templates([menu, wrong]));
		expect(error.violations.map(({ path }) => path)).toEqual([
			"messages[1].to",
		]);
		expect(requests).toEqual([]);
	});

	it("are one or more, under a name of at most 100", async () => {
		const { client, requests } = connect();
		const none = await failure(client.messages.templates([]));
		const bulkId = "x".repeat(101);
		const long = await failure(client.messages.templates([menu], { bulkId }));
		expect(none.message).toContain("messages must not be empty");
		expect(long.message).toContain(
			"bulkId size must be between 0 and 100 (it has 101)",
		);
		expect(requests).toEqual([]);
	});
});

describe("a refusal", () => {
	it.each([
		[400, "refused"],
		[401, "unauthorized"],
		[403, "refused"],
		[404, "refused"],
		[408, "ambiguous"],
		[429, "throttled"],
		[500, "ambiguous"],
		[502, "ambiguous"],
		[503, "ambiguous"],
		[302, "refused"],
	] as const)("with %i is %s", async (status, kind) => {
		const error = await failure(
			connect(answering(status)).client.messages.text(hello),
		);
		expect(error).toMatchObject({ kind, status, code: `HTTP_${status}` });
	});

	it("with 503 and Retry-After took nothing", async () => {
		const answer = answering(503, "busy", { "Retry-After": "7" });
		const error = await failure(connect(answer).client.messages.text(hello));
		expect(error).toMatchObject({ kind: "retry", retryAfterMs: 7000 });
	});

	it("is no ambiguity where doing it twice does no harm", async () => {
		const { client } = connect(answering(500));
		const error = await failure(
			client.markAsRead({ sender: "1", messageId: "a" }),
		);
		expect(error.kind).toBe("retry");
	});

	it.each([
		["<html><h1>Bad gateway</h1></html>", "Bad gateway"],
		["", "answered 502"],
		['{"requestError":{"serviceExc', "answered 502"],
		["null", "answered 502"],
	])("with the body %j is said all the same", async (body, words) => {
		const error = await failure(
			connect(answering(502, body)).client.messages.text(hello),
		);
		expect(error.message).toContain(words);
	});

	it("E75: does not follow a redirect with the key", async () => {
		const answer = answering(302, "", { Location: "https://evil.example/" });
		const { client, requests } = connect(answer);
		await failure(client.messages.text(hello));
		expect(requests).toHaveLength(1);
	});

	it("of the key says so, and never shows the key", async () => {
		const error = await failure(
			connect(answering(401)).client.messages.text(hello),
		);
		expect(error.advice).toContain("API key");
		expect(JSON.stringify(error) + error.message + error.stack).not.toContain(
			"secret",
		);
	});

	it("of a scope names the scopes of that operation", async () => {
		const { client } = connect(answering(403));
		const sending = await failure(client.messages.text(hello));
		expect(sending.advice).toContain("whatsapp:message:send");
		const reading = await failure(
			client.markAsRead({ sender: "1", messageId: "a" }),
		);
		expect(reading.advice).toContain("whatsapp:manage for POST");
		expect(reading.advice).not.toContain("message:send");
	});

	it("to mark as read with 404 names the unencoded id and the wrong sender", async () => {
		const { client } = connect(answering(404));
		const { advice } = await failure(
			client.markAsRead({ sender: "1", messageId: "a" }),
		);
		expect(advice).toContain("percent-encoded");
		expect(advice).toContain(
			"sender is not the number that received the message",
		);
	});
});

describe.skipIf(!hasSharedFiles)(
	`official error samples (${sharedFilesMissing})`,
	() => {
		it.each(samples("errors"))("$name is read", async ({ name, body }) => {
			const status = Number(name.slice(0, 3));
			const answer = answering(status, JSON.stringify(body));
			const error = await failure(connect(answer).client.messages.text(hello));
			expect(error.status).toBe(status);
			expect(error.providerCode).toMatch(/^(E\d{3}|[A-Z_]+)$/);
			const tells = /"validationErrors"|"violation"/.test(JSON.stringify(body));
			expect(error.violations.length > 0).toBe(tells);
			for (const { violation } of error.violations)
				expect(error.message).toContain(violation);
		});

		it.each(
			samples("responses", "text").concat(samples("responses", "template")),
		)("$name is read as sent", async ({ body, name }) => {
			const { client } = connect(() => Response.json(body));
			const messages = [{ ...hello, content: template }];
			const [sent] = name.startsWith("text")
				? [await client.messages.text(hello)]
				: await client.messages.templates(messages);
			expect(sent).toMatchObject({
				to: "441134960001",
				messageId: "a28dd97c-1ffb-4fcf-99f1-0b557ed381da",
				status: { id: 7, name: "PENDING_ENROUTE" },
			});
		});
	},
);

const template = {
	templateName: "t",
	language: "en",
	templateData: { body: { placeholders: [] } },
};

describe("mark as read's own error shape", () => {
	it("is read", async () => {
		const { client } = connect(answering(400, '{"error":"bad sender"}'));
		const error = await failure(
			client.markAsRead({ sender: "1", messageId: "a" }),
		);
		expect(error.message).toContain("bad sender");
	});
});

describe("a 200", () => {
	const status = (id: number, name: string, groupId: number) => () =>
		Response.json({
			to: "1",
			status: { id, name, groupId, description: "Because" },
		});

	it.each([
		[11, "REJECTED_SOURCE", 5, "refused", "configuration"],
		[12, "REJECTED_NOT_ENOUGH_CREDITS", 5, "refused", "configuration"],
		[23, "REJECTED_DUPLICATE_MESSAGE_ID", 5, "refused", "final"],
		[21, "REJECTED_SYSTEM_ERROR", 5, "retry", "retry"],
		[20, "REJECTED_FLOODING_FILTER", 5, "throttled", "throttled"],
		[9, "UNDELIVERABLE_NOT_DELIVERED", 2, "refused", "final"],
		[15, "EXPIRED_EXPIRED", 4, "refused", "final"],
		[777, "REJECTED_SOMETHING_NEW", 5, "refused", "final"],
	] as const)(
		"E76: with status %i %s is a failure",
		async (id, name, group, kind, errorClass) => {
			const { client } = connect(status(id, name, group));
			const error = await failure(client.messages.text(hello));
			expect(error).toMatchObject({
				kind,
				code: name,
				errorClass,
				status: 200,
			});
			expect(error.message).toContain("Because");
		},
	);

	it.each([
		"",
		"<html>Welcome</html>",
		'{"to":"1","mess',
		"null",
		"[]",
		"{}",
		'"ok"',
		'{"messages":[]}',
	])("E76: with the body %j may have sent the message", async (body) => {
		const { client } = connect(answering(200, body));
		const error = await failure(client.messages.text(hello));
		expect(error).toMatchObject({ kind: "ambiguous", code: "BAD_RESPONSE" });
	});
});

describe("a broken connection", () => {
	const broken = (code: string) => () => {
		throw new TypeError("fetch failed", {
			cause: Object.assign(new Error(code), { code }),
		});
	};

	it.each([
		["ECONNREFUSED", "retry"],
		["ENOTFOUND", "retry"],
		["EAI_AGAIN", "retry"],
		["UND_ERR_CONNECT_TIMEOUT", "retry"],
		["CERT_HAS_EXPIRED", "retry"],
		["ECONNRESET", "ambiguous"],
		["EPIPE", "ambiguous"],
		["UND_ERR_SOCKET", "ambiguous"],
		["UND_ERR_HEADERS_TIMEOUT", "ambiguous"],
		["SOMETHING_NEW", "ambiguous"],
	] as const)("by %s is %s", async (code, kind) => {
		const { client } = connect(broken(code));
		expect(await failure(client.messages.text(hello))).toMatchObject({
			kind,
			code,
		});
	});

	it("by time-out may have sent the message", async () => {
		const { client } = connect(undefined, {
			timeoutMs: 20,
			fetch: (_, init) =>
				new Promise((_, reject) => {
					init?.signal?.addEventListener("abort", () =>
						reject(init.signal?.reason),
					);
				}),
		});
		const error = await failure(client.messages.text(hello));
		expect(error).toMatchObject({
			kind: "ambiguous",
			code: "TIMEOUT",
			status: null,
		});
		expect(error.message).toContain("within 20 ms");
	});

	it("in the middle of the answer may have sent the message", async () => {
		const cut = () =>
			new Response(
				new ReadableStream({
					start(controller) {
						controller.enqueue(new TextEncoder().encode('{"to"'));
						controller.error(
							Object.assign(new Error("cut"), { code: "UND_ERR_SOCKET" }),
						);
					},
				}),
			);
		const error = await failure(connect(cut).client.messages.text(hello));
		expect(error).toMatchObject({ kind: "ambiguous", code: "UND_ERR_SOCKET" });
	});
});

describe("ids in paths", () => {
	it.each(["wamid.AA/b+c==", "a?b#c", "é %2F", "A".repeat(88)])(
		"are encoded: %s",
		async (messageId) => {
			const { client, requests } = connect(answering(204));
			await client.markAsRead({ sender: "447796344125", messageId });
			const path = `/whatsapp/1/senders/447796344125/message/${encodeURIComponent(messageId)}/read`;
			expect(requests).toMatchObject([{ method: "POST", path, body: null }]);
		},
	);

	it.each(["", ".", ".."])("are not %j", async (messageId) => {
		const { client, requests } = connect(answering(204));
		const error = await failure(client.markAsRead({ sender: "1", messageId }));
		expect(error.code).toBe("INVALID_REQUEST");
		expect(requests).toEqual([]);
	});
});

describe("the typing bubble", () => {
	it("is asked for in the official form", async () => {
		const { client, requests } = connect();
		await client.typing({ from: "441134960000", to: "441134960001" });
		expect(requests[0]).toMatchObject({
			path: "/whatsapp/1/events",
			body: {
				events: [
					{
						sender: "441134960000",
						destinations: [{ to: "441134960001" }],
						content: { type: "TYPING_INDICATOR" },
					},
				],
			},
		});
	});
});

describe("a typing bubble that cannot be", () => {
	it.each([
		["", hello.to, "events[0].sender"],
		[hello.from, "+441134960001", "events[0].destinations[0].to"],
	])("from %j to %j does not leave", async (from, to, path) => {
		const { client, requests } = connect();
		const error = await failure(client.typing({ from, to }));
		expect(error.violations[0]?.path).toBe(path);
		expect(requests).toEqual([]);
	});
});

describe("the options", () => {
	it.each([
		["xxxxx.api.infobip.com", "https://xxxxx.api.infobip.com"],
		[" https://xxxxx.api.infobip.com// ", "https://xxxxx.api.infobip.com"],
		["http://localhost:3000/", "http://localhost:3000"],
		["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
		["http://[::1]:8080", "http://[::1]:8080"],
	])("take %j for the base URL", (baseUrl, origin) => {
		expect(infobip({ baseUrl, apiKey: "k" }).baseUrl).toBe(origin);
	});

	it.each([
		"",
		"   ",
		"http://xxxxx.api.infobip.com",
		"http://127.0.0.1.evil.example",
		"ftp://xxxxx.api.infobip.com",
		"https://user:pw@api.infobip.com",
		"https://api.infobip.com/whatsapp",
		"https://api.infobip.com?key=1",
		"not a host",
	])("F81: refuse %j", (baseUrl) => {
		expect(() => infobip({ baseUrl, apiKey: "k" })).toThrow(TypeError);
	});

	it.each(["", "a b", "a\n", '"abc"', "App abc", "clé"])(
		"F81: refuse the key %j",
		(apiKey) => {
			expect(() => infobip({ baseUrl: "x.api.infobip.com", apiKey })).toThrow(
				"bare key",
			);
		},
	);
});

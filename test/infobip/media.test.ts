import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import { checkMedia } from "../../src/infobip/formats.ts";
import type { DownloadOptions } from "../../src/infobip/media.ts";
import { mediaReference } from "../../src/infobip/media-reference.ts";

const sender = "447796344125";
const bytes = new Uint8Array([1, 2, 3, 4]);

function connect() {
	const account = emulator({ apiKey: "k", senders: [sender] });
	const client = infobip({
		baseUrl: "http://127.0.0.1:1",
		apiKey: "k",
		fetch: account.fetch,
	});
	return { account, client };
}

async function read(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
	return new Uint8Array(await new Response(body).arrayBuffer());
}

describe("inbound media", () => {
	it("is loaded by the address in the message, from the account's own host", async () => {
		const { account, client } = connect();
		const url = account.keepMedia({ sender, contentType: "image/png", bytes });
		expect(url).toContain("https://api.infobip.com/");
		const download = await client.media.download(url);
		expect(download).toMatchObject({ contentType: "image/png", bytes: 4 });
		expect(await read(download.body)).toEqual(bytes);
	});

	it("E75: is loaded from where it is cached, and the key stays behind", async () => {
		const { account, client } = connect();
		const mediaId = account.keepMedia({
			sender,
			contentType: "image/png",
			bytes,
			cached: true,
		});
		expect(await read((await client.media.download(mediaId)).body)).toEqual(
			bytes,
		);
		expect(account.requests.map(({ authorization }) => authorization)).toEqual([
			"App k",
			null,
		]);
	});

	it("is told of without being loaded", async () => {
		const { account, client } = connect();
		const url = account.keepMedia({ sender, contentType: "audio/ogg", bytes });
		expect(await client.media.metadata(url)).toEqual({
			contentType: "audio/ogg",
			bytes: 4,
		});
		expect(account.requests[0]?.method).toBe("HEAD");
	});

	it("that has expired says so", async () => {
		const { client } = connect();
		const gone = { sender, mediaId: "20250_13_gone" };
		await expect(client.media.download(gone)).rejects.toMatchObject({
			code: "HTTP_404",
			advice: expect.stringContaining("seven days"),
		});
		await expect(client.media.metadata(gone)).rejects.toMatchObject({
			code: "HTTP_404",
		});
	});

	it("E72: that is too large ends with an error", async () => {
		const { account, client } = connect();
		const url = account.keepMedia({ sender, contentType: "image/png", bytes });
		const { body } = await client.media.download(url, { maxBytes: 3 });
		await expect(read(body)).rejects.toThrow("more than 3 bytes");
	});

	it("E75: at an address of no media is refused and nothing is asked", async () => {
		const { account, client } = connect();
		await expect(
			client.media.download("https://evil.example/a.png"),
		).rejects.toMatchObject({
			code: "INVALID_REQUEST",
		});
		expect(account.requests).toEqual([]);
	});
});

describe("E72: media from a server", () => {
	/** One that begins to send media, and goes on as it is told. */
	async function serving(send: (response: ServerResponse) => void) {
		const ended: Promise<unknown>[] = [];
		const server = createServer((_, response) => {
			ended.push(once(response, "close"));
			send(response);
		}).listen(0, "127.0.0.1");
		onTestFinished(() => void server.close().closeAllConnections());
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const client = infobip({
			baseUrl: `http://127.0.0.1:${port}`,
			apiKey: "k",
		});
		const load = async (limits: DownloadOptions) =>
			read(
				(await client.media.download({ sender, mediaId: "m" }, limits)).body,
			);
		return { load, ended };
	}

	it("that sends a byte now and then ends with its time, and the connection with it", async () => {
		const { load, ended } = await serving((response) => {
			const drip = setInterval(() => response.write("x"), 10);
			response.once("close", () => clearInterval(drip));
		});
		await expect(load({ timeoutMs: 300 })).rejects.toThrow();
		await Promise.all(ended);
	});

	it("that sends without end ends with its size, and the connection with it", async () => {
		const { load, ended } = await serving((response) => {
			const more = () => {
				while (response.write("x".repeat(65_536)));
			};
			response.on("drain", more);
			more();
		});
		await expect(load({ maxBytes: 1_000_000 })).rejects.toMatchObject({
			code: "TOO_LARGE",
		});
		await Promise.all(ended);
	});

	it("that says less than it sends, or more, gives no half a file", async () => {
		const less = await serving((response) => {
			response.writeHead(200, { "content-length": "4" });
			response.socket?.end("12345678");
			response.flushHeaders();
		});
		expect((await less.load({}).catch(() => [])).length).toBeLessThanOrEqual(4);
		const more = await serving((response) => {
			response.writeHead(200, { "content-length": "100" });
			response.write("12", () => response.destroy());
		});
		await expect(more.load({})).rejects.toThrow();
	});
});

describe("a redirect", () => {
	const redirecting = (location: string) => {
		const asked: { url: string; key: string | null }[] = [];
		const client = infobip({
			baseUrl: "https://x.api.infobip.com",
			apiKey: "k",
			fetch: async (input, init) => {
				const { url, headers } = new Request(input, init);
				asked.push({ url, key: headers.get("authorization") });
				return new Response(null, { status: 302, headers: { location } });
			},
		});
		return {
			asked,
			load: () => client.media.download({ sender, mediaId: "m" }),
		};
	};

	it.each([
		"http://cdn.example/a",
		"file:///etc/passwd",
		"data:,x",
		"http://[",
	])("E71: to %s is not followed", async (location) => {
		const { asked, load } = redirecting(location);
		await expect(load()).rejects.toMatchObject({ code: "BAD_REDIRECT" });
		expect(asked).toHaveLength(1);
	});

	it("E75: in a circle ends after three, and only the first has the key", async () => {
		const { asked, load } = redirecting("https://cdn.example/a");
		await expect(load()).rejects.toMatchObject({ code: "BAD_REDIRECT" });
		expect(asked.map(({ key }) => key)).toEqual(["App k", null, null, null]);
	});
});

describe("the address of inbound media", () => {
	it.each([
		[
			"https://{base_url}/whatsapp/1/senders/447796344125/media/f1b9-1",
			{ sender, mediaId: "f1b9-1" },
		],
		[
			"https://api.infobip.com/whatsapp/1/senders/447796344125/media/20669_22_29%2F3?x=1",
			{ sender, mediaId: "20669_22_29/3" },
		],
		["https://example.com/a.png", null],
		["https://api.infobip.com/whatsapp/1/senders//media/", null],
	])("%s is read", (url, reference) => {
		expect(mediaReference(url)).toEqual(reference);
	});
});

describe("what a server says of media", () => {
	it.each([
		["image", "image/png", 100, []],
		["image", "image/jpeg; charset=binary", null, []],
		["image", "image/webp", 100, ["WebP"]],
		["image", "text/html", 100, ["JPEG or PNG"]],
		["image", "image/png", 6_000_000, ["5 MB"]],
		["voice", "audio/mpeg", 100, ["OGG with Opus"]],
		["document", "application/zip", 200_000_000, ["100 MB"]],
	] as const)("%s %s of %s bytes", (kind, contentType, size, words) => {
		const said = checkMedia(kind, { contentType, bytes: size });
		expect(said).toEqual(words.map((word) => expect.stringContaining(word)));
	});
});

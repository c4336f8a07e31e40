import { describe, expect, it } from "vitest";
import { lookAtMedia } from "../../src/cli/check/look-at-media.ts";

const url = "https://example.com/a.jpg";
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const webp = new TextEncoder().encode("RIFF0000WEBPVP8 ");

function look(
	answer: () => Response | Promise<Response>,
	kind: "image" | "video" | "document" = "image",
) {
	return lookAtMedia([{ kind, url }], async () => answer());
}

describe("a file on the web that rules send", () => {
	it("is all right where it is what WhatsApp takes", async () => {
		expect(await look(() => new Response(jpeg))).toEqual([]);
		const pdf = new TextEncoder().encode("%PDF-1.7");
		expect(await look(() => new Response(pdf), "document")).toEqual([]);
	});

	it("is judged by its bytes, whatever its server calls it", async () => {
		const headers = { "content-type": "image/jpeg" };
		const page = () =>
			new Response("<html>Not found</html>", {
				headers: { "content-type": "text/html" },
			});
		expect(await look(page)).toMatchObject([
			{ code: "whatsapp-limit", severity: "error", kind: "image", url },
		]);
		const picture = () => new Response(jpeg, { headers });
		expect(await look(picture, "video")).toMatchObject([
			{ message: expect.stringContaining("image/jpeg; it must be an MP4") },
		]);
	});

	it.each([
		[{ "content-range": "bytes 0-4095/6000000" }, 206],
		[{ "content-length": "6000000" }, 200],
	])("is told where it is too large: %j", async (headers, status) => {
		const answer = () => new Response(jpeg, { headers, status });
		expect(await look(answer)).toMatchObject([
			{ message: expect.stringContaining("6000000 bytes") },
		]);
	});

	it("of which only a part was sent is not taken for small or large", async () => {
		const headers = { "content-length": "7" };
		expect(
			await look(() => new Response(jpeg, { headers, status: 206 })),
		).toEqual([]);
	});

	it("that is a WebP is doubtful only", async () => {
		expect(await look(() => new Response(webp))).toMatchObject([
			{ severity: "warning" },
		]);
	});

	it.each([
		["it answers 404", () => new Response("", { status: 404 })],
		["ECONNREFUSED", () => Promise.reject(failure("ECONNREFUSED"))],
	])("that cannot be fetched is told: %s", async (words, answer) => {
		expect(await look(answer)).toMatchObject([
			{
				code: "media-unreachable",
				message: `${url} cannot be fetched: ${words}.`,
			},
		]);
	});
});

function failure(code: string): Error {
	return new TypeError("fetch failed", {
		cause: Object.assign(new Error(code), { code }),
	});
}

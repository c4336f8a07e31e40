import type { Endpoint } from "./endpoint.ts";
import type { HttpContext, HttpOptions } from "./options.ts";
import type { MediaFile } from "./ports/media.ts";
import { HttpProblem } from "./problem.ts";

/** Whatever stands in a file, a browser shows it as what it is, and runs nothing of it. */
const headers = {
	"content-security-policy": "default-src 'none'; sandbox",
	"x-content-type-options": "nosniff",
	"cache-control": "public, max-age=300",
};

/** `GET /media/{name}`: the files that rules send, open to everybody, since WhatsApp fetches them. */
export function mediaEndpoint({ media }: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/media/:name",
		summary: "A file of the rules' media folder, for WhatsApp to fetch.",
		parameters: { name: "The file's name." },
		answer: { status: 200, about: "The file.", type: "*/*" },
		problems: ["not-found"],
		handle: async (c) => {
			const file = await media?.open(c.req.param("name") ?? "");
			if (!file) throw new HttpProblem("not-found");
			return fileResponse(c, file);
		},
	};
}

async function fileResponse(
	c: HttpContext,
	{ type, bytes, etag, body, close }: MediaFile,
): Promise<Response> {
	const all = { ...headers, etag };
	const known = c.req.header("if-none-match") === etag;
	if (known || c.req.method === "HEAD") {
		await close();
		const size = { "content-type": type, "content-length": String(bytes) };
		return c.body(null, known ? 304 : 200, known ? all : { ...all, ...size });
	}
	return c.body(body(), 200, {
		...all,
		"content-type": type,
		"content-length": String(bytes),
	});
}

import { ChannelError } from "../../engine/ports.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpOptions } from "../options.ts";
import type { CustomerFile } from "../ports/media.ts";
import { HttpProblem } from "../problem.ts";

/** Types that a browser shows and that cannot hold a program; everything else is saved, never shown. */
const shown =
	/^(image\/(jpeg|png|gif|webp)|audio\/(ogg|amr|mpeg|aac|mp4|wav)|video\/(mp4|3gpp)|application\/pdf)$/;

/** `GET /api/media/{id}`: what a customer sent as a picture, voice note or file. */
export function customerMediaEndpoint({
	customerFiles,
}: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/media/:id",
		role: "agent",
		summary: "A customer's picture, voice note, video or document.",
		parameters: {
			id: "`m_12`, or the last part of the address in the message.",
		},
		answer: { status: 200, about: "The file.", type: "*/*" },
		problems: ["not-found", "provider-refused"],
		handle: async (c) => {
			const file = await customerFiles
				?.open(c.req.param("id") ?? "")
				.catch(refused);
			if (!file) throw new HttpProblem("not-found", { detail: advice });
			return new Response(file.body, { headers: headersOf(file) });
		},
	};
}

const advice =
	"Infobip keeps what customers send for seven days. Put media: keep into the settings of the rules, and it is stored here before that.";

function headersOf({ type, bytes, kept }: CustomerFile): Headers {
	const plain = type?.split(";")[0]?.trim().toLowerCase() ?? "";
	const isShown = shown.test(plain);
	const headers = new Headers({
		"content-type": isShown ? plain : "application/octet-stream",
		"content-disposition": isShown ? "inline" : "attachment",
		"content-security-policy": "default-src 'none'; sandbox",
		"x-content-type-options": "nosniff",
		"cache-control": kept ? "private, max-age=3600" : "private, no-store",
	});
	if (bytes !== null) headers.set("content-length", String(bytes));
	return headers;
}

function refused(error: unknown): null {
	if (!(error instanceof ChannelError)) throw error;
	if (error.code === "HTTP_404" || error.code === "INVALID_REQUEST")
		return null;
	throw new HttpProblem("provider-refused", {
		detail: [error.message, error.advice].filter(Boolean).join(" "),
		more: { provider_code: error.code },
	});
}

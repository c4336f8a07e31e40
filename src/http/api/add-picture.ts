import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import type { StaffPictures } from "../ports/media.ts";
import { HttpProblem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";

/** WhatsApp's limit for a picture. */
const MOST_BYTES = 5 * 1024 * 1024;

/** `POST /api/media`: a picture that staff are about to send. */
export function addPictureEndpoint(options: HttpOptions): Endpoint {
	const audit = auditing(options);
	return {
		method: "post",
		path: "/api/media",
		role: "agent",
		summary:
			"Takes a picture that is to be sent, as the body itself: JPEG or PNG, up to 5 MB.",
		upload: ["image/jpeg", "image/png"],
		answer: {
			status: 200,
			about:
				'`media`: what to send, `{"image": {"url": media}}`; `type` and `bytes`. It waits a day to be sent, and stays as long as the conversation it was sent into.',
		},
		problems: [
			"picture-refused",
			"no-public-url",
			"body-too-large",
			"body-cut",
			"unsupported-encoding",
			"not-available",
			"store-unavailable",
		],
		handle: async (c) => {
			const pictures = takenBy(options);
			const bytes = await readPicture(c);
			const { name, type } = await added(pictures, bytes);
			const size = bytes.byteLength;
			await audit(whoAsks(c), "media.add", null, { type, bytes: size });
			return c.json({ media: name, type, bytes: size });
		},
	};
}

/** Told before the upload: without an address for WhatsApp to fetch it from, a picture is sent in vain. */
function takenBy({ pictures, security, demo }: HttpOptions): StaffPictures {
	if (pictures === undefined) throw new HttpProblem("not-available");
	if (security.publicUrl !== null || demo) return pictures;
	throw new HttpProblem("no-public-url", {
		detail:
			"WhatsApp fetches pictures from this server, and nobody told it under which address it is reached from outside. Set PUBLIC_URL, such as https://bot.example.com, and start again.",
	});
}

async function readPicture(c: HttpContext): Promise<Uint8Array> {
	try {
		return await readBody(c.req.raw, MOST_BYTES);
	} catch (error) {
		if (!(error instanceof HttpProblem) || error.code !== "body-too-large")
			throw error;
		throw new HttpProblem("body-too-large", {
			...error.details,
			detail: "WhatsApp takes pictures of up to 5 MB.",
		});
	}
}

async function added(pictures: StaffPictures, bytes: Uint8Array) {
	const picture = await pictures.add(bytes).catch((cause: Error) => {
		const problem = new HttpProblem("store-unavailable", {
			detail: `The picture cannot be kept: ${cause.message}. Look at MEDIA_DIR and its disk.`,
		});
		throw Object.assign(problem, { cause });
	});
	if (picture !== null) return picture;
	throw new HttpProblem("picture-refused", {
		detail: "WhatsApp takes JPEG and PNG; this file is neither.",
	});
}

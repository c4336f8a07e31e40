import { HttpProblem } from "./problem.ts";

/**
 * The whole body as bytes, at most `limit`. Throws an `HttpProblem`: `unsupported-encoding` for a compressed body, which is never
 * unpacked; `body-too-large`, before more than `limit` bytes are in memory; `body-cut` when the connection ends first.
 */
export async function readBody(
	request: Request,
	limit: number,
): Promise<Uint8Array> {
	refuseCompressed(request);
	const declared = request.headers.get("content-length");
	if (declared !== null && !(Number(declared) <= limit)) throw tooLarge(limit);
	const bytes =
		declared === null
			? await collect(request, limit)
			: new Uint8Array(await request.arrayBuffer().catch(throwCut));
	if (bytes.byteLength > limit) throw tooLarge(limit);
	return bytes;
}

function refuseCompressed(request: Request): void {
	const encoding = request.headers.get("content-encoding");
	if (encoding === null || encoding.toLowerCase() === "identity") return;
	throw new HttpProblem("unsupported-encoding", {
		detail: "Send the body as it is, without Content-Encoding.",
		headers: { "accept-encoding": "identity", connection: "close" },
	});
}

/** A chunked body has no length beforehand and may never end. */
async function collect(request: Request, limit: number): Promise<Uint8Array> {
	if (request.body === null) return new Uint8Array();
	const reader = request.body.getReader();
	const chunks: Uint8Array[] = [];
	let total = 0;
	for (;;) {
		const { done, value } = await reader.read().catch(throwCut);
		if (done) return Buffer.concat(chunks);
		total += value.byteLength;
		if (total > limit) throw tooLarge(limit);
		chunks.push(value);
	}
}

function throwCut(cause: unknown): never {
	throw Object.assign(new HttpProblem("body-cut"), { cause });
}

/** The rest is not read, so the connection cannot be used again. */
function tooLarge(limit: number): HttpProblem {
	return new HttpProblem("body-too-large", {
		detail: `At most ${limit} bytes.`,
		headers: { connection: "close" },
	});
}

import type {
	MediaVerdict,
	SentMedia,
} from "../../engine/language/lint/fetched-media.ts";
import { typeFromBytes } from "../../engine/type-from-bytes.ts";
import { checkMedia } from "../../infobip/formats.ts";

const REACH_MS = 10_000;
const SIDE_BY_SIDE = 6;

/** Looks at files on the web that rules send: whether they are there, what they are by their first bytes, and how large. */
export async function lookAtMedia(
	media: readonly SentMedia[],
	fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<readonly MediaVerdict[]> {
	const found: MediaVerdict[] = [];
	const left = [...media];
	const worker = async () => {
		for (let one = left.shift(); one !== undefined; one = left.shift())
			found.push(...(await lookAt(one, fetch)));
	};
	await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
	return found;
}

async function lookAt(
	media: SentMedia,
	fetch: typeof globalThis.fetch,
): Promise<readonly MediaVerdict[]> {
	try {
		const response = await fetch(media.url, {
			headers: { range: "bytes=0-4095" },
			signal: AbortSignal.timeout(REACH_MS),
		});
		if (!response.ok) {
			await response.body?.cancel();
			return [unreachable(media, `it answers ${response.status}`)];
		}
		return judged(media, await headOf(response));
	} catch (error) {
		return [unreachable(media, reasonOf(error))];
	}
}

interface Head {
	readonly contentType: string | null;
	readonly bytes: number | null;
}

async function headOf(response: Response): Promise<Head> {
	const start = await firstBytes(response);
	const said = response.headers.get("content-type");
	return {
		contentType: typeFromBytes(start) ?? said,
		bytes: sizeOf(response),
	};
}

/** A server may send the whole file though only its beginning was asked for. */
async function firstBytes({ body }: Response): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of body ?? []) {
		chunks.push(chunk);
		bytes += chunk.byteLength;
		if (bytes >= 4096) break;
	}
	return Buffer.concat(chunks);
}

function sizeOf({ headers, status }: Response): number | null {
	const range = /\/(\d{1,15})$/.exec(headers.get("content-range") ?? "")?.[1];
	const length = status === 206 ? null : headers.get("content-length");
	const digits = range ?? length;
	return digits === null || digits === undefined ? null : Number(digits);
}

function judged(media: SentMedia, head: Head): readonly MediaVerdict[] {
	return checkMedia(media.kind, head).map((words) => {
		const doubtful = words.includes("WebP by its name");
		return {
			...media,
			code: "whatsapp-limit",
			severity: doubtful ? "warning" : "error",
			message: doubtful
				? `${media.url}: ${words}.`
				: `WhatsApp would not take ${media.url}: ${words}.`,
			help: doubtful ? "Save it as .jpg or .png to be sure." : null,
		};
	});
}

function unreachable(media: SentMedia, reason: string): MediaVerdict {
	return {
		...media,
		code: "media-unreachable",
		severity: "error",
		message: `${media.url} cannot be fetched: ${reason}.`,
		help: "WhatsApp fetches it each time it is sent: it must be there for everybody.",
	};
}

function reasonOf(error: unknown): string {
	const { cause, message, name } = error as Error & {
		cause?: { code?: string };
	};
	if (name === "TimeoutError")
		return `no answer within ${REACH_MS / 1000} seconds`;
	return cause?.code ?? message;
}

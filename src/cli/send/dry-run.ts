import { whatsapp } from "../../channels/whatsapp.ts";
import type { Config } from "../../config.ts";
import type { Address, OutboundContent } from "../../engine/model.ts";
import { infobip } from "../../infobip/client.ts";
import { isUserId } from "../../infobip/numbers.ts";
import { CommandError } from "../exit.ts";

/** The request as it would leave, without its key. */
export async function dryRun(
	{ infobip: account }: Config,
	to: string,
	content: OutboundContent,
): Promise<object> {
	const requests: object[] = [];
	const client = infobip({
		baseUrl: account?.baseUrl ?? "http://127.0.0.1",
		apiKey: "dry-run",
		fetch: async (input, init) => {
			const { method, url } = new Request(input, init);
			const body: unknown = JSON.parse(String(init?.body ?? "null"));
			requests.push({ method, url, body });
			return Response.json({ messages: [], status: {} });
		},
	});
	const sending = whatsapp({ client }).send({
		messageId: "dry-run",
		sender: account?.sender ?? "10000",
		to: addressOf(to),
		content,
		quote: null,
	});
	const failure = await sending.then(
		() => null,
		(error: unknown) => error,
	);
	const [request] = requests;
	if (request) return request;
	throw new CommandError(String((failure as Error).message), "refused");
}

function addressOf(to: string): Address {
	if (isUserId(to)) return { kind: "user", value: to };
	if (/^[pc]_\d+$/.test(to))
		throw new CommandError(
			`--dry-run looks nobody up: write the phone number or user id instead of ${to}.`,
			"usage",
		);
	return { kind: "phone", value: to.replace(/\D/g, "") };
}

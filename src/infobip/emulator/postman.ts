import type { Delivery } from "./subscription-book.ts";

/** Runs something later, by whatever clock there is. */
export type Later = (delayMs: number, run: () => void) => void;

/** Where webhooks go. */
export interface PostmanOptions {
	readonly webhookUrl?: string | undefined;
	/** A token or Basic credentials, say. */
	readonly webhookHeaders?: Readonly<Record<string, string>> | undefined;
	/** Where it goes that has neither: to whoever subscribed to what it tells. */
	readonly subscribed?: ((body: unknown) => Delivery | null) | undefined;
	/** Instead of an address: gets each body. What it throws counts as "try again". */
	readonly onWebhook?: ((body: unknown) => unknown) | undefined;
	readonly fetch: typeof fetch;
	readonly later: Later;
}

/** Brings webhooks to their address, as stubbornly as Infobip. */
export interface Postman {
	/** Posts at once, and again until it is taken. `url` goes before the usual address. */
	post(body: unknown, url?: string): void;
	/** Posts after a while. The body is made then; null: there is nothing to tell any more. */
	postLater(delayMs: number, body: () => unknown, url?: string): void;
	/** Resolves when nothing is on its way or waiting. */
	idle(): Promise<void>;
}

/** Infobip's schedule: 1, 2, 5, 10, 17 … minutes, up to the 20th. */
const MOST_RETRIES = 20;
const retryMs = (retry: number) => 60_000 * (1 + retry * retry);

/** A postman with nothing to do yet. */
export function postman(options: PostmanOptions): Postman {
	let open = 0;
	let waiting: (() => void)[] = [];
	const finish = () => {
		open -= 1;
		if (open > 0) return;
		for (const resolve of waiting) resolve();
		waiting = [];
	};
	const attempt = async (
		body: unknown,
		url: string | undefined,
		retry: number,
	) => {
		const taken = await deliver(options, body, url);
		if (taken || retry === MOST_RETRIES) finish();
		else
			options.later(retryMs(retry), () => void attempt(body, url, retry + 1));
	};
	return {
		post(body, url) {
			open += 1;
			void attempt(body, url, 0);
		},
		postLater(delayMs, body, url) {
			open += 1;
			options.later(delayMs, () => {
				const made = body();
				if (made === null) finish();
				else void attempt(made, url, 0);
			});
		},
		idle: () =>
			open === 0
				? Promise.resolve()
				: new Promise((resolve) => waiting.push(resolve)),
	};
}

async function deliver(
	options: PostmanOptions,
	body: unknown,
	url: string | undefined,
): Promise<boolean> {
	const { onWebhook, fetch } = options;
	try {
		if (onWebhook !== undefined && !url) {
			await onWebhook(body);
			return true;
		}
		const target = targetOf(options, body, url);
		return target === null || (await post(fetch, target, body)).ok;
	} catch {
		return false;
	}
}

// As at Infobip, an address set for the number goes before subscriptions.
function targetOf(
	{ webhookUrl, webhookHeaders, subscribed }: PostmanOptions,
	body: unknown,
	given: string | undefined,
): Delivery | null {
	const url = given || webhookUrl;
	if (url) return { url, headers: () => webhookHeaders ?? {} };
	return subscribed?.(body) ?? null;
}

async function post(
	send: typeof fetch,
	{ url, headers }: Delivery,
	body: unknown,
): Promise<Response> {
	const text = JSON.stringify(body);
	const response = await send(url, {
		method: "POST",
		headers: { "Content-Type": "application/json", ...headers(text) },
		body: text,
		signal: AbortSignal.timeout(10_000),
	});
	await response.body?.cancel();
	return response;
}

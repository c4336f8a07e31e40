/** Runs something later, by whatever clock there is. */
export type Later = (delayMs: number, run: () => void) => void;

/** Where webhooks go. */
export interface PostmanOptions {
	readonly webhookUrl?: string | undefined;
	/** A token or Basic credentials, say. */
	readonly webhookHeaders?: Readonly<Record<string, string>> | undefined;
	/** Instead of an address: gets each body. What it throws counts as "try again". */
	readonly onWebhook?: ((body: unknown) => unknown) | undefined;
	readonly fetch: typeof fetch;
	readonly later: Later;
}

/** Brings webhooks to their address, as stubbornly as Infobip. */
export interface Postman {
	/** Posts at once, and again until it is taken. `url` goes before the usual address. */
	post(body: unknown, url?: string): void;
	/** Posts after a while. The body is made then. */
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
			options.later(delayMs, () => void attempt(body(), url, 0));
		},
		idle: () =>
			open === 0
				? Promise.resolve()
				: new Promise((resolve) => waiting.push(resolve)),
	};
}

async function deliver(
	{ webhookUrl, webhookHeaders, onWebhook, fetch }: PostmanOptions,
	body: unknown,
	url: string | undefined,
): Promise<boolean> {
	const address = url || webhookUrl;
	try {
		if (onWebhook !== undefined && !url) await onWebhook(body);
		else if (address)
			return (await post(fetch, address, webhookHeaders, body)).ok;
		return true;
	} catch {
		return false;
	}
}

async function post(
	send: typeof fetch,
	address: string,
	headers: Readonly<Record<string, string>> | undefined,
	body: unknown,
): Promise<Response> {
	const response = await send(address, {
		method: "POST",
		headers: { "Content-Type": "application/json", ...headers },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(10_000),
	});
	await response.body?.cancel();
	return response;
}

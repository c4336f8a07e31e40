/** Takes one report to the server; resolves when it was taken, or given up. */
export type Reporter = (body: unknown) => Promise<void>;

/** Infobip waits a minute before it posts a report again; we have no such time. */
const AGAIN_MS = 100;
const MOST_TRIES = 300;
/** A server that is down is asked by few: hundreds of reports that knock all the time would hold up whoever posts them. */
const AT_ONCE = 8;

/** Posts reports to whichever address `webhook` names then, a few at a time; a server that is being started again gets them as soon as it listens. */
export function createReporter(
	webhook: () => string,
	atOnce = AT_ONCE,
): Reporter {
	const waiting: (() => void)[] = [];
	let free = atOnce;

	async function turn(): Promise<void> {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
	}

	function leave(): void {
		const next = waiting.shift();
		if (next) next();
		else free += 1;
	}

	return async (body) => {
		await turn();
		await postUntilTaken(webhook, body).finally(leave);
	};
}

async function postUntilTaken(
	webhook: () => string,
	body: unknown,
): Promise<void> {
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		if (await isTaken(webhook(), body)) return;
		await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
	}
}

async function isTaken(url: string, body: unknown): Promise<boolean> {
	const request = {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	};
	return fetch(url, request).then(
		({ ok }) => ok,
		() => false,
	);
}

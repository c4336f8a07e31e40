/** A request that was about to leave. */
export interface Recorded {
	readonly url: string;
	readonly path: string;
	readonly method: string;
	readonly headers: Headers;
	/** The JSON body, or null. */
	readonly body: unknown;
}

/** A `fetch` that keeps what it is asked and answers as told. */
export function recordingFetch(
	answer: (request: Recorded) => Response | Promise<Response> = accepted,
): { readonly fetch: typeof fetch; readonly requests: Recorded[] } {
	const requests: Recorded[] = [];
	return {
		requests,
		fetch: async (input, init) => {
			const request = new Request(input, init);
			const text = await request.text();
			const recorded = {
				url: request.url,
				path: new URL(request.url).pathname,
				method: request.method,
				headers: request.headers,
				body: text === "" ? null : JSON.parse(text),
			};
			requests.push(recorded);
			return answer(recorded);
		},
	};
}

/** What Infobip answers to a message it takes. */
export function accepted({ path }: { readonly path: string }): Response {
	const status = {
		groupId: 1,
		groupName: "PENDING",
		id: 7,
		name: "PENDING_ENROUTE",
	};
	const one = { to: "1", messageCount: 1, messageId: "m", status };
	const isBulk = path.endsWith("/template") || path.endsWith("/events");
	return Response.json(isBulk ? { messages: [one], bulkId: "b" } : one);
}

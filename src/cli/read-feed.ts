import { createParser } from "eventsource-parser";
import { CommandError } from "./exit.ts";
import type { FeedFrame } from "./feed-line.ts";
import type { ServerClient } from "./server-client.ts";

/** The feed of a running server, frame by frame, until the connection ends. */
export async function* readFeed(
	client: ServerClient,
	query: Readonly<Record<string, string | undefined>>,
	signal?: AbortSignal,
): AsyncGenerator<FeedFrame> {
	const response = await client.request(
		`/events?${toQuery(query)}`,
		signal ? { signal } : {},
	);
	if (!response.ok || !response.body)
		throw new CommandError(
			`${client.url} answered ${response.status}: ${await response.text()}`,
			"network",
		);
	const frames: FeedFrame[] = [];
	const parser = createParser({
		onEvent: ({ data }) => frames.push(JSON.parse(data) as FeedFrame),
	});
	const decoder = new TextDecoder();
	for await (const chunk of response.body) {
		parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
		yield* frames.splice(0);
	}
}

function toQuery(
	query: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
	return new URLSearchParams(
		Object.entries(query).filter(
			(entry): entry is [string, string] => entry[1] !== undefined,
		),
	);
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { InfobipError } from "../../src/infobip/error.ts";
import { sendOperations } from "../../src/infobip/operations.ts";
import type { RequestName } from "../../src/infobip/requests/requests.ts";
import { argumentsFor } from "./arguments.ts";
import { mutated } from "./mutations.ts";
import { officialDocument } from "./official-document.ts";
import { accepted, recordingFetch } from "./recording-fetch.ts";
import {
	hasSharedFiles,
	type Sample,
	samples,
	sharedFilesMissing,
} from "./shared-files.ts";

const official = hasSharedFiles ? officialDocument() : null;
const ofSender = "/whatsapp/2/senders/{sender}/templates";

const sends = samples("outbound")
	.filter(({ name }) => !name.startsWith("events--"))
	.filter(({ name }) => !name.startsWith("java-"));
const creations = samples("templates", "post-request--").filter(
	// Its hash is longer than the document lets it be.
	({ name }) => !name.includes("one-tap"),
);

function kindOf(name: string): RequestName {
	const path = name.split("--")[0]?.replace(/^interactive-/, "interactive/");
	const found = Object.entries(sendOperations).find(([, operation]) =>
		operation.path.endsWith(`/message/${path}`),
	);
	return (found ?? expect.fail(name))[0] as RequestName;
}

function connect() {
	const { fetch, requests } = recordingFetch((request) =>
		request.path.includes("/templates")
			? Response.json({ id: "1", name: "a", language: "en", structure: {} })
			: accepted(request),
	);
	const client = infobip({ baseUrl: "x.api.infobip.com", apiKey: "k", fetch });
	return { client, requests };
}

/** What left, or nothing where it was refused clearly; any other failure is thrown. */
async function outcome(
	send: (client: ReturnType<typeof infobip>) => Promise<unknown>,
): Promise<unknown> {
	const { client, requests } = connect();
	try {
		await send(client);
		return requests[0]?.body;
	} catch (error) {
		if (!(error instanceof InfobipError)) throw error;
		expect(error.code).toBe("INVALID_REQUEST");
		expect(error.violations.length).toBeGreaterThan(0);
		expect(requests).toEqual([]);
		return null;
	}
}

/** What an order costs has to add up, which nothing made by chance does: orders are changed samples, below. */
const byChance = (Object.keys(sendOperations) as RequestName[]).filter(
	(kind) => kind !== "orderDetails",
);

/** Arguments of one kind as its method takes them. */
function sendAs(kind: RequestName, body: unknown) {
	return ({ messages }: ReturnType<typeof infobip>): Promise<unknown> => {
		if (kind !== "template") return messages[kind](body as never);
		const { messages: all, ...options } = (body ?? {}) as {
			messages: never[];
			bulkId?: string;
		};
		return messages.templates(all, options);
	};
}

describe.skipIf(!hasSharedFiles)(
	`whatever is asked of the client (${sharedFilesMissing})`,
	() => {
		it.each(byChance)(
			"as %s, made from the official document alone, is right by it or is refused before it leaves",
			async (kind) => {
				const { path } = sendOperations[kind];
				// Always the same ones, so that it is known that some leave.
				const bodies = fc.sample(argumentsFor(path), { seed: 7, numRuns: 25 });
				const left = [];
				for (const body of bodies) {
					const sent = await outcome(sendAs(kind, body));
					if (sent !== null) left.push(sent);
				}
				for (const body of left)
					expect(official?.request(path, body)).toEqual([]);
				expect(left.length).toBeGreaterThan(0);
				expect(left.length).toBeLessThan(bodies.length);
			},
		);

		it.each(sends)(
			"$name, changed at random, is right by the official document or is refused before it leaves",
			async ({ name, body }: Sample) => {
				const kind = kindOf(name);
				const single =
					kind === "template"
						? (body as { messages: unknown[] }).messages[0]
						: body;
				await fc.assert(
					fc.asyncProperty(mutated(single), async (message) => {
						const left = await outcome(({ messages }) =>
							messages[kind](message as never),
						);
						if (left === null) return;
						const { path } = sendOperations[kind];
						expect(official?.request(path, left)).toEqual([]);
					}),
					{ numRuns: 12 },
				);
			},
		);

		it.each(creations)(
			"$name, changed at random, is right by the official document or is refused before it leaves",
			async ({ body }: Sample) => {
				await fc.assert(
					fc.asyncProperty(mutated(body), async (wanted) => {
						const left = await outcome(({ templates }) =>
							templates.create("441134960000", wanted as never),
						);
						if (left === null) return;
						expect(official?.request(ofSender, left)).toEqual([]);
					}),
					{ numRuns: 12 },
				);
			},
		);
	},
);

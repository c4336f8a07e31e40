import { describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { sendOperations } from "../../src/infobip/operations.ts";
import {
	type RequestName,
	requests,
} from "../../src/infobip/requests/requests.ts";
import { officialDocument } from "./official-document.ts";
import { recordingFetch } from "./recording-fetch.ts";
import { hasSharedFiles, samples, sharedFilesMissing } from "./shared-files.ts";

const offered = samples("outbound")
	.filter(({ name }) => !name.startsWith("events--"))
	.map(({ name, body }) => ({ name, body, kind: kindOf(name) }));

function kindOf(file: string): RequestName {
	const prefix = file.startsWith("java-send-")
		? "template"
		: file.split("--")[0];
	const path = prefix?.replace(/^interactive-/, "interactive/");
	const found = Object.entries(sendOperations).find(([, operation]) =>
		operation.path.endsWith(`/message/${path}`),
	);
	if (found === undefined) throw new Error(`no operation for ${file}`);
	return found[0] as RequestName;
}

describe.skipIf(!hasSharedFiles)(
	`official request samples (${sharedFilesMissing})`,
	() => {
		it("are there for every kind that can be sent", () => {
			const kinds = new Set(offered.map(({ kind }) => kind));
			expect([...kinds].sort()).toEqual(Object.keys(requests).sort());
		});

		it.each(offered)(
			"$name leaves as it is written",
			async ({ kind, body }) => {
				const { client, sent } = connect();
				await send(client, kind, body);
				expect(sent()).toEqual([{ path: sendOperations[kind].path, body }]);
			},
		);

		it.each(offered)("$name loses nothing in our schema", ({ kind, body }) => {
			expect(requests[kind].parse(single(kind, body))).toEqual(
				single(kind, body),
			);
		});

		it.each(offered)(
			"$name is right by the official document",
			({ kind, body }) => {
				expect(official(sendOperations[kind].path, body)).toEqual([]);
			},
		);
	},
);

const official = hasSharedFiles ? officialDocument().request : () => [];

describe.skipIf(!hasSharedFiles)(
	`the official document as a judge (${sharedFilesMissing})`,
	() => {
		const text = sendOperations.text.path;
		const buttons = sendOperations.buttons.path;

		it("finds a text that is too long", () => {
			const body = { from: "1", to: "2", content: { text: "x".repeat(4097) } };
			expect(official(text, body)).toHaveLength(1);
		});

		it("looks into the variants behind a type", () => {
			const action = {
				buttons: [{ type: "REPLY", id: "1", title: "x".repeat(21) }],
			};
			const content = { body: { text: "x" }, action };
			expect(official(buttons, { from: "1", to: "2", content })).not.toEqual(
				[],
			);
		});
	},
);

function connect() {
	const { fetch, requests: recorded } = recordingFetch(({ path, body }) => {
		const status = {
			groupId: 1,
			groupName: "PENDING",
			id: 7,
			name: "PENDING_ENROUTE",
		};
		const count = (body as { messages?: unknown[] }).messages?.length;
		if (!path.endsWith("/template")) return Response.json({ status });
		return Response.json({ messages: Array(count).fill({ status }) });
	});
	const client = infobip({ baseUrl: "x.api.infobip.com", apiKey: "k", fetch });
	const sent = () => recorded.map(({ path, body }) => ({ path, body }));
	return { client, sent };
}

async function send(
	client: ReturnType<typeof infobip>,
	kind: RequestName,
	body: unknown,
): Promise<void> {
	const { messages, bulkId } = body as {
		messages?: unknown[];
		bulkId?: string;
	};
	if (messages && bulkId)
		await client.messages.templates(messages as never, { bulkId });
	else await client.messages[kind](single(kind, body) as never);
}

function single(kind: RequestName, body: unknown): unknown {
	return kind === "template"
		? (body as { messages: unknown[] }).messages[0]
		: body;
}

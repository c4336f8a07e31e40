import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { officialDocument } from "../infobip/official-document.ts";
import {
	hasSharedFiles,
	type Sample,
	samples,
	sharedFilesMissing,
} from "../infobip/shared-files.ts";
import type { FeedRow } from "./feed.ts";
import { startWorld, type World } from "./world.ts";

/** The numbers of ours that the samples are written to. */
const senders = ["41793026731", "1234", "447860064555"];

const kinds = [
	...["text", "image", "video", "audio", "voice", "document", "sticker"],
	...["location", "contact", "order", "reaction", "unsupported"],
];

/** One rule for everything that can come, each with an answer of its own. */
const rules = `version: 1
business: { name: Everything, timezone: Europe/Berlin, languages: [en] }
settings: { brake: "off" }
rules:
  - name: tapped
    when: { button: [Payload, button-reply-id, list-reply-id] }
    do:
      - template: { name: tapped, language: en, body: ["{first_name|friend}"] }
${kinds.map(ruleFor).join("")}`;

function ruleFor(kind: string): string {
	const action =
		kind === "location"
			? "location: { latitude: 33.8947, longitude: 35.5175, name: Here }"
			: kind === "image"
				? 'image: { url: "https://example.com/a.jpg", caption: Nice }'
				: `text: That was ${kind}.`;
	return `  - name: got ${kind}\n    when: { message: ${kind} }\n    do:\n      - ${action}\n`;
}

/** Which rule answers which sample; the others fit the rule that their name says. */
const ruleOf: Readonly<Record<string, string>> = {
	"button.json": "tapped",
	"interactive-button-reply.json": "tapped",
	"interactive-list-reply.json": "tapped",
	"legacy-text-with-contact.json": "got text",
	"legacy-text-without-contact.json": "got text",
	"php-inbound-messages.json": "got text",
	"text-with-ad-referral.json": "got text",
	"text-with-identity-notification.json": "got text",
	"infected-content.json": "got unsupported",
	"interactive-call-permission-reply.json": "got unsupported",
	"interactive-flow-reply.json": "got unsupported",
	"interactive-in-thread-authentication-reply.json": "got unsupported",
	"interactive-payment-acknowledgement.json": "got unsupported",
	"interactive-payment-confirmation.json": "got unsupported",
};

describe.skipIf(!hasSharedFiles)(
	`Infobip's official webhooks (${sharedFilesMissing})`,
	() => {
		let made: World;
		beforeAll(async () => {
			const env = { INFOBIP_SENDER: senders[0] ?? "" };
			const emulator = { senders };
			made = await startWorld({ rules, env, emulator });
		});
		afterAll(() => made.close());

		/** Posts it and gives the rows that came of it. */
		const posted = async (
			body: unknown,
			isIts: (row: FeedRow) => boolean,
			count = 1,
		) => {
			expect(await made.server.post(body)).toBe(200);
			const rows = await made.server.until(
				(all) => all.filter(isIts).length >= count,
			);
			return rows.filter(isIts);
		};

		it.each(samples("inbound"))(
			"$name is decided and answered",
			async ({ name, body }) => {
				const messageId = `${name}/+=`;
				const message = { messageId, receivedAt: now(body) };
				const [row] = await posted(
					inResults(body, message),
					decided(messageId),
				);
				const rule = ruleOf[name] ?? `got ${name.replace(".json", "")}`;
				expect(row).toMatchObject({ rule, silent: null });
				const [accepted] = await posted({ results: [] }, acceptedFor(row));
				expect(made.infobip.messages()).toContainEqual(
					expect.objectContaining({
						to: "385919998888",
						from: firstOf(body).to,
						messageId: accepted?.messageId,
					}),
				);
			},
		);

		it.each(samples("delivery"))(
			"$name moves the message it is about",
			async ({ name, body }) => {
				const messageId = await anAnswer(made, name);
				const report = inResults(body, { messageId });
				const [row] = await posted(report, about(messageId, "delivered"));
				expect(row?.type).toBe("delivery.updated");
				const unknown = inResults(body, { messageId: `unknown ${name}` });
				const [kept] = await posted(unknown, refusedWith(`unknown ${name}`));
				expect(kept?.reason).toBe("not-known-here");
			},
		);

		it.each(samples("seen"))(
			"$name tells that a message was seen",
			async ({ name, body }) => {
				const messageId = await anAnswer(made, name);
				const report = inResults(body, { messageId });
				const [row] = await posted(report, about(messageId, "seen"));
				expect(row?.type).toBe("message.seen");
			},
		);

		it.each(events(/identity-change/))(
			"$name is told on the feed",
			async ({ body }) => {
				const { hash, userId } = (body as { content: Record<string, string> })
					.content;
				const [row] = await posted(
					body,
					({ type, content }) =>
						type === "identity.changed" &&
						(content as Record<string, string>).userId === userId,
				);
				expect(row).toMatchObject({ content: { hash } });
			},
		);

		it.each(events(/payment/))(
			"$name is kept whole, for no rule can use it yet",
			async ({ body }) => {
				const [row] = await posted(
					body,
					(found) =>
						found.type === "event.refused" &&
						JSON.stringify(sorted(found.kept)) === JSON.stringify(sorted(body)),
				);
				expect(row?.reason).toBe("payments are recorded, and nothing else");
			},
		);

		it.each([...events(/template/), ...samples("templates", "event-")])(
			"$name is told on the feed",
			async ({ body }) => {
				const [row] = await posted(
					body,
					(found) =>
						found.type === "template.updated" &&
						JSON.stringify(sorted(found.change)) ===
							JSON.stringify(sorted((body as { change: unknown }).change)),
				);
				expect(row).toMatchObject({ messageTemplateName: "template_name" });
			},
		);

		it("stop-notification.json and resume-notification.json opt the customer out and in", async () => {
			const [stop] = events(/^stop/);
			const [resume] = events(/^resume/);
			const changed = ({ type }: FeedRow) => type === "optout.changed";
			const [out] = await posted(stop?.body, changed);
			const [, back] = await posted(resume?.body, changed, 2);
			expect([out?.optedOut, back?.optedOut]).toEqual([true, false]);
		});

		it("every sample was in one of these tests", () => {
			const tested = [
				/identity-change/,
				/payment/,
				/template/,
				/^stop/,
				/^resume/,
			];
			const names = tested.flatMap((name) => events(name)).map(nameOf);
			expect(names.toSorted()).toEqual(events(/^(?!put-)/).map(nameOf));
		});

		it("every request that left is right by the official document", () => {
			const { request } = officialDocument();
			const left = made.infobip.messages();
			expect(new Set(left.map(({ kind }) => kind))).toEqual(
				new Set(["text", "image", "location", "template"]),
			);
			for (const { path, body } of left)
				expect(request(path, body), JSON.stringify(body)).toEqual([]);
			const others = made.infobip.requests.filter(
				({ path }) => !path.startsWith("/whatsapp/1/message/"),
			);
			expect(others.length).toBeGreaterThan(0);
			for (const { method, path, body } of others)
				expect([method, path, body]).toEqual([
					"POST",
					expect.stringMatching(
						/^\/whatsapp\/1\/senders\/\d+\/message\/[^/]+\/read$/,
					),
					null,
				]);
		});
	},
);

function events(name: RegExp): readonly Sample[] {
	return samples("events").filter((sample) => name.test(sample.name));
}

function nameOf({ name }: Sample): string {
	return name;
}

/** The sample with its one result changed. */
function inResults(body: unknown, changes: object): unknown {
	return { ...(body as object), results: [{ ...firstOf(body), ...changes }] };
}

function firstOf(body: unknown): Record<string, string> {
	const [first] = (body as { results: Record<string, string>[] }).results;
	return first ?? {};
}

/** This moment, with the time zone written as the sample writes it. */
function now(body: unknown): string {
	const zone = firstOf(body).receivedAt?.endsWith("+00:00")
		? "+00:00"
		: "+0000";
	return new Date().toISOString().replace("Z", zone);
}

/** A message of ours, accepted and known to the customer's conversation. */
async function anAnswer(made: World, name: string): Promise<string> {
	const messageId = `answer me, ${name}`;
	const [text] = samples("inbound").filter((one) => one.name === "text.json");
	const message = { messageId, receivedAt: now(text?.body) };
	await made.server.post(inResults(text?.body, message));
	const rows = await made.server.until((all) => {
		const row = all.find(decided(messageId));
		return row !== undefined && all.some(acceptedFor(row));
	});
	const accepted = rows.find(acceptedFor(rows.find(decided(messageId))));
	return String(accepted?.messageId);
}

function decided(id: string): (row: FeedRow) => boolean {
	return ({ type, event }) =>
		type === "decision.made" && (event as { id?: string } | null)?.id === id;
}

function acceptedFor(row: FeedRow | undefined): (other: FeedRow) => boolean {
	return ({ type, decision }) =>
		type === "send.accepted" && decision === row?.decision;
}

function about(messageId: string, status: string): (row: FeedRow) => boolean {
	return (row) => row.messageId === messageId && row.status === status;
}

function refusedWith(text: string): (row: FeedRow) => boolean {
	return (row) =>
		row.type === "event.refused" && JSON.stringify(row.kept).includes(text);
}

/** Canonical: what is stored may have its keys in another order. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).map(([key, inner]) => [
		key,
		sorted(inner),
	]);
	return Object.fromEntries(
		(entries as [string, unknown][]).toSorted(([one], [other]) =>
			one < other ? -1 : 1,
		),
	);
}

import { describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import type { EmulatorOptions } from "../../src/infobip/emulator/options.ts";
import {
	type TemplateCreation,
	templateCreation,
	templateEdit,
} from "../../src/infobip/templates/creation.ts";
import { templateLanguages } from "../../src/infobip/templates/languages.ts";
import { needsOf, template } from "../../src/infobip/templates/template.ts";
import { readWebhook } from "../../src/infobip/webhook/read-webhook.ts";
import { officialDocument } from "./official-document.ts";
import { recordingFetch } from "./recording-fetch.ts";
import {
	hasSharedFiles,
	samples,
	sharedFilesMissing,
	sharedText,
} from "./shared-files.ts";

const sender = "441134960000";
const ofSender = "/whatsapp/2/senders/{sender}/templates";
const official = hasSharedFiles ? officialDocument() : null;

const creations = [
	...samples("templates", "post-request--"),
	...samples("templates", "java-template-"),
];
const edits = [
	...samples("templates", "patch-by-id-request--"),
	...samples("templates", "java-edit-"),
];
const told = samples("templates", "post-201-response--");
const lists = samples("templates", "get-200-response--");
const pages = samples("templates", "get-v1-200-response--filtered");
const old = samples("templates").filter(({ name }) =>
	/^(post-v1-201|get-v1-200-response--(media|text))/.test(name),
);

describe.skipIf(!hasSharedFiles)(
	`official samples of templates (${sharedFilesMissing})`,
	() => {
		it("are all looked at", () => {
			const seen = [creations, edits, told, lists, pages, old].flat();
			const rest = samples("templates").filter(
				({ name }) => !seen.some((one) => one.name === name),
			);
			// Events are read with the other webhooks; the first version of creating is deprecated.
			expect(rest.map(({ name }) => name.split("-")[0]).toSorted()).toEqual([
				...Array(5).fill("event"),
				"post",
			]);
		});

		it.each(creations)("$name leaves as it is written", async ({ body }) => {
			const { client, requests } = answering(told[0]?.body, 201);
			await client.templates.create(sender, body as TemplateCreation);
			expect(requests).toMatchObject([
				{ method: "POST", path: ofSender.replace("{sender}", sender), body },
			]);
		});

		it.each(creations)("$name loses nothing in our schema", ({ body }) => {
			expect(templateCreation.parse(body)).toEqual(body);
		});

		it.each(edits)("$name leaves as it is written", async ({ body }) => {
			const { client, requests } = answering(told[0]?.body);
			await client.templates.edit({ sender, id: "1/2" }, body as never);
			expect(requests).toMatchObject([
				{
					method: "PATCH",
					path: `/whatsapp/2/senders/${sender}/templates/1%2F2`,
					body,
				},
			]);
			expect(templateEdit.parse(body)).toEqual(body);
		});

		// The hash in this sample is percent-encoded, and longer than the document lets it be.
		it.each(creations.filter(({ name }) => !name.includes("one-tap")))(
			"$name is right by the official document",
			({ body }) => {
				expect(official?.request(ofSender, body)).toEqual([]);
			},
		);

		it.each(told)("$name is read whole", async ({ body }) => {
			const { client } = answering(body);
			const id = { sender, id: "111" };
			expect(await client.templates.get(id)).toEqual(body);
		});

		it.each(lists)("$name is read whole", async ({ body }) => {
			const { client } = answering(body);
			const { templates } = body as { templates: unknown };
			expect(await client.templates.list(sender)).toEqual(templates);
		});

		it.each(pages)("$name is read whole", async ({ body }) => {
			expect(await answering(body).client.templates.page()).toEqual(body);
		});

		it.each(old)("$name, of the first version, is read as well", ({ body }) => {
			const { templates = [body] } = body as { templates?: unknown[] };
			for (const one of templates)
				expect(template.parse(one)).toMatchObject({
					structure: { body: { text: expect.stringContaining("{{1}}") } },
				});
		});

		it("name the same languages as we", () => {
			const { components } = JSON.parse(
				sharedText("openapi/infobip-whatsapp-openapi.json"),
			);
			const [, { enum: all }] = Object.entries<{ enum: string[] }>(
				components.schemas,
			).find(([name]) => name.endsWith(".Language")) ?? ["", { enum: [] }];
			expect([...templateLanguages, "unknown"]).toEqual(all);
		});
	},
);

function answering(answer: unknown, status = 200) {
	const { fetch, requests } = recordingFetch(() =>
		Response.json(answer, { status }),
	);
	const client = infobip({ baseUrl: "x.api.infobip.com", apiKey: "k", fetch });
	return { client, requests };
}

const menu: TemplateCreation = {
	name: "new_menu",
	language: "en",
	category: "MARKETING",
	structure: { body: { text: "Hello {{1}}", examples: ["Rana"] } },
};

describe("a template that is to be created", () => {
	const body = (text: string, ...examples: string[]) => ({
		...menu,
		structure: { body: { text, examples } },
	});
	const buttons = (...all: object[]) => ({
		...menu,
		structure: { body: { text: "Hello" }, buttons: all },
	});
	const url = { type: "URL", text: "See", url: "https://example.com" };
	const reply = { type: "QUICK_REPLY", text: "Yes" };

	it.each([
		["a name with capitals", { ...menu, name: "New" }, "name must be"],
		["a language nobody has", { ...menu, language: "xx" }, "language is not"],
		["a word that is not known", { ...menu, bodi: 1 }, "must not hold bodi"],
		["fewer examples than blanks", body("{{1}} {{2}}", "a"), "number of"],
		["an example too many", body("Hello", "a"), "number of examples"],
		["a blank left out", body("{{1}} {{3}}", "a", "b"), "placeholders must"],
		["an example with a blank", body("{{1}}", "{{1}}"), "cannot contain"],
		["three links", buttons(url, url, url), "two URL buttons"],
		["replies and links mixed", buttons(reply, url, reply), "grouped"],
		[
			"a link with its blank in the middle",
			buttons({ ...url, url: "https://example.com/{{1}}/x", example: "a" }),
			"at its end",
		],
		[
			"a link with a blank and no example",
			buttons({ ...url, url: "https://example.com/{{1}}" }),
			"example must be given",
		],
		[
			"a carousel that is no marketing",
			{
				...menu,
				category: "UTILITY",
				structure: {
					body: { text: "Hello" },
					carousel: {
						cards: [
							{
								header: { format: "IMAGE" },
								body: { text: "A" },
								buttons: [reply],
							},
						],
					},
				},
			},
			"only for the category MARKETING",
		],
	])("does not leave with %s", async (_, wanted, words) => {
		const { client, requests } = answering({});
		const error = await client.templates
			.create(sender, wanted as TemplateCreation)
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ kind: "refused", code: "INVALID_REQUEST" });
		expect((error as Error).message).toContain(words);
		expect(requests).toEqual([]);
	});

	it("an edit that changes nothing does not leave either", async () => {
		const { client } = answering({});
		await expect(
			client.templates.edit({ sender, id: "1" }, {}),
		).rejects.toThrow("nothing to change");
	});
});

describe("what a template needs", () => {
	it.each([
		[{ body: { text: "Hello" } }, { placeholders: 0, header: null }],
		[{ body: { text: "{{1}} {{2}} {{1}}" } }, { placeholders: 2 }],
		[
			{ body: { text: "" }, header: { format: "TEXT", text: "Hi" } },
			{ header: null },
		],
		[
			{ body: { text: "" }, header: { format: "TEXT", text: "{{1}}" } },
			{ header: "TEXT" },
		],
		[
			{
				body: { text: "" },
				header: { format: "IMAGE" },
				buttons: [
					{ type: "PHONE_NUMBER", text: "Call", phoneNumber: "1" },
					{ type: "URL", url: "https://example.com" },
					{ type: "URL", url: "https://example.com/{{1}}" },
					{ type: "QUICK_REPLY", text: "Yes" },
				],
			},
			{ header: "IMAGE", buttons: ["URL", "QUICK_REPLY"] },
		],
	])("%j", (structure, needs) => {
		const known = template.parse({
			id: "1",
			name: "a",
			language: "en",
			structure,
		});
		expect(needsOf(known)).toMatchObject(needs);
	});
});

describe("the emulator's templates", () => {
	function connect(options: Partial<EmulatorOptions> = {}) {
		const posted: unknown[] = [];
		const account = emulator({
			apiKey: "k",
			senders: [sender],
			onWebhook: (body) => posted.push(body),
			later: (_, run) => queueMicrotask(run),
			now: () => 0,
			...options,
		});
		const client = infobip({
			baseUrl: "http://127.0.0.1:1",
			apiKey: "k",
			fetch: account.fetch,
		});
		return { account, client, posted };
	}

	it("begin with approved ones, the weekend menu in three languages", async () => {
		const all = await connect().client.templates.list(sender);
		expect(all.every(({ status }) => status === "APPROVED")).toBe(true);
		const menus = all.filter(({ name }) => name === "weekend_menu");
		expect(menus.map(({ language }) => language)).toEqual(["en", "ar", "fr"]);
	});

	it("are created as pending, approved a little later, and the webhook hears of it", async () => {
		const { account, client, posted } = connect();
		const made = await client.templates.create(sender, menu);
		expect(made).toMatchObject({ status: "PENDING", name: "new_menu" });
		await account.idle();
		const known = await client.templates.get({ sender, id: made.id });
		expect(known.status).toBe("APPROVED");
		expect(readWebhook(posted[0])).toMatchObject([
			{ kind: "template", templateId: made.id, name: "new_menu" },
		]);
		await expect(client.templates.create(sender, menu)).rejects.toThrow(
			"already exists",
		);
	});

	it("are edited where WhatsApp lets them be", async () => {
		const { account, client } = connect({ approveAfterMs: null });
		const [first] = await client.templates.list(sender);
		const id = { sender, id: first?.id ?? "" };
		const structure = { body: { text: "Another" } };
		const edited = await client.templates.edit(id, { structure });
		expect(edited).toMatchObject({
			status: "PENDING",
			structure: { body: { text: "Another" } },
		});
		await expect(client.templates.edit(id, { structure })).rejects.toThrow(
			"only approved",
		);
		account.judge(id.id, "APPROVED");
		await expect(
			client.templates.edit(id, { category: "UTILITY" }),
		).rejects.toThrow("cannot be edited");
	});

	it("are deleted in all their languages", async () => {
		const { client } = connect();
		const which = { sender, name: "weekend_menu" };
		await client.templates.delete(which);
		const names = (await client.templates.list(sender)).map(({ name }) => name);
		expect(names).not.toContain("weekend_menu");
		await expect(client.templates.delete(which)).rejects.toMatchObject({
			status: 404,
		});
	});

	it("come page by page, and by what is asked for", async () => {
		const { client } = connect();
		const query = { status: ["APPROVED"], language: ["en", "fr"], size: 2 };
		const page = await client.templates.page({ ...query, page: 1 });
		expect(page.paging).toEqual({
			page: 1,
			size: 2,
			totalPages: 2,
			totalResults: 4,
		});
		const all = [];
		for await (const one of client.templates.all({ name: "weekend_menu" }))
			all.push(one.language);
		expect(all).toHaveLength(3);
		await expect(client.templates.page({ status: ["FINE"] })).rejects.toThrow(
			"valid values",
		);
	});

	it("of somebody else's number are not found", async () => {
		await expect(connect().client.templates.list("1")).rejects.toMatchObject({
			status: 404,
		});
	});

	const sent = (templateName: string, templateData: object) => ({
		from: sender,
		to: "441134960001",
		content: {
			templateName,
			language: "en",
			templateData: { body: { placeholders: [] }, ...templateData },
		},
	});

	it.each([
		[
			"one that is approved",
			sent("weekend_menu", { body: { placeholders: ["a"] } }),
			"NO_ERROR",
		],
		[
			"one with a blank too few",
			sent("weekend_menu", {}),
			"EC_INVALID_TEMPLATE_ARGS",
		],
		["one that nobody knows", sent("unknown", {}), "EC_INVALID_TEMPLATE"],
		[
			"one without its header",
			sent("order_ready", { body: { placeholders: ["1", "2"] } }),
			"EC_INVALID_TEMPLATE_ARGS",
		],
	])("decide what becomes of a message: %s", async (_, message, name) => {
		const { account, client, posted } = connect();
		await client.messages.template(message);
		await account.idle();
		expect(readWebhook(posted[0])).toMatchObject([{ error: { name } }]);
	});

	it("of a rejected template messages fail", async () => {
		const { account, client, posted } = connect();
		const id = account.templates()[0]?.id ?? "";
		expect(account.judge(id, "REJECTED", "SCAM")).toBe(true);
		await client.messages.template(
			sent("weekend_menu", { body: { placeholders: ["a"] } }),
		);
		await account.idle();
		const items = posted.flatMap((body) => readWebhook(body));
		expect(items).toMatchObject([
			{ kind: "template", change: "TEMPLATE_STATUS_UPDATE" },
			{ kind: "delivery", error: { name: "EC_INVALID_TEMPLATE" } },
		]);
		expect(account.judge("nobody", "APPROVED")).toBe(false);
	});

	it.skipIf(!hasSharedFiles)(
		`answer as the official document says (${sharedFilesMissing})`,
		async () => {
			const { account } = connect();
			const headers = { authorization: "App k" };
			for (const { body } of creations) {
				const name = `t_${account.templates().length}`;
				const response = await account.fetch(
					`http://x/whatsapp/2/senders/${sender}/templates`,
					{
						method: "POST",
						headers,
						body: JSON.stringify({ ...(body as object), name }),
					},
				);
				expect(response.status).toBe(201);
				const answer = await response.json();
				expect(official?.response(ofSender, 201, answer)).toEqual([]);
			}
			await account.idle();
			const list = await account.fetch(
				`http://x/whatsapp/2/senders/${sender}/templates`,
				{ headers },
			);
			expect(
				official?.response(ofSender, 200, await list.json(), "get"),
			).toEqual([]);
			const paged = await account.fetch(
				"http://x/whatsapp/1/templates?size=100",
				{
					headers,
				},
			);
			const path = "/whatsapp/1/templates";
			expect(official?.response(path, 200, await paged.json(), "get")).toEqual(
				[],
			);
		},
	);
});

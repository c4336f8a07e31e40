import { describe, expect, it } from "vitest";
import { contentOf } from "../../src/cli/send/content.ts";
import { dryRun } from "../../src/cli/send/dry-run.ts";
import {
	type SendFlags,
	type SendKind,
	sendKinds,
} from "../../src/cli/send/flags.ts";
import { wordsOf } from "../../src/cli/send/words.ts";
import { readConfig } from "../../src/config.ts";
import { actionKinds } from "../../src/engine/registry.ts";

const url = "https://example.com/file";

const sends: readonly (readonly [SendKind, SendFlags, object])[] = [
	["text", { text: "Hello" }, { text: "Hello" }],
	["image", { url, caption: "Menu" }, { mediaUrl: url, caption: "Menu" }],
	["video", { url }, { mediaUrl: url }],
	[
		"document",
		{ url, filename: "menu.pdf" },
		{ mediaUrl: url, filename: "menu.pdf" },
	],
	["audio", { url, voice: true }, { mediaUrl: url, voice: true }],
	["sticker", { url }, { mediaUrl: url }],
	[
		"location",
		{ lat: "33.9", lng: "35.5", name: "Here" },
		{ latitude: 33.9, longitude: 35.5, name: "Here" },
	],
	[
		"contact_card",
		{ name: "Amel", phone: "+96170111222", company: "Beit Zaytoun" },
		{ contacts: [{ org: { company: "Beit Zaytoun" } }] },
	],
	[
		"buttons",
		{ text: "More?", option: ["yes=Yes, please", "No"], footer: "Thanks" },
		{
			action: {
				buttons: [
					{ type: "REPLY", id: "yes", title: "Yes, please" },
					{ type: "REPLY", id: "No", title: "No" },
				],
			},
			footer: { text: "Thanks" },
		},
	],
	[
		"list",
		{ text: "Our menu", label: "Open", option: ["1=Soup|with bread"] },
		{
			action: {
				title: "Open",
				sections: [
					{ rows: [{ id: "1", title: "Soup", description: "with bread" }] },
				],
			},
		},
	],
	[
		"link_button",
		{ text: "Order here", label: "Order", url },
		{ action: { displayText: "Order", url } },
	],
	["ask_location", { text: "Where are you?" }, {}],
];

const demo = readConfig({});

describe("marhaba send", () => {
	it("knows every kind of message that rules know", () => {
		const messages = [...actionKinds].filter(([, kind]) => kind.message);
		const names = messages.map(([key]) => key);
		expect(Object.keys(sendKinds).sort()).toEqual(names.sort());
	});

	it.each(sends)("%s becomes Infobip's request", async (kind, flags, body) => {
		const content = contentOf(kind, flags);
		expect(await dryRun(demo, "+96170111222", content)).toMatchObject({
			body: { to: "96170111222", content: body },
		});
	});

	it("template with its header and buttons becomes Infobip's request", async () => {
		const content = contentOf("template", {
			template: "order_ready",
			language: "en",
			body: ["48213"],
			header: `image=${url}`,
			button: ["quick_reply=coming", "url=48213"],
		});
		expect(await dryRun(demo, "HR.123", content)).toMatchObject({
			body: {
				messages: [
					{
						to: "HR.123",
						content: {
							templateData: {
								header: { type: "IMAGE", mediaUrl: url },
								buttons: [
									{ type: "QUICK_REPLY", parameter: "coming" },
									{ type: "URL", parameter: "48213" },
								],
							},
						},
					},
				],
			},
		});
		expect(isSpoken(wordsOf(content))).toBe(true);
	});

	it.each(sends)(
		"%s goes to the server in the words of rules",
		(kind, flags) => {
			expect(isSpoken(wordsOf(contentOf(kind, flags)))).toBe(true);
		},
	);

	it.each(Object.entries(sendKinds))(
		"%s says which flags it needs",
		(kind, needed) => {
			const all = needed.map((flag) => `--${flag}`).join(" and ");
			expect(() => contentOf(kind as SendKind, {})).toThrow(
				`send ${kind} needs ${all}.`,
			);
		},
	);

	it("says what a button of a template may be", () => {
		const flags = { template: "a", language: "en", button: ["call=1"] };
		expect(() => contentOf("template", flags)).toThrow("quick_reply=…");
	});

	it("looks nobody up for a dry run", async () => {
		const content = contentOf("text", { text: "Hello" });
		await expect(dryRun(demo, "p_5", content)).rejects.toThrow("p_5");
	});
});

function isSpoken(words: object): boolean {
	const [[kind, spec] = ["", null]] = Object.entries(words);
	return actionKinds.get(kind)?.schema.safeParse(spec).success ?? false;
}

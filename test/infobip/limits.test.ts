import { describe, expect, it } from "vitest";
import {
	type RequestName,
	requests,
} from "../../src/infobip/requests/requests.ts";
import { violations } from "../../src/infobip/requests/violations.ts";

const body = { text: "Which?" };
const rows = (count: number, from = 0) =>
	Array.from({ length: count }, (_, n) => ({
		id: `r${from + n}`,
		title: "Row",
	}));
const list = (...sections: object[]) => ({
	body,
	action: { title: "Open", sections },
});
const buttons = (...all: { id: string; title: string }[]) => ({
	body,
	action: { buttons: all.map((button) => ({ type: "REPLY", ...button })) },
});
const products = (...counts: number[]) => ({
	header: { type: "TEXT", text: "Menu" },
	body,
	action: {
		catalogId: "1",
		sections: counts.map((count, section) => ({
			title: `S${section}`,
			productRetailerIds: rows(count, section * 100).map(({ id }) => id),
		})),
	},
});
const template = (templateData: object, templateName = "order_ready") => ({
	templateName,
	language: "en",
	templateData: { body: { placeholders: [] }, ...templateData },
});

function wrong(kind: RequestName, content: object): readonly string[] {
	const found = violations(requests[kind], { from: "1", to: "2", content });
	return found.map(({ path, violation }) => `${path} ${violation}`);
}

// The official document states these in words only, so that no schema of its own checks them.
describe("a limit beyond the official schema", () => {
	it.each([
		["list", list({ rows: rows(10) })],
		[
			"list",
			list({ title: "A", rows: rows(5) }, { title: "B", rows: rows(5, 5) }),
		],
		[
			"buttons",
			buttons(
				{ id: "a", title: "A" },
				{ id: "b", title: "B" },
				{ id: "c", title: "C" },
			),
		],
		["multiProduct", products(15, 15)],
		["template", template({ body: { placeholders: ["a    b", "ع"] } })],
		["text", { text: "x".repeat(4096) }],
	] as const)("lets a right %s pass", (kind, content) => {
		expect(wrong(kind, content)).toEqual([]);
	});

	it.each([
		[
			"list",
			list({ rows: rows(11) }),
			"content.action.sections number of rows must be between 1 and 10",
		],
		[
			"list",
			list({ title: "A", rows: rows(6) }, { title: "B", rows: rows(5, 6) }),
			"content.action.sections number of rows must be between 1 and 10",
		],
		[
			"list",
			list({ rows: [] }),
			"content.action.sections number of rows must be between 1 and 10",
		],
		[
			"list",
			list({ title: "A", rows: rows(1) }, { title: "B", rows: rows(1) }),
			"content.action.sections row's ids must be unique across sections",
		],
		[
			"list",
			list({ title: "A", rows: rows(1) }, { title: " ", rows: rows(1, 1) }),
			"content.action.sections titles must not be blank when more than one section provided",
		],
		[
			"buttons",
			buttons({ id: "a", title: "A" }, { id: "a", title: "B" }),
			"content.action.buttons ids and titles must be unique",
		],
		[
			"buttons",
			buttons({ id: "a", title: "A" }, { id: "b", title: "A" }),
			"content.action.buttons ids and titles must be unique",
		],
		[
			"buttons",
			buttons({ id: " a", title: "A" }),
			"content.action.buttons[0].id must not start or end with a space",
		],
		[
			"multiProduct",
			products(16, 15),
			"content.action.sections number of products must be between 1 and 30",
		],
		["text", { text: " \n" }, "content.text must not be blank"],
		[
			"text",
			{ text: "🙏".repeat(2049) },
			"content.text size must be between 1 and 4096",
		],
		[
			"image",
			{ mediaUrl: "javascript:alert(1)" },
			"content.mediaUrl is not a valid url",
		],
		[
			"template",
			template({ body: { placeholders: ["a\nb"] } }),
			"content.templateData.body.placeholders[0] cannot have new-line/tab characters or more than 4 consecutive spaces",
		],
		[
			"template",
			template({ body: { placeholders: ["a     b"] } }),
			"content.templateData.body.placeholders[0] cannot have new-line/tab characters or more than 4 consecutive spaces",
		],
		[
			"template",
			template({ body: { placeholders: [""] } }),
			"content.templateData.body.placeholders[0] must not be blank",
		],
		[
			"template",
			template({}, "Order Ready"),
			"content.templateName must be lower case letters, digits and underscores",
		],
		[
			"template",
			template({
				header: { type: "DOCUMENT", mediaUrl: "https://example.com/a" },
			}),
			"content.templateData.header.filename must not be null",
		],
		["contact", { contacts: [] }, "content.contacts must not be empty"],
		[
			"contact",
			{
				contacts: [
					{
						name: { firstName: "A", formattedName: "A" },
						birthday: "1.1.1980",
						emails: [{ email: "nobody" }],
					},
				],
			},
			"content.contacts[0].birthday must be in the YYYY-MM-DD format",
		],
	] as const)("refuses a wrong %s", (kind, content, sentence) => {
		expect(wrong(kind, content)).toContain(sentence);
	});
});

import { describe, expect, it } from "vitest";
import { askLocation } from "../../../src/engine/actions/ask-location.ts";
import { buttons } from "../../../src/engine/actions/buttons.ts";
import { contactCard } from "../../../src/engine/actions/contact-card.ts";
import { linkButton } from "../../../src/engine/actions/link-button.ts";
import { list } from "../../../src/engine/actions/list.ts";
import { typing } from "../../../src/engine/actions/typing.ts";
import type { JsonObject } from "../../../src/engine/model.ts";
import { withKeyOrder } from "../../../src/engine/schema.ts";
import { exampleOf } from "../examples.ts";
import { codes, planOf } from "./plans.ts";

const long = (letters: number) => "a".repeat(letters);

describe("buttons", () => {
	const written = {
		text: { en: "Welcome, {name|friend}", fr: "Bienvenue" },
		options: {
			hours: { en: "Opening hours", fr: "Horaires" },
			menu: "Menu",
		},
	};

	it("reads its example", () => {
		expect(exampleOf(buttons)).toMatchObject({
			options: [
				{ id: "menu", label: "Menu" },
				{ id: "hours", label: "Opening hours" },
			],
		});
	});

	it("sends a text with its labels in the customer's language", () => {
		const message = {
			type: "buttons",
			text: "Bienvenue",
			options: [
				{ id: "hours", label: "Horaires" },
				{ id: "menu", label: "Menu" },
			],
		};
		expect(planOf(buttons, written, { language: "fr" })).toMatchObject({
			messages: [message],
			taken: [message],
		});
	});

	it("keeps the order of ids that look like numbers, and ids that look like languages", () => {
		const options = withKeyOrder({ 2: "Two", 1: "One", en: "English" }, [
			"2",
			"1",
			"en",
		]);
		expect(planOf(buttons, { text: "?", options }).messages).toMatchObject([
			{
				options: [
					{ id: "2", label: "Two" },
					{ id: "1", label: "One" },
					{ id: "en", label: "English" },
				],
			},
		]);
	});

	it("has a picture or a header above and a footer below", () => {
		const more = { ...written, header: "{x}", footer: "Beit Zaytoun" };
		expect(planOf(buttons, more).messages).toMatchObject([
			{ footer: "Beit Zaytoun" },
		]);
		expect(planOf(buttons, more).messages?.[0]).not.toHaveProperty("header");
		const picture = { ...written, image: "front.jpg" };
		expect(planOf(buttons, picture).messages).toMatchObject([
			{ image: "media:front.jpg" },
		]);
	});

	it("is withheld when its text or a label says nothing, and cut when it grew too long", () => {
		const empty = { text: "{x}", options: { a: "A" } };
		expect(planOf(buttons, empty).withheld).toBe("empty-placeholder");
		const label = { text: "?", options: { a: "{x}" } };
		expect(planOf(buttons, label).withheld).toBe("empty-placeholder");
		const grown = { text: "?", options: { a: "{message}" } };
		expect(planOf(buttons, grown, { says: long(30) })).toMatchObject({
			taken: [{ options: [{ label: long(20) }], cut: true }],
		});
	});

	it.each([
		[{ options: { a: long(20), b: "B", c: "C" } }, []],
		[{ options: { a: long(21) } }, ["error whatsapp-limit options.a"]],
		[
			{ options: { a: { en: "A", fr: long(21) } } },
			["error whatsapp-limit options.a.fr"],
		],
		[{ options: {} }, ["error whatsapp-limit options"]],
		[
			{ options: { a: "A", b: "B", c: "C", d: "D" } },
			["error whatsapp-limit options"],
		],
		[
			{ options: { a: "Same", b: "Same " } },
			["error whatsapp-limit options.b"],
		],
		[
			{
				options: {
					a: { en: "Menu", fr: "Carte" },
					b: { en: "Card", fr: "Carte" },
				},
			},
			["error whatsapp-limit options.b"],
		],
		[{ options: { " a": "A" } }, ["error whatsapp-limit options. a"]],
		[
			{ options: { [long(257)]: "A" } },
			[`error whatsapp-limit options.${long(257)}`],
		],
		[{ text: long(1025) }, ["error whatsapp-limit text"]],
		[{ header: long(61) }, ["error whatsapp-limit header"]],
		[{ footer: { en: long(61) } }, ["error whatsapp-limit footer.en"]],
		[{ image: "front.gif" }, ["error whatsapp-limit image"]],
		[{ image: "a.jpg", header: "Hi" }, ["error whatsapp-limit header"]],
		[{ text: { open: "In", closed: "Out" } }, []],
	] as readonly (readonly [JsonObject, readonly string[]])[])(
		"finds in %j",
		(part, found) => {
			const whole = { text: "?", options: { a: "A" }, ...part };
			expect(codes(buttons, whole)).toEqual(found);
		},
	);

	it.each([
		"hello",
		{ text: "?" },
		{ options: { a: "A" } },
		{ text: "?", options: ["A"] },
		{ text: "?", options: { a: null } },
		{ text: "?", options: { a: "A" }, color: "red" },
	])("refuses %j", (part) => {
		expect(buttons.schema.safeParse(part).success).toBe(false);
	});
});

describe("list", () => {
	const written = {
		text: "Hungry?",
		label: { en: "Choose", fr: "Choisir" },
		sections: [
			{
				title: { en: "Cold", fr: "Froid" },
				options: {
					mezze: { label: { en: "Mezze", fr: "Mezzés" }, about: "for two" },
					salads: "Salads",
				},
			},
			{ title: "Hot", options: { grills: { en: "Grills", fr: "Grillades" } } },
		],
		footer: "Until 23:00",
	};

	it("reads its example", () => {
		expect(exampleOf(list)).toMatchObject({ label: "Choose" });
	});

	it("sends its rows in the customer's language", () => {
		expect(planOf(list, written, { language: "fr" }).messages).toEqual([
			{
				type: "list",
				text: "Hungry?",
				label: "Choisir",
				sections: [
					{
						title: "Froid",
						options: [
							{ id: "mezze", label: "Mezzés", about: "for two" },
							{ id: "salads", label: "Salads" },
						],
					},
					{ title: "Hot", options: [{ id: "grills", label: "Grillades" }] },
				],
				footer: "Until 23:00",
			},
		]);
		expect(codes(list, written)).toEqual([]);
	});

	const rows = (count: number) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, index) => [`r${index}`, `R${index}`]),
		);

	it.each([
		[[{ options: rows(10) }], []],
		[[{ options: rows(11) }], ["error whatsapp-limit sections"]],
		[[{ options: {} }], ["error whatsapp-limit sections"]],
		[
			[{ options: { a: long(25) } }],
			["error whatsapp-limit sections.0.options.a"],
		],
		[
			[{ options: { a: { label: long(25), about: long(73) } } }],
			[
				"error whatsapp-limit sections.0.options.a.label",
				"error whatsapp-limit sections.0.options.a.about",
			],
		],
		[
			[{ title: long(25), options: { a: "A" } }],
			["error whatsapp-limit sections.0.title"],
		],
		[
			[{ options: { a: "A" } }, { title: "B", options: { b: "B" } }],
			["error whatsapp-limit sections.0"],
		],
		[
			[
				{ title: "A", options: { a: "A" } },
				{ title: "B", options: { b: "B", a: "C" } },
			],
			["error whatsapp-limit sections.1.options.a"],
		],
		[
			[{ options: { [long(201)]: "A" } }],
			[`error whatsapp-limit sections.0.options.${long(201)}`],
		],
	] as readonly (readonly [readonly JsonObject[], readonly string[]])[])(
		"finds in %j",
		(sections, found) => {
			expect(codes(list, { text: "?", label: "Open", sections })).toEqual(
				found,
			);
		},
	);

	it("checks the texts around its rows", () => {
		const texts = {
			text: long(1025),
			label: long(21),
			header: long(61),
			footer: long(61),
		};
		const sections = [{ options: { a: "A" } }];
		expect(codes(list, { ...texts, sections })).toEqual([
			"error whatsapp-limit text",
			"error whatsapp-limit label",
			"error whatsapp-limit header",
			"error whatsapp-limit footer",
		]);
	});

	it("is withheld when a row says nothing", () => {
		const sections = [{ options: { a: "{x}" } }];
		expect(planOf(list, { text: "?", label: "Open", sections })).toMatchObject({
			withheld: "empty-placeholder",
			emptied: ["x"],
		});
	});

	it.each([
		{ text: "?", label: "Open", sections: [] },
		{ text: "?", label: "Open", options: { a: "A" } },
		{ text: "?", sections: [{ options: { a: "A" } }] },
		{
			text: "?",
			label: "Open",
			sections: [{ options: { a: { about: "A" } } }],
		},
	])("refuses %j", (part) => {
		expect(list.schema.safeParse(part).success).toBe(false);
	});
});

describe("link_button", () => {
	const written = {
		text: "Order {number|here}",
		label: { en: "Open", fr: "Ouvrir" },
		url: "https://shop.example.com/orders/{number}",
	};

	it("opens a page, its address filled in", () => {
		const captures = { number: "4/8" };
		const message = {
			type: "link_button",
			text: "Order 4/8",
			label: "Ouvrir",
			url: "https://shop.example.com/orders/4%2F8",
		};
		expect(
			planOf(linkButton, written, { captures, language: "fr" }),
		).toMatchObject({ messages: [message], taken: [message] });
		expect(exampleOf(linkButton)).toMatchObject({ label: "Open the menu" });
	});

	it.each([
		[{}, []],
		[{ url: "shop.example.com" }, ["error whatsapp-limit url"]],
		[{ url: "javascript:alert(1)" }, ["error whatsapp-limit url"]],
		[{ url: "menu.pdf" }, ["error whatsapp-limit url"]],
		[{ label: long(21) }, ["error whatsapp-limit label"]],
		[{ text: long(1025) }, ["error whatsapp-limit text"]],
	])("finds in %j", (part, found) => {
		expect(codes(linkButton, { ...written, ...part })).toEqual(found);
	});
});

describe("ask_location", () => {
	it("asks with WhatsApp's own button", () => {
		const text = { en: "Where to?", fr: "Où ?" };
		expect(planOf(askLocation, { text }, { language: "fr" }).messages).toEqual([
			{ type: "ask_location", text: "Où ?" },
		]);
		expect(exampleOf(askLocation)).toMatchObject({
			text: "Where shall we bring it?",
		});
		expect(codes(askLocation, { text: long(1025) })).toEqual([
			"error whatsapp-limit text",
		]);
		expect(planOf(askLocation, { text: "{x}" }).withheld).toBe(
			"empty-placeholder",
		);
	});
});

describe("contact_card", () => {
	const written = { name: "Rima", phone: "+961 70 123-456" };

	it("sends a name and a number", () => {
		expect(planOf(contactCard, written).messages).toEqual([
			{ type: "contact_card", name: "Rima", phone: "+96170123456" },
		]);
		const whole = {
			...written,
			email: "rima@example.com",
			company: { en: "Events", fr: "Événements" },
		};
		expect(planOf(contactCard, whole, { language: "fr" }).messages).toEqual([
			{
				type: "contact_card",
				name: "Rima",
				phone: "+96170123456",
				email: "rima@example.com",
				company: "Événements",
			},
		]);
		expect(exampleOf(contactCard)).toMatchObject({ name: "Rima, events" });
	});

	it("wants the number with its country", () => {
		const kind = contactCard.schema.parse({ ...written, phone: "70 123 456" });
		expect(codes(contactCard, { ...written, phone: "70 123 456" })).toEqual([
			"error bad-phone phone",
		]);
		expect(kind).toMatchObject({ phone: "70 123 456" });
	});

	it.each([
		{ name: "Rima" },
		{ phone: "+96170123456" },
		{ ...written, email: "rima" },
	])("refuses %j", (part) => {
		expect(contactCard.schema.safeParse(part).success).toBe(false);
	});
});

describe("typing", () => {
	it("shows the bubble below the customer's message", () => {
		expect(planOf(typing, null)).toEqual({
			taken: [{ type: "typing" }],
			courtesies: [{ type: "typing", messageId: "wamid.1" }],
		});
		expect(exampleOf(typing)).toBe(true);
	});
});

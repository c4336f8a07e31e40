import { expect, test } from "vitest";
import { bookOf } from "../book.ts";
import { decided, message } from "../scene.ts";

const options = { options: { a: "A" } };

test.each([
	{ text: "Hello" },
	{ image: "menu.jpg" },
	{ video: "tour.mp4" },
	{ document: "prices.pdf" },
	{ audio: "hello.mp3" },
	{ sticker: "hello.webp" },
	{ location: { latitude: "33.9", longitude: "35.5" } },
	{ contact_card: { name: "Rima", phone: "+961 70 123 456" } },
	{ buttons: { text: "?", ...options } },
	{ list: { text: "?", label: "Open", sections: [options] } },
	{ link_button: { text: "?", label: "Open", url: "https://example.com" } },
	{ ask_location: { text: "Where?" } },
])("%j quotes the customer's message, and has a template for later", (sent) => {
	const book = bookOf({
		rules: [
			{
				name: "menu",
				when: { keyword: "menu" },
				do: [{ ...sent, quote: true }, sent],
				outsideWindow: { template: "see_you" },
			},
		],
	});
	const { effects } = decided(book, message("menu"));
	expect(effects).toMatchObject([
		{ quote: "wamid.1", instead: { type: "template", name: "see_you" } },
		{ quote: null, instead: null },
	]);
});

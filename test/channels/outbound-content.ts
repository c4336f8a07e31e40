import fc from "fast-check";
import type { OutboundContent } from "../../src/engine/model.ts";

const text = fc.oneof(
	fc.string({ maxLength: 30 }),
	fc.string({ unit: "grapheme", maxLength: 30 }),
	fc.constantFrom(
		"",
		" ",
		"x".repeat(21),
		"x".repeat(61),
		"x".repeat(1025),
		"x".repeat(4097),
		"\ud800",
		"a\nb",
		"Hours",
	),
);
const url = fc.oneof(
	fc.webUrl(),
	fc.constantFrom(
		"https://example.com/a.jpg",
		"https://example.com/a.mp4",
		"https://example.com/a.ogg",
		"ftp://example.com/a",
		"",
		"https://example.com/a.webp",
		`https://example.com/${"x".repeat(2048)}`,
	),
);
const degrees = fc.oneof(
	fc.double(),
	fc.double({ min: -90, max: 90, noNaN: true }),
);
const options = fc.array(fc.record({ id: text, label: text }), {
	maxLength: 5,
});

function record<Shape extends object>(
	shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> },
	requiredKeys: (keyof Shape)[],
) {
	return fc.record(shape, { requiredKeys });
}

/** Contents of every kind, right and wrong ones, with awkward texts, addresses and numbers. */
export const outboundContent: fc.Arbitrary<OutboundContent> = fc.oneof(
	fc.record({ type: fc.constant("text" as const), text }),
	record(
		{
			type: fc.constantFrom("image" as const, "video" as const),
			url,
			caption: text,
		},
		["type", "url"],
	),
	record(
		{
			type: fc.constant("document" as const),
			url,
			caption: text,
			filename: text,
		},
		["type", "url"],
	),
	record({ type: fc.constant("audio" as const), url, voice: fc.boolean() }, [
		"type",
		"url",
	]),
	fc.record({ type: fc.constant("sticker" as const), url }),
	record(
		{
			type: fc.constant("location" as const),
			latitude: degrees,
			longitude: degrees,
			name: text,
			address: text,
		},
		["type", "latitude", "longitude"],
	),
	record(
		{
			type: fc.constant("contact_card" as const),
			name: text,
			phone: text,
			email: text,
			company: text,
		},
		["type", "name", "phone"],
	),
	record(
		{
			type: fc.constant("buttons" as const),
			text,
			options,
			image: url,
			header: text,
			footer: text,
		},
		["type", "text", "options"],
	),
	record(
		{
			type: fc.constant("list" as const),
			text,
			label: text,
			sections: fc.array(
				record(
					{
						title: text,
						options: fc.array(
							record({ id: text, label: text, about: text }, ["id", "label"]),
							{ maxLength: 4 },
						),
					},
					["options"],
				),
				{ maxLength: 4 },
			),
			header: text,
			footer: text,
		},
		["type", "text", "label", "sections"],
	),
	fc.record({
		type: fc.constant("link_button" as const),
		text,
		label: text,
		url,
	}),
	fc.record({ type: fc.constant("ask_location" as const), text }),
	record(
		{
			type: fc.constant("template" as const),
			name: fc.oneof(fc.stringMatching(/^[a-z0-9_]{1,20}$/), text),
			language: fc.constantFrom("en_US", "ar", ""),
			body: fc.array(text, { maxLength: 4 }),
			header: fc.oneof(
				fc.record({ type: fc.constant("text" as const), text }),
				record(
					{
						type: fc.constantFrom(
							"image" as const,
							"video" as const,
							"document" as const,
						),
						url,
						filename: text,
					},
					["type", "url"],
				),
				fc.record({
					type: fc.constant("location" as const),
					latitude: degrees,
					longitude: degrees,
				}),
			),
			buttons: fc.array(
				fc.record({
					type: fc.constantFrom(
						"quick_reply" as const,
						"url" as const,
						"copy_code" as const,
					),
					value: text,
				}),
				{ maxLength: 3 },
			),
		},
		["type", "name", "language", "body"],
	),
);

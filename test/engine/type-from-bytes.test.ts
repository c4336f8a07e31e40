import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typeFromBytes } from "../../src/engine/type-from-bytes.ts";

const bytes = (...parts: readonly (string | readonly number[])[]) =>
	Uint8Array.from(
		parts.flatMap((part) =>
			typeof part === "string"
				? [...part].map((letter) => letter.charCodeAt(0))
				: [...part],
		),
	);

describe("the first bytes of a file", () => {
	it.each([
		["image/jpeg", bytes([0xff, 0xd8, 0xff, 0xe0], "..JFIF")],
		["image/png", bytes([0x89], "PNG\r\n", [0x1a], "\n")],
		["image/gif", bytes("GIF89a")],
		["image/webp", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 ")],
		["audio/ogg", bytes("OggS", [0, 2])],
		["audio/amr", bytes("#!AMR\n")],
		["audio/mpeg", bytes("ID3", [3, 0])],
		["audio/mpeg", bytes([0xff, 0xfb, 0x90, 0x64])],
		["audio/aac", bytes([0xff, 0xf1, 0x50, 0x80])],
		["video/mp4", bytes([0, 0, 0, 24], "ftypmp42")],
		["video/3gpp", bytes([0, 0, 0, 24], "ftyp3gp4")],
		["audio/mp4", bytes([0, 0, 0, 24], "ftypM4A ")],
		["application/pdf", bytes("%PDF-1.7")],
		["application/zip", bytes("PK", [3, 4], "hello.txt")],
		[
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			bytes("PK", [3, 4], "[Content_Types].xml", "word/document.xml"),
		],
		[null, bytes("<html><script>")],
		[null, bytes()],
		[null, bytes("Hello")],
	])("show %s", (type, file) => {
		expect(typeFromBytes(file)).toBe(type);
	});

	it("are read whatever they are", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 64 }), (file) => {
				expect(typeFromBytes(file) ?? "none").toMatch(/^[a-z/0-9.\-+]+$/);
			}),
		);
	});
});

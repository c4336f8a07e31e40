import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eitherFolder } from "../../src/desk/media-folder.ts";
import { mediaLinks } from "../../src/desk/media-links.ts";
import { staffPictures } from "../../src/desk/staff-pictures.ts";
import { DAY, instant } from "../../src/engine/model.ts";
import { httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import { removeUnwanted } from "../../src/runtime/media.ts";
import { mediaFiles } from "../../src/store/media-files.ts";
import { openMemory } from "../../src/store/memory.ts";
import { fromHere, open, options, problem, told } from "../http/harness.ts";

const png = new Uint8Array([
	...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
	...new TextEncoder().encode("a picture"),
]);
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let folder: string;
let now: number;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "pictures-"));
	now = Date.now();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = { now: () => instant(now) };

/** Of a database and a folder that are made for it. */
function pictures(database = openMemory({ clock })) {
	const files = mediaFiles(folder);
	return staffPictures({ media: database.media, files, clock });
}

async function* of(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

/** The hashes under which files lie. */
function kept(): readonly string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((path) => statSync(join(folder, path)).isFile())
		.map((path) => basename(path));
}

describe("pictures that staff send", () => {
	it("lie under the hash of their bytes, the same one once", async () => {
		const { add } = pictures();
		const [first, again] = await Promise.all([add(png), add(png)]);
		expect(first).toEqual(again);
		expect(first?.name).toMatch(/^[0-9a-f]{64}\.png$/);
		expect((await add(jpeg))?.name).toMatch(/^[0-9a-f]{64}\.jpg$/);
		expect(kept()).toHaveLength(2);
	});

	it.each([
		["a page", "<html>"],
		["a GIF", "GIF89a"],
		["nothing", ""],
		["an SVG", "<svg onload=alert(1)>"],
	])("are not %s, whatever it is called", async (_, text) => {
		expect(await pictures().add(new TextEncoder().encode(text))).toBeNull();
	});

	it("are given to WhatsApp beside the rules' own files", async () => {
		const own = pictures();
		const name = (await own.add(png))?.name ?? "";
		const nothing = { open: async () => null };
		const media = eitherFolder(nothing, own);
		const links = mediaLinks(media, "https://bot.example.com");
		expect(await links.addressOf(name)).toBe(
			`https://bot.example.com/media/${name}`,
		);
		const app = httpApp(options(told(), { media }));
		const response = await app.request(`/media/${name}`);
		expect(response.headers.get("content-type")).toBe("image/png");
		expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
	});

	it("are given to nobody once they are gone", async () => {
		const database = openMemory({ clock });
		const { add, open } = pictures(database);
		const { name = "" } = (await add(png)) ?? {};
		expect(await open(name.replace("png", "jpg"))).toBeNull();
		now += DAY;
		const shelf = { media: database.media, files: mediaFiles(folder) };
		for (const one of await database.media.due(clock.now(), 10))
			await removeUnwanted(one, shelf, clock.now());
		expect(await open(name)).toBeNull();
		expect(kept()).toEqual([]);
	});

	it("are not what customers sent, whoever knows its hash", async () => {
		const database = openMemory({ clock });
		const files = mediaFiles(folder);
		const { open } = staffPictures({ media: database.media, files, clock });
		const limit = { bytes: 99 };
		const { hash } = await files.write(of(png), limit, database.media.expect);
		expect(kept()).toEqual([hash]);
		expect(await open(`${hash}.png`)).toBeNull();
	});
});

describe("POST /api/media", () => {
	function office(changes: Partial<HttpOptions> = {}) {
		const given = options(told(), { pictures: pictures(), ...changes });
		const app = httpApp(given);
		const add = (body: Uint8Array<ArrayBuffer>) =>
			fromHere(app, "/api/media", {
				method: "POST",
				headers: { "content-type": "image/png" },
				body,
			});
		return { add, team: given.team };
	}
	const security = { adminToken: null, publicUrl: null, webhook: open };

	it("gives the name by which the picture is sent, and writes down who added it", async () => {
		const { add, team } = office();
		expect(await (await add(png)).json()).toEqual({
			media: `${kept()[0]}.png`,
			type: "image/png",
			bytes: png.byteLength,
		});
		const trail = await team.auditTrail({ before: null, limit: 9 });
		expect(trail).toMatchObject([
			{ by: "local", action: "media.add", about: null },
		]);
	});

	it("goes by the bytes, not by what they are said to be", async () => {
		const { add } = office();
		expect(await (await add(jpeg)).json()).toMatchObject({
			type: "image/jpeg",
		});
		const page = new TextEncoder().encode("<script>alert(1)</script>");
		expect(await problem(await add(page))).toMatchObject({
			status: 415,
			code: "picture-refused",
		});
	});

	it("takes no more than WhatsApp does", async () => {
		const { add } = office();
		const most = 5 * 1024 * 1024;
		const picture = new Uint8Array(most);
		picture.set(png);
		expect((await add(picture)).status).toBe(200);
		const larger = new Uint8Array(most + 1);
		larger.set(png);
		expect(await problem(await add(larger))).toMatchObject({
			code: "body-too-large",
			detail: "WhatsApp takes pictures of up to 5 MB.",
		});
	});

	it("says that PUBLIC_URL is missing, before anything is kept", async () => {
		const { add } = office({ demo: false, security });
		expect(await problem(await add(png))).toMatchObject({
			status: 409,
			code: "no-public-url",
			detail: expect.stringContaining("PUBLIC_URL"),
		});
		expect(readdirSync(folder)).toEqual([]);
		const publicUrl = "https://bot.example.com";
		const reached = office({
			demo: false,
			security: { ...security, publicUrl },
		});
		expect((await reached.add(png)).status).toBe(200);
	});

	it("says that it cannot be kept where the disk refuses", async () => {
		const add = async () => {
			throw new Error("no space left");
		};
		const response = await office({ pictures: { add } }).add(png);
		expect(await problem(response)).toMatchObject({
			status: 503,
			detail: expect.stringContaining("MEDIA_DIR"),
		});
	});
});

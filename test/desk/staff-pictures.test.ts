import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eitherFolder } from "../../src/desk/media-folder.ts";
import { mediaLinks } from "../../src/desk/media-links.ts";
import { staffPictures } from "../../src/desk/staff-pictures.ts";
import { DAY, instant } from "../../src/engine/model.ts";
import { httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
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

const pictures = () =>
	staffPictures(join(folder, "sent"), { now: () => instant(now) });
const kept = () => readdirSync(join(folder, "sent"));

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

	it("go 30 days after they were sent last", async () => {
		const { add } = pictures();
		const old = await add(png);
		const used = await add(jpeg);
		now += 20 * DAY;
		await add(jpeg);
		now += 11 * DAY;
		const fresh = await add(new Uint8Array([...jpeg, 4]));
		expect(kept().sort()).toEqual([used?.name, fresh?.name].sort());
		expect(kept()).not.toContain(old?.name);
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
			media: kept()[0],
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

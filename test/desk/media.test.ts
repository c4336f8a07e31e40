import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { mediaFolder } from "../../src/desk/media-folder.ts";
import { mediaLinks } from "../../src/desk/media-links.ts";
import { httpApp } from "../../src/http/app.ts";
import { options, told } from "../http/harness.ts";

async function folderWith(
	files: Readonly<Record<string, string>>,
): Promise<string> {
	const path = await mkdtemp(join(tmpdir(), "marhaba-media-"));
	onTestFinished(() => rm(path, { recursive: true, force: true }));
	await mkdir(join(path, "rules/media/deeper"), { recursive: true });
	for (const [name, content] of Object.entries(files))
		await writeFile(join(path, name), content);
	return path;
}

const files = {
	"secret.txt": "secret",
	"rules/rules.yaml": "version: 1",
	"rules/notes.txt": "notes",
	"rules/media/menu.jpg": "a picture",
	"rules/media/price list.pdf": "prices",
	"rules/media/قائمة.png": "a menu",
	"rules/media/.hidden.jpg": "hidden",
	"rules/media/page.html": "<script>alert(1)</script>",
	"rules/media/deeper/a.jpg": "deeper",
};

describe("the media folder", () => {
	const appOf = async () => {
		const path = await folderWith(files);
		const rules = join(path, "rules");
		await symlink(join(path, "secret.txt"), join(rules, "media/link.txt"));
		await symlink(join(rules, "media/menu.jpg"), join(rules, "media/same.jpg"));
		await mkdir(join(rules, "media/folder.jpg"));
		execFileSync("mkfifo", [join(rules, "media/pipe.jpg")]);
		return httpApp(options(told(), { media: mediaFolder(rules) }));
	};

	it("is served to everybody, each file as what it is", async () => {
		const app = await appOf();
		const of = async (path: string) => {
			const response = await app.request(path);
			return [
				response.status,
				response.headers.get("content-type"),
				await response.text(),
			];
		};
		expect(await of("/media/menu.jpg")).toEqual([
			200,
			"image/jpeg",
			"a picture",
		]);
		expect(await of("/media/price%20list.pdf")).toEqual([
			200,
			"application/pdf",
			"prices",
		]);
		expect(await of(`/media/${encodeURIComponent("قائمة.png")}`)).toEqual([
			200,
			"image/png",
			"a menu",
		]);
		expect(await of("/media/same.jpg")).toEqual([
			200,
			"image/jpeg",
			"a picture",
		]);
	});

	it("tells its size and whether it changed, and nothing in it runs", async () => {
		const app = await appOf();
		const head = await app.request("/media/menu.jpg", { method: "HEAD" });
		expect(Object.fromEntries(head.headers)).toMatchObject({
			"content-length": "9",
			"x-content-type-options": "nosniff",
			"content-security-policy": "default-src 'none'; sandbox",
		});
		const etag = head.headers.get("etag") ?? "";
		const again = await app.request("/media/menu.jpg", {
			headers: { "if-none-match": etag },
		});
		expect(again.status).toBe(304);
	});

	it.each([
		"missing.jpg",
		".hidden.jpg",
		"page.html",
		"link.txt",
		"folder.jpg",
		"pipe.jpg",
		"..%2Frules.yaml",
		"..%2Fnotes.txt",
		"..%2F..%2Fsecret.txt",
		"%2e%2e%2fnotes.txt",
		"..%5Cnotes.txt",
		"deeper%2Fa.jpg",
		"deeper/a.jpg",
		"%00.jpg",
		"menu.jpg%00",
		"%E0%A4%A",
		"%2Fetc%2Fpasswd",
	])("gives nothing away for %s", async (name) => {
		const app = await appOf();
		const response = await app.request(`/media/${name}`);
		expect(response.status).toBe(404);
	});

	it("stands beside a rules file too, and may not be there at all", async () => {
		const path = await folderWith(files);
		const beside = mediaFolder(join(path, "rules/rules.yaml"));
		const file = await beside.open("menu.jpg");
		expect(file?.bytes).toBe(9);
		await file?.close();
		expect(await mediaFolder(path).open("menu.jpg")).toBeNull();
		const app = httpApp(options(told()));
		expect((await app.request("/media/menu.jpg")).status).toBe(404);
	});
});

describe("the address of a file", () => {
	const linksOf = async (publicUrl: string | null) => {
		const path = await folderWith(files);
		return mediaLinks(mediaFolder(join(path, "rules")), publicUrl);
	};

	it("stands under PUBLIC_URL", async () => {
		const { addressOf, servedAt } = await linksOf("https://bot.example.com");
		servedAt("http://127.0.0.1:3000");
		expect(await addressOf("price list.pdf")).toBe(
			"https://bot.example.com/media/price%20list.pdf",
		);
	});

	it("is refused where nobody outside could fetch it, with what to do", async () => {
		const { addressOf } = await linksOf(null);
		await expect(addressOf("menu.jpg")).rejects.toMatchObject({
			kind: "refused",
			code: "NO_PUBLIC_URL",
			advice: expect.stringContaining("PUBLIC_URL"),
		});
	});

	it("is refused where the file is not there", async () => {
		const { addressOf } = await linksOf("https://bot.example.com");
		await expect(addressOf("menu2.jpg")).rejects.toMatchObject({
			kind: "refused",
			code: "NO_SUCH_FILE",
			advice: expect.stringContaining("menu2.jpg"),
		});
	});

	it("is this machine's own in the demo", async () => {
		const { addressOf, servedAt } = await linksOf(null);
		servedAt("http://127.0.0.1:3000");
		expect(await addressOf("menu.jpg")).toBe(
			"http://127.0.0.1:3000/media/menu.jpg",
		);
	});
});

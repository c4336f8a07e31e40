import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import {
	afterAll,
	afterEach,
	beforeAll,
	describe,
	expect,
	it,
	vi,
} from "vitest";
import { launch, type Running } from "../process/launch.ts";
import { isInstalled, openBrowser, openPage, type Watched } from "./browser.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const patience = { timeout: 60_000 };
const ADMIN = "the-token-of-the-admin";

describe.skipIf(!isInstalled)("two colleagues at the page", () => {
	let browser: Browser;
	let folder: string;
	let server: Running;
	let rana: Watched;
	let sami: Watched;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "team-"));
		cpSync("rules", join(folder, "rules"), { recursive: true });
		const env = { PORT: "0", LOG_LEVEL: "warn", ADMIN_TOKEN: ADMIN };
		[browser, server] = await Promise.all([openBrowser(), launch(folder, env)]);
		[rana, sami] = await Promise.all([signedIn("Rana"), signedIn("Sami")]);
	});
	afterAll(async () => {
		await browser?.close();
		server?.signal("SIGTERM");
		await server?.exited;
		rmSync(folder, { recursive: true, force: true });
	});
	afterEach(() => {
		for (const { complaints } of [rana, sami])
			expect(complaints.splice(0)).toEqual([]);
	});

	async function asked<Answer>(
		path: string,
		body?: object,
		headers: object = { authorization: `Bearer ${ADMIN}` },
	): Promise<Answer> {
		const response = await fetch(`${server.url}${path}`, {
			...(body && { method: "POST", body: JSON.stringify(body) }),
			headers: { "content-type": "application/json", ...headers },
		});
		expect(response.ok).toBe(true);
		return (await response.json()) as Answer;
	}

	/** Hired by the admin, and in by the form: a page in a context of its own. */
	async function signedIn(name: string): Promise<Watched> {
		const { token } = await asked<{ token: string }>("/api/agents", { name });
		const watched = await openPage(browser, {
			viewport: { width: 1280, height: 800 },
			expected: /401 \(Unauthorized\)|409 \(Conflict\)/,
		});
		await watched.page.addInitScript(countCalls);
		await watched.page.goto(server.url);
		await watched.page.getByLabel("Token").fill(token);
		await watched.page.keyboard.press("Enter");
		await watched.page.locator(".who-line", { hasText: name }).waitFor();
		return watched;
	}

	let count = 0;
	async function written(text: string, from: string): Promise<void> {
		count += 1;
		const receivedAt = new Date().toISOString().replace("Z", "+0000");
		const message = { type: "TEXT", text };
		const contact = { name: "Zeina" };
		const messageId = `team-${count}`;
		const one = { from, to: "447860099299", messageId, receivedAt };
		const body = { results: [{ ...one, message, contact }], messageCount: 1 };
		const response = await fetch(`${server.url}/webhook/infobip`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
		});
		expect(response.status).toBe(200);
	}

	async function conversationOf(phone: string): Promise<string> {
		const { conversations } = await asked<{
			conversations: { conversation: string }[];
		}>(`/api/conversations/${phone}`);
		return conversations[0]?.conversation ?? "";
	}

	/** Both look at the chat of somebody new. */
	async function bothAt(phone: string): Promise<string> {
		const words = `hello ${phone}`;
		await written(words, phone);
		const chat = await conversationOf(phone);
		for (const { page } of [rana, sami]) {
			await page.goto(`${server.url}/#/conversations/${chat}`);
			await page.locator(".transcript .theirs", { hasText: words }).waitFor();
		}
		return chat;
	}

	const answerBox = (page: Page) =>
		page.getByRole("textbox", { name: "Answer" });
	const below = (page: Page) => page.locator(".chat-head .below");

	it("see who writes, and do not answer at once", async () => {
		await bothAt("96170000011");
		await answerBox(rana.page).pressSequentially("I am");
		await below(sami.page).filter({ hasText: "Rana is writing …" }).waitFor();
		await answerBox(sami.page).fill("No, I am");
		await sami.page.keyboard.press("Enter");
		const dialog = sami.page.getByRole("dialog");
		await dialog.getByText("Rana is answering").waitFor();
		await dialog.getByRole("button", { name: "Cancel" }).click();
		expect(await answerBox(sami.page).inputValue()).toBe("No, I am");
		await answerBox(rana.page).fill("I am here");
		await rana.page.keyboard.press("Enter");
		const line = sami.page.locator('.line[data-from="staff"]');
		await line.filter({ hasText: "I am here" }).waitFor();
		await line.getByText("Rana", { exact: true }).waitFor();
		await below(sami.page).filter({ hasText: "with Rana" }).waitFor();
		expect(await sami.page.getByText("is writing …").count()).toBe(0);
		expect(await line.count()).toBe(1);
		await answerBox(sami.page).fill("");
	});

	it("hand a chat to each other", async () => {
		const chat = await bothAt("96170000012");
		await rana.page.getByRole("button", { name: "Take over" }).click();
		await rana.page.getByRole("button", { name: "Give back" }).waitFor();
		await rana.page.getByRole("button", { name: "Notes and details" }).click();
		await rana.page.getByLabel("Looked after by").selectOption("Sami");
		await below(sami.page).filter({ hasText: "with Sami" }).waitFor();
		const { entries } = await asked<{
			entries: { by: string; action: string; about: string }[];
		}>("/api/audit?action=assign");
		expect(entries[0]).toMatchObject({ by: "Rana", about: chat });
		await rana.page.keyboard.press("Escape");
		await rana.page.getByRole("button", { name: "Give back" }).click();
		await sami.page.getByRole("button", { name: "Take over" }).waitFor();
	});

	it("are called when a customer wants a person, and not when a colleague takes over", async () => {
		const chat = await bothAt("96170000013");
		await sami.page.goto(`${server.url}/#/live`);
		await sami.page.getByTitle("Ring when a person is wanted").click();
		const calls = () => sami.page.evaluate<Calls>("window.calls");
		// The first ring is the bell's own: so that one hears what it is like.
		await expect.poll(calls, patience).toEqual({ rings: 1, notes: [] });
		await rana.page.getByRole("button", { name: "Take over" }).click();
		await rana.page.getByRole("button", { name: "Give back" }).click();
		await rana.page.getByRole("button", { name: "Take over" }).waitFor();
		await written("I want to talk to a real person", "96170000013");
		await expect
			.poll(calls, patience)
			.toEqual({ rings: 2, notes: ["Somebody wants a person"] });
		await expect.poll(() => sami.page.title(), patience).toMatch(/^\(1\) /);
		expect(await sami.page.locator(".tabs .wanted").textContent()).toBe("1");
		await sami.page.evaluate("window.lastNote.onclick()");
		await sami.page.locator(".chat-head", { hasText: "Zeina" }).waitFor();
		expect(sami.page.url()).toContain(chat);
		expect(await sami.page.title()).not.toContain("(");
	});

	it("see the rules and cannot change them, nor export or erase anybody", async () => {
		const { page } = rana;
		await page.goto(`${server.url}/#/rules`);
		await page.getByText("Only an admin changes the rules.").waitFor();
		await page.locator(".verdict[data-kind]").waitFor();
		for (const name of ["Publish …", "History", "Discard"])
			expect(await page.getByRole("button", { name }).count()).toBe(0);
		const text = () => page.locator(".cm-content").textContent();
		const before = await text();
		await page.locator(".cm-content").focus();
		await page.keyboard.type("version: 9");
		expect(await text()).toBe(before);
		await page.goto(`${server.url}/#/play/hello`);
		await page.locator(".play .chat .theirs").first().waitFor();
		await page.getByRole("button", { name: "Save as test" }).click();
		await page.getByRole("button", { name: "Copy" }).waitFor();
		expect(
			await page.getByRole("button", { name: "Save beside the rules" }).count(),
		).toBe(0);
		await bothAt("96170000014");
		await page.getByRole("button", { name: "Notes and details" }).click();
		await page.locator(".notes").waitFor({ state: "attached" });
		expect(await page.getByRole("link", { name: "Export" }).count()).toBe(0);
		expect(await page.getByRole("button", { name: "Erase" }).count()).toBe(0);
	});

	it("leave exporting and erasing to the admin, from the page", async () => {
		const chat = await bothAt("96170000015");
		const admin = await openPage(browser, { acceptDownloads: true });
		const { page } = admin;
		await page.goto(`${server.url}/#/conversations/${chat}`);
		await page.getByLabel("Token").fill(ADMIN);
		await page.keyboard.press("Enter");
		await page.getByRole("button", { name: "Notes and details" }).click();
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("link", { name: "Export" }).click(),
		]);
		const file = await download.path();
		expect(await readFile(file, "utf8")).toContain("96170000015");
		await page.getByRole("button", { name: "Erase …" }).click();
		const dialog = page.getByRole("dialog");
		const word = await dialog.locator("input").getAttribute("pattern");
		await dialog.locator("input").fill(word ?? "");
		await dialog.getByRole("button", { name: "Erase for good" }).click();
		await page.getByText("Everything about this person is gone.").waitFor();
		const gone = await fetch(`${server.url}/api/conversations/96170000015`, {
			headers: { authorization: `Bearer ${ADMIN}` },
		});
		expect(gone.status).toBe(404);
		expect(admin.complaints).toEqual([]);
		await admin.close();
	});
});

interface Calls {
	readonly rings: number;
	readonly notes: readonly string[];
}

/** Stands in for the machine's sound and its notifications: no test rings on anybody's desk. */
const countCalls = `
	window.calls = { rings: 0, notes: [] };
	window.Notification = class {
		static permission = "granted";
		static requestPermission() {}
		constructor(title) {
			window.calls.notes.push(title);
			window.lastNote = this;
		}
		close() {}
	};
	window.AudioContext = class extends AudioContext {
		constructor() {
			super();
			window.calls.rings += 1;
		}
	};
`;

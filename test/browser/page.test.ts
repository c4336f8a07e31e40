import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { SimulateRequest } from "../../src/http/ports/playground.ts";
import {
	open,
	options,
	type Running,
	running,
	type Told,
	told,
} from "../http/harness.ts";
import { isInstalled, openBrowser } from "./browser.ts";
import { hostile } from "./fake-desk.ts";

const why = {
	rule: "opening hours",
	because: 'keyword "hours"',
	silent: null,
	folded: "hours",
	language: "en",
	actions: [{ type: "text", text: "We are *open*." }],
	trace: [
		{ rule: hostile, line: 4, outcome: "not-matched", because: "none of: x" },
		{
			rule: "opening hours",
			line: 9,
			outcome: "matched",
			because: 'keyword "hours"',
		},
		{ rule: "menu", line: 14, outcome: "not-tried", because: "answered" },
	],
};

/** For a machine that is busy with other things. */
const patience = { timeout: 20_000 };

describe.skipIf(!isInstalled)("the page in a browser", () => {
	let browser: Browser;
	let page: Page;
	let server: Running;
	let heard: Told;
	let complaints: string[];
	const asked: SimulateRequest[] = [];

	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser.close());

	afterEach(async () => {
		expect(complaints).toEqual([]);
		await page.close();
		await server.stop();
	});

	async function visit({
		hash = "",
		token = null as string | null,
		width = 1280,
	} = {}): Promise<void> {
		heard = told();
		asked.length = 0;
		server = await running(
			options(heard, {
				security: { adminToken: token, publicUrl: null, webhook: open },
				explainDecision: async () => why,
				simulate: async (request) => {
					asked.push(request);
					return {
						session: "s1",
						at: "2026-11-22T21:30:00.000Z",
						decisions: [why],
						test: "- test: hours",
					};
				},
			}),
		);
		page = await browser.newPage({ viewport: { width, height: 800 } });
		complaints = [];
		page.on("pageerror", (error) => complaints.push(error.message));
		page.on("dialog", (dialog) => {
			complaints.push(`dialog: ${dialog.message()}`);
			dialog.dismiss();
		});
		page.on("console", (line) => {
			const expected = line.text().includes("401 (Unauthorized)");
			if (line.type() === "error" && !expected) complaints.push(line.text());
		});
		await page.goto(`${server.url}/${hash}`);
	}

	async function tell(type: string, row: object): Promise<void> {
		await expect.poll(() => heard.readers.size, patience).toBe(1);
		const data = { type, at: "2026-11-22T21:30:00.000Z", ...row };
		const frame = `id: 812\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
		for (const reader of heard.readers) reader.write(Buffer.from(frame));
	}

	const decision = (text: string, row: object = {}) =>
		tell("decision.made", {
			decision: "d_812",
			from: "96170•••222",
			event: { type: "message.received", content: { type: "text", text } },
			rule: "opening hours",
			because: 'keyword "hours"',
			actions: [{ type: "text", text: "We are *open*." }],
			silent: null,
			...row,
		});

	it("shows decisions as they happen", async () => {
		await visit();
		await page.getByText("Nothing has happened yet").waitFor();
		await decision("hours?");
		const card = page.locator(".decision");
		await card.getByText("hours?").waitFor();
		expect(await card.locator("strong").textContent()).toBe("open");
		expect(await card.getByText("96170•••222").count()).toBe(1);
		expect(await page.getByText("Nothing has happened yet").isHidden()).toBe(
			true,
		);
	});

	it("G87: shows hostile texts as texts, wherever they stand", async () => {
		await visit();
		await decision(hostile, {
			rule: hostile,
			because: hostile,
			from: hostile,
			actions: [
				{ type: "text", text: hostile },
				{ type: "image", url: "javascript:alert(3)", caption: hostile },
				{ type: "document", url: "data:text/html,x", filename: hostile },
				{ type: hostile, more: hostile },
			],
		});
		await page.locator(".decision button.rule").click();
		await page.locator(".trace li").first().waitFor();
		expect(await page.locator("main img, main iframe").count()).toBe(0);
		expect(await page.locator("script").count()).toBe(2);
		const links = await page.locator("main a").all();
		const hrefs = links.map((link) => link.getAttribute("href"));
		for (const href of await Promise.all(hrefs))
			expect(href).toMatch(/^#|^https?:/);
		expect(await page.locator(".decision .words").first().textContent()).toBe(
			hostile,
		);
	});

	it("tells the whole why, by keyboard alone", async () => {
		await visit();
		await decision("hours?");
		await page.locator(".decision button.rule").focus();
		await page.keyboard.press("Enter");
		await page.locator(".trace li").first().waitFor();
		expect(await page.locator(".trace .sign").allTextContents()).toEqual([
			"✗",
			"✓",
			"–",
		]);
	});

	it("covers the phone's screen with the why, and gives the focus back", async () => {
		await visit({ width: 390 });
		await decision("hours?");
		await page.locator(".decision").click();
		await page.locator(".trace li").first().waitFor();
		await page.keyboard.press("Escape");
		expect(await page.locator(".trace").isVisible()).toBe(false);
		expect(await page.locator(":focus").textContent()).toBe("opening hours");
		const overflow = await page.evaluate<number>(
			"document.documentElement.scrollWidth - innerWidth",
		);
		expect(overflow).toBeLessThanOrEqual(0);
	});

	it("finds, filters and pauses", async () => {
		await visit();
		await decision("first");
		await decision("second", { silent: "limit", rule: null });
		await tell("delivery.updated", { status: "delivered" });
		const shown = () => page.locator(".cards > li:visible").count();
		await expect.poll(shown, patience).toBe(2);
		await page.getByRole("searchbox").fill("FIRST");
		expect(await shown()).toBe(1);
		await page.getByRole("searchbox").fill("");
		await page.getByText("Silent", { exact: true }).click();
		expect(await shown()).toBe(1);
		await page.getByText("Everything").click();
		expect(await shown()).toBe(3);
		await page.getByRole("button", { name: "Pause" }).click();
		await decision("third");
		await page.getByRole("button", { name: "Go on · 1 new" }).click();
		expect(await shown()).toBe(4);
	});

	it("lets a newcomer try the rules, and says why beside it", async () => {
		await visit({ hash: "#/play" });
		await page.locator(".business", { hasText: "Beit Zaytoun" }).waitFor();
		await page.getByRole("textbox", { name: "Message" }).fill("hours?");
		await page.keyboard.press("Enter");
		await page.locator(".chat .theirs").getByText("We are").waitFor();
		expect(await page.locator(".trace li").count()).toBe(3);
		await page.getByTitle("Let a day pass").click();
		await expect.poll(() => asked.length, patience).toBe(2);
		expect(asked).toMatchObject([
			{ session: null, content: { type: "text", text: "hours?" } },
			{ session: "s1", content: null, advanceMs: 86_400_000 },
		]);
		await page.getByRole("textbox", { name: "Message" }).press("ArrowUp");
		expect(
			await page.getByRole("textbox", { name: "Message" }).inputValue(),
		).toBe("hours?");
	});

	it("asks for the token where there is one, and keeps it out of addresses", async () => {
		await visit({ token: "adm" });
		await page.getByLabel("Token").fill("wrong");
		await page.keyboard.press("Enter");
		await page.getByText("That is not the token.").waitFor();
		await page.getByLabel("Token").fill("adm");
		await page.keyboard.press("Enter");
		await expect.poll(() => heard.readers.size, patience).toBe(1);
		await decision("hours?");
		await page.locator(".decision").waitFor();
		expect(page.url()).not.toContain("adm");
	});

	it("comes back after a break and goes on where it was", async () => {
		await visit();
		await decision("hours?");
		await page.locator(".decision").waitFor();
		for (const reader of heard.readers) reader.end();
		await page.getByText("connecting").waitFor();
		await page.locator('.line-state[data-state="open"]').waitFor();
		await expect.poll(() => heard.readers.size, patience).toBe(1);
		expect([...heard.readers][0]?.since).toBe(812);
	});
});

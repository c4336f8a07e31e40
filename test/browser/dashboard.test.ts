import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
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
import {
	isInstalled,
	openBrowser,
	openPage,
	seriousViolations,
	type Watched,
} from "./browser.ts";
import { type FakeDesk, fakeDesk, hostile, Problem } from "./fake-desk.ts";

// A browser and a server on a machine that others use as well: nothing here is about time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const patience = { timeout: 60_000 };

/** Each screen, and what is there once it has everything. */
const screens = {
	live: ".decision",
	"conversations/c_0": ".line .bubble",
	play: ".suggestions button:nth-child(2)",
	rules: ".verdict[data-kind]",
	unanswered: ".group-card",
	numbers: ".u-legend",
	health: ".health-card dd",
};

describe.skipIf(!isInstalled)("the dashboard over a server that runs", () => {
	let browser: Browser;
	let folder: string;
	let server: Running;
	let watched: Watched;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "dashboard-"));
		cpSync("rules", join(folder, "rules"), { recursive: true });
		[browser, server] = await Promise.all([openBrowser(), start("0")]);
	});
	afterAll(async () => {
		await browser?.close();
		server?.signal("SIGTERM");
		await server?.exited;
		rmSync(folder, { recursive: true, force: true });
	});
	afterEach(async () => {
		const { complaints } = watched;
		await watched.close();
		expect(complaints).toEqual([]);
	});

	function start(port: string): Promise<Running> {
		return launch(folder, { PORT: port, LOG_LEVEL: "warn" });
	}

	async function visit(
		hash: string,
		{
			people = 40,
			...options
		}: { readonly people?: number } & Parameters<typeof openPage>[1] = {},
	): Promise<FakeDesk> {
		watched = await openPage(browser, options);
		const desk = await fakeDesk(watched.page, people);
		await watched.page.goto(`${server.url}/#/${hash}`);
		return desk;
	}

	const written = (id: string, text: string) =>
		fetch(`${server.url}/webhook/infobip`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({
				results: [
					{
						from: "96170111222",
						to: "447860099299",
						messageId: id,
						receivedAt: new Date().toISOString().replace("Z", "+0000"),
						message: { type: "TEXT", text },
						contact: { name: "Amel" },
					},
				],
				messageCount: 1,
			}),
		});

	it("plays: a question is answered, with the why, the line, the state and a test beside it", async () => {
		await visit("play");
		const { page } = watched;
		await page.locator(".business", { hasText: "Beit Zaytoun" }).waitFor();
		const box = page.getByRole("textbox", { name: "Message" });
		await box.fill("je voudrais réserver");
		await box.press("Enter");
		await page
			.locator(".chat .theirs strong", { hasText: "Beit Zaytoun" })
			.waitFor();
		await page.getByText("Combien de personnes ?").waitFor();
		expect(
			await page
				.locator('.trace [data-outcome="matched"] a')
				.first()
				.textContent(),
		).toMatch(/^line \d+$/);
		await page.locator(".facts").getByText("booking · step 1/").waitFor();
		await page.getByTitle("Go to Monday 08:00").click();
		await page.locator(".chat-clock", { hasText: "Mon 08:00" }).waitFor();
		await page.getByRole("button", { name: "Save as test" }).click();
		const test = await page.locator("dialog pre").textContent();
		expect(test).toContain('- customer: "je voudrais réserver"');
	});

	it("edits and publishes: a mistake is marked while it is typed, and the new answer is live", async () => {
		const desk = await visit("rules");
		delete desk.answers["PUT /api/rules"];
		const { page } = watched;
		await page.getByRole("button", { name: "Publish …" }).waitFor();
		await page.locator(".rule-card button", { hasText: "prices" }).click();
		await page.locator(".verdict", { hasText: "No problems" }).waitFor();
		for (const key of [
			"ArrowDown",
			"ArrowDown",
			"ArrowDown",
			"End",
			"ArrowLeft",
		])
			await page.keyboard.press(key);
		await page.keyboard.insertText(" {nmae}");
		await page.locator(".problems li", { hasText: "nmae" }).first().waitFor();
		await page.locator(".rule-card .problem", { hasText: "nmae" }).waitFor();
		for (const _ of " {nmae}") await page.keyboard.press("Backspace");
		await page.keyboard.insertText(" Ask!");
		await page.locator(".verdict", { hasText: "No problems" }).waitFor();
		await page.getByRole("button", { name: "Publish …" }).click();
		await page.locator(".difference").waitFor();
		await page
			.getByRole("dialog")
			.getByRole("button", { name: "Publish" })
			.click();
		await page.getByText("The new rules are live.").waitFor();
		expect(readFileSync(join(folder, "rules/rules.yaml"), "utf8")).toContain(
			"for everything. Ask!",
		);
		await page.goto(`${server.url}/#/play/how much is it`);
		await page.locator(".chat .theirs", { hasText: "Ask!" }).waitFor();
	});

	it("proposes the keys of the language while one types", async () => {
		await visit("rules/rules.yaml/1");
		const { page } = watched;
		await page.locator(".verdict", { hasText: "No problems" }).waitFor();
		await page.locator(".rule-card button", { hasText: "thanks" }).click();
		await page.keyboard.press("End");
		await page.keyboard.press("Enter");
		await page.keyboard.type("cont");
		await page
			.locator(".cm-tooltip-autocomplete li", { hasText: "continue" })
			.waitFor();
		expect(
			await page.evaluate(
				"getComputedStyle(document.querySelector('.editor-host').shadowRoot.querySelector('.cm-editor')).display",
			),
		).toBe("flex");
	});

	it("takes a chat over, answers by hand and gives it back", async () => {
		const desk = await visit("conversations");
		const { page } = watched;
		desk.answers["POST /api/conversations/:contact/handoff"] = () => {
			desk.change("c_0", { mode: "human" });
			return { mode: "human" };
		};
		desk.answers["DELETE /api/conversations/:contact/handoff"] = () => {
			desk.change("c_0", { mode: "bot" });
			return { mode: "bot" };
		};
		await page.locator(".person", { hasText: "Amel" }).first().click();
		await page.getByRole("button", { name: "Take over" }).click();
		await page.getByRole("button", { name: "Give back" }).waitFor();
		const box = page.getByRole("textbox", { name: "Answer" });
		await box.fill("J'arrive !");
		await box.press("Enter");
		await expect.poll(() => box.inputValue(), patience).toBe("");
		const sent = desk.asked.find(({ path }) => path === "/api/messages");
		expect(sent?.body).toEqual({ to: "c_0", staff: true, text: "J'arrive !" });
		expect(sent?.headers["idempotency-key"]).toMatch(/^[0-9a-f]{32}$/);
		expect(desk.asked.some(({ path }) => path.endsWith("/typing"))).toBe(true);
		await page.getByRole("button", { name: "Give back" }).click();
		await page.getByRole("button", { name: "Take over" }).waitFor();
	});

	it("asks before it talks over a colleague, and sends what was written only then", async () => {
		const desk = await visit("conversations/c_0");
		const { page } = watched;
		const refused = new Problem(409, {
			code: "being-answered",
			by: { agent: "a_4", name: "Sami" },
		});
		desk.answers["POST /api/messages"] = ({ body }) =>
			body.force ? { messages: [] } : refused;
		const box = page.getByRole("textbox", { name: "Answer" });
		await box.fill("Bonjour");
		await box.press("Enter");
		await page.getByRole("heading", { name: "Sami is answering" }).waitFor();
		await page.getByRole("button", { name: "Send anyway" }).click();
		await expect.poll(() => box.inputValue(), patience).toBe("");
		const bodies = desk.asked.filter(({ path }) => path === "/api/messages");
		expect(bodies.map(({ body }) => body.force)).toEqual([undefined, true]);
		watched.complaints.splice(0);
	});

	it("offers only templates once the 24 hours are over, and fills one in", async () => {
		const desk = await visit("conversations");
		const { page } = watched;
		desk.change("c_0", { window_ends_at: "2020-01-01T00:00:00.000Z" });
		await page.locator(".person", { hasText: "Amel" }).first().click();
		await page.getByText("only a template may be sent").waitFor();
		expect(
			await page.getByRole("textbox", { name: "Answer" }).isDisabled(),
		).toBe(true);
		await page
			.getByRole("button", { name: "Picture, place or template" })
			.click();
		await page.getByRole("button", { name: "Template", exact: true }).click();
		await page.getByRole("button", { name: /weekend_menu/ }).click();
		await page.getByLabel("{{1}}").fill("Amel");
		await page
			.getByRole("dialog")
			.getByRole("button", { name: "Send" })
			.click();
		await expect
			.poll(
				() => desk.asked.find(({ path }) => path === "/api/messages")?.body,
				patience,
			)
			.toEqual({
				to: "c_0",
				staff: true,
				template: { name: "weekend_menu", language: "fr", body: ["Amel"] },
			});
	});

	it("finds what was said, and opens the chat at that place", async () => {
		await visit("conversations");
		const { page } = watched;
		await page.getByRole("searchbox").fill("horaires");
		await page.locator(".hit", { hasText: "horaires ?" }).click();
		await page.locator(".found-line").first().waitFor();
		expect(page.url()).toContain("#/conversations/c_1/9002");
	});

	it("teaches a rule what nobody answered, with one press after the look at what changes", async () => {
		const desk = await visit("unanswered");
		const { page } = watched;
		await page
			.getByRole("button", { name: "Add it to this rule …" })
			.first()
			.click();
		await page.locator(".difference").waitFor();
		await page
			.getByRole("dialog")
			.getByRole("button", { name: "Publish" })
			.click();
		await page.getByText("The new rules are live.").waitFor();
		const put = desk.asked.find(({ method }) => method === "PUT");
		expect(put?.body).toMatchObject({
			files: { "rules.yaml": "version: 1\n" },
		});
		expect(put?.headers["if-match"]).toMatch(/^"/);
	});

	it("says what a past message would get today", async () => {
		await visit("conversations/c_0");
		const { page } = watched;
		await page.locator(".badge", { hasText: "opening hours" }).click();
		await page.locator('.trace [data-outcome="near-miss"]').waitFor();
		await page.getByRole("button", { name: "Under today's rules" }).click();
		await page.getByText("Under today's rules it would be:").waitFor();
		await page.locator(".today .rule", { hasText: "new hours" }).waitFor();
	});

	it("G87: shows hostile names, notes, files and rules as texts on every screen", async () => {
		await visit("conversations/c_2");
		const { page } = watched;
		await page
			.locator(".line .bubble", { hasText: "onerror" })
			.first()
			.waitFor();
		await page.getByRole("heading", { name: hostile }).waitFor();
		await page.getByRole("button", { name: "Notes and details" }).click();
		await page.locator(".notes p", { hasText: "onerror" }).waitFor();
		for (const screen of ["unanswered", "numbers"]) {
			await page.goto(`${server.url}/#/${screen}`);
			await page.locator("main", { hasText: "onerror" }).waitFor();
		}
		const own = /^(\/(api\/)?media\/|\/page\/)/;
		const sources = await page.evaluate<string[]>(
			"[...document.querySelectorAll('img, iframe, video, audio')].map((one) => one.getAttribute('src'))",
		);
		for (const source of sources) expect(source).toMatch(own);
		expect(await page.locator("main script, main iframe").count()).toBe(0);
	});

	it("reads from right to left in Arabic, and each text in its own direction", async () => {
		await visit("conversations/c_1", { locale: "ar" });
		const { page } = watched;
		await page.getByRole("link", { name: "المحادثات" }).waitFor();
		expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
		const direction = (text: string) =>
			page.evaluate<string>(
				`getComputedStyle([...document.querySelectorAll(".line .words")].find((one) => one.textContent === ${JSON.stringify(text)})).direction`,
			);
		await page.locator(".line .words").first().waitFor();
		expect(await direction("كم سعر المشاوي؟")).toBe("rtl");
		expect(await direction("vos horaires ?")).toBe("ltr");
		const rail = await page.locator(".rail").boundingBox();
		expect(rail?.x).toBeGreaterThan(640);
	});

	it("scrolls through ten thousand conversations with a few dozen rows in the document", async () => {
		await visit("conversations", { people: 10_000 });
		const { page } = watched;
		await page.locator(".person").first().waitFor();
		const last = page.locator('[aria-posinset="10000"]');
		await expect
			.poll(
				async () => {
					await page.evaluate(
						"const list = document.querySelector('.long-list'); list.scrollTop = list.scrollHeight",
					);
					return last.count();
				},
				{ ...patience, interval: 10 },
			)
			.toBe(1);
		expect(await page.locator(".long-list li").count()).toBeLessThan(60);
		await last.locator("a").focus();
		await page.keyboard.press("ArrowUp");
		expect(
			await page.evaluate("document.activeElement.parentElement.ariaPosInSet"),
		).toBe("9999");
	});

	it("loses no event when the server starts again", async () => {
		await visit("live", { expected: /ERR_|Failed to (load|fetch)|network/i });
		const { page } = watched;
		await page.locator('.line-state[data-state="open"]').waitFor();
		await written("restart-1", "first words");
		await page.locator(".decision", { hasText: "first words" }).waitFor();
		const { port } = new URL(server.url);
		server.signal("SIGKILL");
		await server.exited;
		await page.locator('.line-state[data-state="waiting"]').waitFor();
		server = await start(port);
		await written("restart-2", "second words");
		await page.locator(".decision", { hasText: "second words" }).waitFor();
		for (const words of ["first words", "second words"])
			expect(await page.locator(".decision", { hasText: words }).count()).toBe(
				1,
			);
	});

	it("axe finds nothing serious on any screen, in light and in dark", async () => {
		await visit("live");
		const { page } = watched;
		await written("axe", "where are you?");
		await page.locator(".decision").first().waitFor();
		const found: string[] = [];
		for (const [screen, whole] of Object.entries(screens)) {
			await page.goto(`${server.url}/#/${screen}`);
			await page.locator(`main ${whole}`).first().waitFor();
			const inLight = await seriousViolations(page);
			await page.emulateMedia({ colorScheme: "dark" });
			const inDark = await seriousViolations(page, ["color-contrast"]);
			await page.emulateMedia({ colorScheme: "light" });
			found.push(...[...inLight, ...inDark].map((one) => `${screen}: ${one}`));
		}
		expect(found).toEqual([]);
	});

	it("opens the first view with less than 40 KB, the editor only when it is wanted", async () => {
		watched = await openPage(browser, { serviceWorkers: "block" });
		const { page } = watched;
		const names: string[] = [];
		let bytes = 0;
		page.on("response", async (response) => {
			const { pathname } = new URL(response.url());
			if (!/^\/(page\/|$)/.test(pathname)) return;
			names.push(pathname);
			bytes += Number(response.headers()["content-length"] ?? 0);
		});
		await page.goto(server.url);
		await page.locator('.line-state[data-state="open"]').waitFor();
		expect(names.some((name) => /editor|chart/.test(name))).toBe(false);
		expect(bytes).toBeGreaterThan(10_000);
		expect(bytes).toBeLessThan(40_000);
	});
});

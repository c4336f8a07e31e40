import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
	type Browser,
	type BrowserContextOptions,
	chromium,
	type Page,
} from "playwright-core";

/** For a machine that is busy with other things; nothing waits longer than it must. */
const PATIENCE_MS = 60_000;
const executablePath = "/usr/bin/chromium";

/** Whether there is a browser to look at the page with; says so once where there is none. */
export const isInstalled = existsSync(executablePath);
if (!isInstalled)
	console.warn(
		"The page is not looked at: there is no /usr/bin/chromium. Debian's package is called chromium.",
	);

/** A browser that asks nobody for anything by itself. */
export function openBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath,
		args: [
			"--no-sandbox",
			"--disable-quic",
			"--disable-background-networking",
			"--headless",
		],
	});
}

/** A page, and what went wrong in it: errors, and dialogs that only a customer's script can have opened. */
export interface Watched {
	readonly page: Page;
	readonly complaints: string[];
	close(): Promise<void>;
}

const usual: BrowserContextOptions = {
	viewport: { width: 1280, height: 800 },
	locale: "en",
};

/**
 * Opens an empty page: in the browser's one context, with what it has loaded before, or with other options in a context of its own.
 * Lines of the console that match `expected` are no complaint.
 */
export async function openPage(
	browser: Browser,
	{
		expected = /401 \(Unauthorized\)/,
		...options
	}: { readonly expected?: RegExp } & BrowserContextOptions = {},
): Promise<Watched> {
	const isUsual = Object.keys(options).length === 0;
	const context =
		(isUsual && browser.contexts()[0]) ||
		(await browser.newContext({ ...usual, ...options }));
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	const complaints: string[] = [];
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("dialog", (dialog) => {
		complaints.push(`dialog: ${dialog.message()}`);
		dialog.dismiss();
	});
	page.on("console", (line) => {
		if (line.type() === "error" && !expected.test(line.text()))
			complaints.push(line.text());
	});
	const close = isUsual ? () => page.close() : () => context.close();
	return { page, complaints, close };
}

const axeSource = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);

interface Violation {
	readonly id: string;
	readonly impact: string;
	readonly nodes: readonly {
		readonly html: string;
		readonly any: readonly { readonly message: string }[];
	}[];
}

/** What axe finds serious or critical, in one line each; by all its rules, or by some of them. */
export async function seriousViolations(
	page: Page,
	rules: readonly string[] | null = null,
): Promise<string[]> {
	await page.evaluate(axeSource);
	const options = JSON.stringify({
		resultTypes: ["violations"],
		...(rules && { runOnly: rules }),
	});
	const violations = await page.evaluate<Violation[]>(
		`axe.run(document, ${options}).then(({ violations }) => violations)`,
	);
	return violations
		.filter(({ impact }) => ["serious", "critical"].includes(impact))
		.flatMap(({ id, nodes }) =>
			nodes.map(
				({ html, any }) =>
					`${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ""}`,
			),
		);
}

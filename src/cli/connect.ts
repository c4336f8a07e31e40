import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import type { Config } from "../config.ts";
import { phoneDigits } from "../http/api/contact.ts";
import { type Account, accountOf, asking } from "./account.ts";
import { confirm, type Question } from "./confirm.ts";
import { subscribe } from "./connect/subscribe.ts";
import {
	type WantedSubscription,
	wantedSubscription,
} from "./connect/wanted.ts";
import { checkAccount } from "./doctor/account.ts";
import type { Finding } from "./doctor/finding.ts";
import { printFinding } from "./doctor/print-finding.ts";
import { checkSubscription } from "./doctor/subscription.ts";
import { checkWebhook } from "./doctor/webhook.ts";
import { CommandError, exitCode } from "./exit.ts";
import { printJson, tell } from "./output.ts";
import { readSettings } from "./settings.ts";

interface ConnectOptions {
	readonly test?: string;
	readonly dryRun?: boolean;
	readonly yes?: boolean;
	readonly json?: boolean;
}

/** `marhaba connect`: Infobip posts to this server, and a message gets through. */
export function connectCommand(program: Command): void {
	program
		.command("connect")
		.description("let Infobip post to this server, and try it")
		.option("--test <number>", "also send a message to this number: +961…")
		.option("--dry-run", "print what would be asked of Infobip, secrets hidden")
		.option("-y, --yes", "do not ask")
		.option("--json", "what was found, as JSON")
		.action(connect);
}

async function connect(options: ConnectOptions): Promise<void> {
	const config = readSettings();
	const to = options.test === undefined ? null : numberIn(options.test);
	const account = accountOf(config);
	const wanted = wantedSubscription(config, {
		sender: account.sender,
		publicUrl: reachable(config),
	});
	if (options.dryRun) return printJson(withoutSecrets(wanted));
	await assertUsable(config);
	await confirm(questionOf(wanted), options);
	const done = await asking(() => subscribe(account.client, wanted));
	tell(
		done === "created"
			? `Infobip now posts to ${wanted.url}.`
			: `Infobip posts to ${wanted.url}; what it had was brought up to date.`,
	);
	const findings = [
		...(await checkSubscription(config)),
		...(await checkWebhook(config)),
	];
	show(findings, options);
	if (to !== null) await sendTest(account, to);
	tell(advice);
}

const advice = `Is nothing coming? In Infobip's portal, under Channels → WhatsApp → Senders → Configure, the number's inbound messages must
be set to follow the subscription: an address that is set there goes before it.`;

function reachable({ publicUrl }: Config): string {
	if (publicUrl === null)
		throw new CommandError(
			"Infobip has to know where to post. Set PUBLIC_URL to the address of this server on the internet, such as https://bot.example.com; a tunnel will do for a start.",
			"configuration",
		);
	return publicUrl;
}

/** The key is right, and the number is ours: before anything is changed. */
async function assertUsable(config: Config): Promise<void> {
	const findings = await checkAccount(config);
	for (const finding of findings) printFinding(finding, tell);
	if (findings.some(({ state }) => state === "wrong"))
		throw new CommandError("Nothing was changed.", "refused");
}

/** Before anything is changed: a local number would go to somebody else's country. */
function numberIn(written: string): string {
	const digits = phoneDigits(written);
	if (digits !== null) return digits;
	throw new CommandError(
		`"${written}" is no phone number with its country. Write it as +961…`,
		"usage",
	);
}

function questionOf({ url }: WantedSubscription): Question {
	return {
		ask: `Let Infobip post to ${url}?`,
		deed: "This changes the account's subscriptions.",
		undone: "Nothing was changed.",
	};
}

function show(findings: readonly Finding[], { json }: ConnectOptions): void {
	if (json) printJson(findings);
	else for (const finding of findings) printFinding(finding, tell);
	if (findings.some(({ state }) => state === "wrong"))
		process.exitCode = exitCode.problems;
}

async function sendTest(
	{ client, sender }: Account,
	to: string,
): Promise<void> {
	const content = { text: "Marhaba is connected." };
	const messageId = `marhaba-connect-${randomUUID()}`;
	const { status } = await asking(() =>
		client.messages.text({ from: sender, to, messageId, content }),
	);
	tell(
		`Accepted for +${to}: ${status.name ?? "no status"}. Does it not arrive? Write to ${sender} from that phone first: for 24 hours WhatsApp then lets text through.`,
	);
}

function withoutSecrets({
	security,
	profile,
	...open
}: WantedSubscription): object {
	const { headers, ...shown } = profile;
	return {
		...open,
		profile: {
			...shown,
			...(headers ? { headers: { Authorization: "Bearer …" } } : {}),
		},
		security: security && { type: security.type, credentials: "…" },
	};
}

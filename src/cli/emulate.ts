import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Command } from "commander";
import { demoSender } from "../demo.ts";
import { serveControl } from "../infobip/emulator/control.ts";
import { type Emulator, emulator } from "../infobip/emulator/emulator.ts";
import { addFault } from "../infobip/emulator/scripted-fault.ts";
import { readScript, type Script } from "./emulate/script.ts";
import { CommandError } from "./exit.ts";
import { print, printJson, tell } from "./output.ts";

interface EmulateOptions {
	readonly port: string;
	readonly host: string;
	readonly apiKey: string;
	readonly sender: readonly string[];
	readonly webhook?: string;
	readonly header?: readonly string[];
	readonly script?: string;
	readonly limits: boolean;
	readonly window?: boolean;
	readonly json?: boolean;
}

/** `marhaba emulate`: Infobip's WhatsApp API on this machine, to develop against without an account. */
export function emulateCommand(program: Command): void {
	program
		.command("emulate")
		.description("be Infobip's WhatsApp API here, to develop against")
		.option("--port <number>", "where to listen (0: any free one)", "4010")
		.option("--host <address>", "on which address", "127.0.0.1")
		.option("--api-key <key>", "the key that is let in", "emulator")
		.option("--sender <number...>", "the numbers it has", [demoSender])
		.option(
			"--webhook <url>",
			"where messages and reports go (default: to subscriptions)",
		)
		.option("--header <line...>", 'sent with each webhook, "Name: value"')
		.option("--script <file>", "faults and templates to begin with, as YAML")
		.option("--no-limits", "take as many requests a second as come")
		.option("--window", "refuse what is no template 24 hours after a customer")
		.option("--json", "where it listens, as JSON")
		.action(emulate);
}

async function emulate(options: EmulateOptions): Promise<void> {
	const script = await readScript(options.script);
	const account = emulatorOf(options, script);
	const [sender = demoSender] = options.sender;
	serveControl(account, { sender });
	for (const fault of script.faults) addFault(account, fault);
	const url = await listen(account, options);
	if (options.json) printJson({ url, apiKey: options.apiKey, sender });
	else introduce(url, options, sender);
}

function emulatorOf(
	{ apiKey, sender, webhook, header, limits, window }: EmulateOptions,
	{ templates }: Script,
): Emulator {
	return emulator({
		apiKey,
		senders: sender.map((number) => number.replace(/\D/g, "")),
		limits,
		enforceWindow: window ?? false,
		...(webhook === undefined ? {} : { webhookUrl: webhook }),
		...(header === undefined ? {} : { webhookHeaders: headersOf(header) }),
		...(templates === undefined ? {} : { templates }),
	});
}

function headersOf(lines: readonly string[]): Record<string, string> {
	return Object.fromEntries(
		lines.map((line) => {
			const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
			if (name !== undefined && value !== undefined) return [name, value];
			throw new CommandError(
				`"${line}" is no header. Write it as "Name: value".`,
				"usage",
			);
		}),
	);
}

async function listen(
	{ app }: Emulator,
	{ port, host }: EmulateOptions,
): Promise<string> {
	const number = Number(port);
	if (!Number.isInteger(number) || number < 0 || number > 65_535)
		throw new CommandError(`${port} is no port.`, "usage");
	const server = serve({ fetch: app.fetch, port: number, hostname: host });
	try {
		await once(server, "listening");
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		throw new CommandError(
			`It cannot listen on ${host}:${port} (${code}). Say another --port.`,
			"configuration",
			{ cause },
		);
	}
	const { port: taken } = server.address() as AddressInfo;
	const shown = host.includes(":") ? `[${host}]` : host;
	return `http://${shown}:${taken}`;
}

function introduce(
	url: string,
	{ apiKey, webhook }: EmulateOptions,
	sender: string,
): void {
	print(url);
	tell(`Infobip's WhatsApp API is emulated here. Nothing leaves this machine but webhooks.

  INFOBIP_BASE_URL=${url}
  INFOBIP_API_KEY=${apiKey}
  INFOBIP_SENDER=${sender}

Webhooks go to ${webhook ?? "whoever subscribes (marhaba connect)"}.
A customer writes:  curl ${url}/_emulator/write -d '{"from": "96170111222", "text": "Hello"}'
The next fails:     curl ${url}/_emulator/fault -d '{"answer": {"status": 503}}'
What was sent:      curl ${url}/_emulator/sent
Ctrl+C ends it.`);
}

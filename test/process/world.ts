import { randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import type { EmulatorOptions } from "../../src/infobip/emulator/options.ts";
import { inboundBody } from "../../src/infobip/emulator/reports.ts";
import { account, type InfobipServer, startInfobip } from "./infobip-server.ts";
import { type Server, type ServerOptions, startServer } from "./server.ts";

/** A server of ours and the Infobip it works with. */
export interface World {
	readonly server: Server;
	readonly infobip: InfobipServer;
	close(): Promise<void>;
}

/** What a world is made of. */
export interface WorldOptions extends ServerOptions {
	readonly emulator?: Partial<EmulatorOptions>;
}

/** A world for one test; gone when it ends. A test that runs beside others hands over its own `onTestFinished`. */
export async function world(
	options: WorldOptions,
	finished: typeof onTestFinished = onTestFinished,
): Promise<World> {
	const made = await startWorld(options);
	finished(made.close);
	return made;
}

/** Starts both; whoever starts them closes them. */
export async function startWorld({
	rules,
	env,
	emulator,
}: WorldOptions): Promise<World> {
	const infobip = await startInfobip(emulator);
	const INFOBIP_BASE_URL = infobip.url;
	const server = await startServer({
		rules,
		env: { INFOBIP_BASE_URL, ...account, ...env },
	}).catch(async (error: unknown) => {
		await infobip.close();
		throw error;
	});
	infobip.reportTo(() => `${server.url()}/webhook/infobip`);
	const close = async () => {
		await server.close();
		await infobip.close();
	};
	return { server, infobip, close };
}

/** A customer's message as Infobip posts it; with an id of its own unless one is given. */
export function written(
	from: string,
	message: string | { readonly type: string; readonly [key: string]: unknown },
	messageId: string = newMessageId(),
): unknown {
	const { INFOBIP_SENDER: to } = account;
	const content =
		typeof message === "string" ? { type: "TEXT", text: message } : message;
	return inboundBody(
		{ from, to, message: content, name: "Amel Haddad" },
		messageId,
		Date.now(),
	);
}

/** In WhatsApp's form: with `/`, `+` and `=` in it. */
export function newMessageId(): string {
	return `wamid.${randomBytes(30).toString("base64")}/+=`;
}

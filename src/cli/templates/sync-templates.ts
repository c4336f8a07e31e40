import { whatsapp } from "../../channels/whatsapp.ts";
import type { Config } from "../../config.ts";
import { templatesDesk } from "../../desk/templates-desk.ts";
import { openSqlite } from "../../store/sqlite/open.ts";
import { systemClock } from "../../store/system-clock.ts";
import { accountOf, asking } from "../account.ts";
import { CommandError } from "../exit.ts";
import { tell } from "../output.ts";
import { serverClient } from "../server-client.ts";

/** Lists the templates anew and keeps them: by the running server, which has the database, or here where none runs. */
export async function syncTemplates(
	config: Config,
): Promise<readonly unknown[]> {
	const server = serverClient(config);
	if (await server.isUp()) return throughServer(server);
	const { client, sender } = accountOf(config);
	const database = openSqlite({ file: config.database });
	try {
		const channel = whatsapp({ client, senders: [sender] });
		const desk = templatesDesk({
			shelf: database.templates,
			channel,
			clock: systemClock,
			senders: [sender],
			log: { warn: (_, message) => tell(message) },
		});
		const lists = await asking(() => desk.sync());
		return lists.flatMap(({ templates }) => templates);
	} finally {
		database.close();
	}
}

async function throughServer(
	server: ReturnType<typeof serverClient>,
): Promise<readonly unknown[]> {
	const response = await server.request("/api/templates/sync", {
		method: "POST",
	});
	const answer = (await response.json()) as Record<string, unknown>;
	if (!response.ok)
		throw new CommandError(
			String(answer.detail ?? answer.title ?? response.status),
			"refused",
		);
	return Array.isArray(answer.templates) ? answer.templates : [];
}

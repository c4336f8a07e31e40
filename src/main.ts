import type { Logger } from "pino";
import { whatsapp } from "./channels/whatsapp.ts";
import { type MediaAddress, withMedia } from "./channels/with-media.ts";
import { isLoopback } from "./config/loopback.ts";
import type { Config } from "./config.ts";
import { type Demo, demoSender, startDemo } from "./demo.ts";
import { customerMedia } from "./desk/customer-media.ts";
import { exportContacts } from "./desk/export-contacts.ts";
import { httpDesk } from "./desk/http-desk.ts";
import { eitherFolder, mediaFolder } from "./desk/media-folder.ts";
import { mediaLinks } from "./desk/media-links.ts";
import { staffPictures } from "./desk/staff-pictures.ts";
import { type TemplatesDesk, templatesDesk } from "./desk/templates-desk.ts";
import { assertSpace, storageOf } from "./disk-space.ts";
import type { Channel, History } from "./engine/ports.ts";
import { engineVersion } from "./engine-version.ts";
import { httpApp } from "./http/app.ts";
import type { HttpOptions } from "./http/options.ts";
import type {
	CustomerFiles,
	MediaFolder,
	StaffPictures,
} from "./http/ports/media.ts";
import { httpServer } from "./http/server.ts";
import { infobip } from "./infobip/client.ts";
import { mediaAddress } from "./infobip/media-reference.ts";
import { isSource, moduleBeside } from "./runtime/ask-child.ts";
import { failpointFrom } from "./runtime/failpoint.ts";
import type { Runtime } from "./runtime/runtime.ts";
import {
	defaultLimits,
	type SendLimits,
	startRuntime,
} from "./runtime/start.ts";
import { mediaFiles } from "./store/media-files.ts";
import { openSqlite, type SqliteDatabase } from "./store/sqlite/open.ts";
import { readingThread } from "./store/sqlite/reading-thread.ts";
import { systemClock } from "./store/system-clock.ts";
import { version } from "./version.ts";

/** A Marhaba that runs. */
export interface Marhaba {
	/** Where it listens, e.g. `http://127.0.0.1:3000`. */
	readonly url: string;
	/** How many rules are live. */
	readonly rules: number;
	readonly runtime: Runtime;
	readonly history: History;
	/** Takes nothing new, finishes what is open, closes what was opened. */
	stop(): Promise<void>;
}

/** Puts the house together and opens its door. What was opened is closed again when a later part fails. */
export async function startMarhaba(
	config: Config,
	log: Logger,
	more: { readonly restored: boolean } = { restored: false },
): Promise<Marhaba> {
	const opened: (() => unknown)[] = [];
	const stop = async () => {
		for (const close of opened.splice(0).toReversed()) await close();
	};
	try {
		return { ...(await start(config, log, opened, more)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function start(
	config: Config,
	log: Logger,
	opened: (() => unknown)[],
	{ restored }: { readonly restored: boolean },
): Promise<Omit<Marhaba, "stop">> {
	const database = openSqlite({
		file: config.database,
		reconcileMs: config.reconcileMs,
		restored,
	});
	opened.push(database.close);
	if (database.revived !== null)
		log.warn(
			database.revived,
			"this database is a restored copy: it goes on under a new name, and what waited in it stays here",
		);
	const files = mediaFiles(config.mediaDir);
	const pictures = staffPictures({
		media: database.media,
		files,
		clock: systemClock,
	});
	const history = historyOf(database, opened);
	const media = eitherFolder(mediaFolder(config.rules), pictures);
	const links = mediaLinks(media, config.publicUrl);
	const provider = providerOf(config, links.addressOf);
	const runtime = await startRuntime({
		...database,
		files,
		retentionDays: config.retentionDays,
		channels: [provider.channel],
		home: { channel: provider.channel.name, sender: provider.sender },
		rules: config.rules,
		fetchAllow: config.fetchAllow,
		limits: limitsOf(config),
		engine: engineVersion,
		clock: systemClock,
		log,
		failpoint: failpointFrom(process.env.CRASH_AT),
	});
	opened.push(runtime.stop);
	const templates = templatesDesk({
		shelf: database.templates,
		channel: provider.channel,
		clock: systemClock,
		senders: [provider.sender],
		log,
	});
	const customerFiles = customerMedia({
		media: database.media,
		files,
		channel: provider.channel,
		addressOf: (mediaId) => mediaAddress({ sender: provider.sender, mediaId }),
	});
	const desks = { media, pictures, customerFiles, templates };
	const server = httpServer(
		httpApp(
			httpOptions({ config, log, database, history, runtime, provider, desks }),
		),
	);
	opened.push(() => server.close());
	const { port } = await server.listen(config.port, config.host);
	const url = `http://${isLoopback(config.host) ? config.host : "127.0.0.1"}:${port}`;
	provider.demo?.reportTo(`${url}/webhook/infobip`, config.webhook);
	if (provider.demo) links.servedAt(url);
	const { count } = runtime.status().rules;
	return { url, rules: count, runtime, history };
}

/** What takes long to read is read in a thread of its own; not from sources, which a thread cannot load. */
function historyOf(
	{ file, history }: SqliteDatabase,
	opened: (() => unknown)[],
): History {
	const module = moduleBeside("store/sqlite/reading-worker", import.meta.url);
	if (isSource(module)) return history;
	const thread = readingThread({ file, module });
	opened.push(thread.close);
	return { ...history, ...thread.history };
}

/** Only what the limits are: the configuration's `log` and `rules` mean something else. */
function limitsOf(config: Config): SendLimits {
	const { sendRate, pairIntervalMs, reconcileMs, sendTimeoutMs } = config;
	const stated = { sendRate, pairIntervalMs, reconcileMs, sendTimeoutMs };
	return { ...defaultLimits, ...stated };
}

interface Provider {
	readonly channel: Channel;
	readonly sender: string;
	readonly demo: Demo | null;
}

function providerOf(
	{ infobip: account, sendTimeoutMs: timeoutMs }: Config,
	addressOf: MediaAddress,
): Provider {
	const demo = account ? null : startDemo();
	const sender = account?.sender ?? demoSender;
	const client =
		demo?.client ??
		infobip({
			baseUrl: account?.baseUrl ?? "",
			apiKey: account?.apiKey ?? "",
			timeoutMs,
			userAgent: `marhaba/${version}`,
		});
	const channel = withMedia(whatsapp({ client, senders: [sender] }), addressOf);
	return { channel, sender, demo };
}

function httpOptions({
	config,
	log,
	database,
	history,
	runtime,
	provider,
	desks,
}: {
	readonly config: Config;
	readonly log: Logger;
	readonly database: SqliteDatabase;
	/** Of the database, with what takes long in a thread of its own. */
	readonly history: History;
	readonly runtime: Runtime;
	readonly provider: Provider;
	readonly desks: {
		readonly media: MediaFolder;
		readonly pictures: StaffPictures;
		readonly customerFiles: CustomerFiles;
		readonly templates: TemplatesDesk;
	};
}): HttpOptions {
	const { library, records, store } = database;
	const { channel, sender } = provider;
	const clock = systemClock;
	return {
		...httpDesk({
			path: config.rules,
			runtime,
			history,
			library,
			store,
			clock,
			sender,
			templates: desks.templates.known,
		}),
		runtime,
		channel,
		history,
		team: database.team,
		sessionKey: database.sessionKey,
		clock,
		version,
		security: config,
		exportContacts: (contacts) =>
			exportContacts(contacts, { records, history }),
		bodyLimit: config.maxBodyBytes,
		senders: [sender],
		demo: provider.demo !== null,
		...(provider.demo && { demoCustomer: provider.demo.customerWrites }),
		...desks,
		ready: {
			store: () => reasonOf(() => history.stats()),
			disk: () => reasonOf(() => assertSpace(config.database)),
		},
		storage: () => storageOf(config.database),
		onError: (error) => log.error({ err: error }, "a request failed"),
	};
}

async function reasonOf(look: () => Promise<unknown>): Promise<string | null> {
	return look().then(
		() => null,
		(error: unknown) => (error as Error).message,
	);
}

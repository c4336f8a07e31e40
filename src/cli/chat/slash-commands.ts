import { parseDuration } from "../../engine/grammar/duration.ts";
import type { JsonObject } from "../../engine/model.ts";
import { CommandError } from "../exit.ts";
import { colours, tell } from "../output.ts";
import { saveTest } from "./save-test.ts";
import type { Chat } from "./start-chat.ts";

interface SlashCommand {
	readonly help: string;
	run(argument: string, chat: Chat): Promise<void>;
}

/** What a line that begins with a slash can say. */
const slashCommands: Readonly<Record<string, SlashCommand>> = {
	"/help": {
		help: "this list",
		async run() {
			for (const [name, { help }] of Object.entries(slashCommands))
				tell(`${name.padEnd(10)} ${help}`);
			tell(`${"/quit".padEnd(10)} ends the chat`);
		},
	},
	"/why": {
		help: "why the last message was answered as it was",
		async run(_argument, chat) {
			const why = await chat.why();
			if (why === null) return tell("Nothing was said yet.");
			for (const line of whyLines(why)) tell(line);
		},
	},
	"/location": {
		help: "share a place: /location 33.89,35.51",
		async run(argument, chat) {
			const [latitude = Number.NaN, longitude = Number.NaN] = argument
				.split(/[,\s]+/)
				.map(Number);
			if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
				return tell("Write degrees north and east: /location 33.89,35.51");
			await chat.say({
				type: "location",
				latitude,
				longitude,
				name: null,
				address: null,
			});
		},
	},
	"/image": {
		help: "send a picture: /image https://…  a caption",
		async run(argument, chat) {
			const [url = "", ...caption] = argument.split(/\s+/);
			await chat.say({
				type: "image",
				url: url || "https://example.com/picture.jpg",
				caption: caption.join(" ") || null,
			});
		},
	},
	"/tap": {
		help: "tap a button: /tap id  its label",
		async run(argument, chat) {
			const [id = "", ...label] = argument.split(/\s+/);
			if (id === "") return tell("Write the button's id: /tap hours");
			await chat.say({
				type: "button",
				id,
				label: label.join(" ") || id,
				source: "reply",
			});
		},
	},
	"/event": {
		help: 'post an event: /event order_ready {"number": 7}',
		async run(argument, chat) {
			const [, name = "", json = ""] =
				/^(\S*)\s*([\s\S]*)$/.exec(argument) ?? [];
			if (name === "") return tell("Write its name: /event order_ready");
			const data = readData(json);
			if (data === null)
				return tell('Write its data as JSON: /event order_ready {"number": 7}');
			if ((await chat.post(name, data)) === 0)
				tell(`No rule waits for the event "${name}".`);
		},
	},
	"/time": {
		help: "let time pass: /time 2h, /time fri 10:00; alone, shows it",
		async run(argument, chat) {
			const duration = parseDuration(argument.replace(/^\+/, ""));
			if (duration !== null) await chat.pass(duration);
			else if (argument !== "") await chat.goTo(argument);
			tell(`It is ${chat.wallClock()}.`);
		},
	},
	"/save": {
		help: "write what was said as a test: /save rules/hours.test.yaml  its name",
		async run(argument, chat) {
			const [file = "", ...name] = argument.split(/\s+/);
			const record = chat.record();
			if (file === "") return tell("Write a file: /save rules/my.test.yaml");
			if (record.said.length === 0) return tell("Nothing was said yet.");
			const saved = await saveTest(file, name.join(" "), record);
			tell(`Saved in ${saved}. "marhaba test ${saved}" tries it.`);
		},
	},
	"/state": {
		help: "what the bot remembers of you",
		async run(_argument, chat) {
			tell(JSON.stringify(await chat.state(), null, 2));
		},
	},
};

/** The data of an event: a JSON object, or nothing. */
function readData(json: string): JsonObject | null {
	if (json === "") return {};
	try {
		const data: unknown = JSON.parse(json);
		const isObject = typeof data === "object" && !Array.isArray(data);
		return isObject ? (data as JsonObject | null) : null;
	} catch {
		return null;
	}
}

/** Does what a line with a slash says; what it cannot do it says. */
export async function answerTo(line: string, chat: Chat): Promise<void> {
	const [name = "", ...words] = line.split(/\s+/);
	const command = Object.hasOwn(slashCommands, name)
		? slashCommands[name]
		: undefined;
	if (!command) return tell(`${name} is not known; /help shows what is.`);
	try {
		await command.run(words.join(" "), chat);
	} catch (error) {
		if (!(error instanceof CommandError)) throw error;
		tell(error.message);
	}
}

function whyLines({ trace, because, silent }: JsonObject): string[] {
	const rules = trace as readonly JsonObject[];
	const lines = rules.map(
		({ rule, outcome, because: why }) =>
			`  ${String(outcome).padEnd(11)} ${colours.bold(String(rule))}  ${String(why)}`,
	);
	return [
		...lines,
		silent ? `silent: ${String(silent)}` : `because: ${String(because)}`,
	];
}

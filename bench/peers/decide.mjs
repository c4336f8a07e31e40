/**
 * `decide.mjs ENGINE` decides about messages with another engine: reads `{words, messages}` as JSON on stdin, one rule a word, and prints
 * how many messages it decides about in a second of the processor. Nothing is stored on disk, nothing leaves.
 */
import { EventEmitter, once } from "node:events";
import { text } from "node:stream/consumers";
import { addKeyword, createBot, createFlow, MemoryDB } from "@builderbot/bot";
import RiveScript from "rivescript";

const SECONDS = 5;

/** A provider that has sent whatever it is given. */
class Provider extends EventEmitter {
	globalVendorArgs = {};

	async sendMessage() {
		this.emit("sent");
	}
}

/** Each engine with one rule a word; what it gives decides about one message of one customer. */
const engines = {
	"rivescript-js"(words) {
		const brain = new RiveScript({ utf8: true });
		const rules = words.map(
			(word, at) => `+ [*] ${word} [*]\n- Answer ${at}.\n`,
		);
		brain.stream(rules.join("\n"));
		brain.sortReplies();
		return (message, customer) => brain.reply(customer, message);
	},
	async "@builderbot/bot"(words) {
		const rules = words.map((word, at) =>
			addKeyword(word).addAnswer(`Answer ${at}.`),
		);
		const provider = new Provider();
		const flow = createFlow(rules);
		await createBot({ flow, provider, database: new MemoryDB() });
		return async (message, from) => {
			const sent = once(provider, "sent");
			provider.emit("message", { from, name: "Rima", body: message });
			await sent;
		};
	},
};

const engine = engines[process.argv[2]];
const { words, messages } = JSON.parse(await text(process.stdin));
const decide = await engine(words);
// Nothing tells when an engine has decided to say nothing: only messages that have a rule.
const answered = messages.filter((message) =>
	words.some((word) => message.includes(word)),
);

const start = process.cpuUsage();
let decided = 0;
while (secondsSince(start) < SECONDS) {
	await decide(answered[decided % answered.length], `customer ${decided}`);
	decided += 1;
}
console.log(decided / secondsSince(start));
process.exit();

function secondsSince(from) {
	const { user, system } = process.cpuUsage(from);
	return (user + system) / 1_000_000;
}

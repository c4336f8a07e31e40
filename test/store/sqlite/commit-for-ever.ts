import { writeSync } from "node:fs";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import {
	changeOf,
	changes,
	customer,
	fact,
	loadOne,
	textTo,
} from "../builders.ts";

/** Commits one message after the other, and says each number once it is on disk, until it is killed. */
const database = openSqlite({ file: process.argv[2] ?? "" });
const from = Number(process.argv[3]);
for (let number = from; ; number += 1) {
	const conversation = await loadOne(database, customer(`9611${number % 7}`));
	await database.store.commit([
		changes({
			conversation: changeOf(conversation, { name: String(number) }),
			seen: [`message ${number}`],
			journal: [fact({ body: { number } })],
			sends: [textTo(conversation.id)],
		}),
	]);
	writeSync(1, `${number}\n`);
}

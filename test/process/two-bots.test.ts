import { expect, it } from "vitest";
import { there } from "./rows.ts";
import { type World, world, written } from "./world.ts";

/** Answers everything, twice in different words and at other times always the same. */
const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: same words
    when: { keyword: [good day, same] }
    limit: none
    reply: Good day!
  - name: other words
    when: { message: any }
    limit: none
    reply: { any: [One., Two., Three., Four., Five., Six., Seven., Eight.] }
`;

/** Far more than two bots may say before they fall silent. */
const MOST_TURNS = 20;

it("P21: two bots that were wired to each other fall silent after a few messages, in the same words or in ever other ones", async () => {
	const one = await world({ rules });
	const other = await world({ rules });
	expect(await letTalk(one, other, "9617000001", "same")).toBeLessThanOrEqual(
		8,
	);
	expect(await letTalk(one, other, "9617000002", "hm")).toBeLessThanOrEqual(10);
});

/** Hands each one's messages to the other until one has pulled the brake; gives how many there were. */
async function letTalk(
	one: World,
	other: World,
	number: string,
	opening: string,
): Promise<number> {
	const said = {
		one: messagesTo(one, number),
		other: messagesTo(other, number),
	};
	const before = said.one().length + said.other().length;
	await one.server.post(written(number, opening));
	for (let turn = 0; turn < MOST_TURNS; turn += 1) {
		const [speaker, listener, texts] =
			turn % 2 === 0 ? [one, other, said.one] : [other, one, said.other];
		const next = Math.floor(turn / 2);
		await Promise.race([
			speaker.infobip.until(() => texts().length > next),
			speaker.server.until(there("brake.pulled", before === 0 ? 1 : 2)),
		]);
		const text = texts()[next];
		if (text === undefined) break;
		await listener.server.post(written(number, text));
	}
	return said.one().length + said.other().length - before;
}

function messagesTo({ infobip }: World, number: string): () => string[] {
	return () =>
		infobip
			.messages()
			.filter(({ to }) => to === number)
			.map(({ content }) => String(content.text));
}

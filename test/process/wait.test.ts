import { expect, it } from "vitest";
import { there } from "./rows.ts";
import { world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: two answers
    when: { keyword: hello }
    do:
      - text: The first, {first_name|friend}.
      - wait: 2s
      - text: "The second, after \\"{message}\\"."
`;

it.concurrent("what a rule does after its wait survives kill -9, and happens once, as it stood when it began", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world({ rules }, onTestFinished);
	await server.post(written("9617000001", "hello there"));
	await server.until(there("send.accepted"));
	await server.kill();
	expect(texts()).toEqual(["The first, Amel."]);
	await server.restart();
	await server.until(there("message.seen", 2));
	await server.kill();
	await server.restart();
	// Another customer's two answers show that nothing of the first was left to do.
	await server.post(written("9617000002", "hello"));
	await server.until(there("message.seen", 4));
	expect(texts()).toEqual([
		"The first, Amel.",
		'The second, after "hello there".',
		"The first, Amel.",
		'The second, after "hello".',
	]);

	function texts(): unknown[] {
		return infobip.messages().map(({ content }) => content.text);
	}
});

it.concurrent("a wait that nobody interrupts lasts as long as it says", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules }, onTestFinished);
	await server.post(written("9617000001", "hello"));
	const rows = await server.until(there("decision.made", 2));
	const [first = 0, second = 0] = rows
		.filter(({ type }) => type === "decision.made")
		.map(({ at }) => Date.parse(at));
	expect(second - first).toBeGreaterThanOrEqual(2_000);
});

import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type FeedRow, readFeed } from "./feed.ts";
import type { Server } from "./server.ts";
import { world, written } from "./world.ts";

const rulesThatSay = (reply: string) => `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { brake: "off" }
rules:
  - name: hello
    when: { keyword: hello }
    reply: ${reply}
`;

const broken = `${rulesThatSay("This must never be said.")}    repply: nor this
`;

it("a save becomes live in whichever way it is saved; a broken one leaves the old rules", async () => {
	const { server } = await world({ rules: rulesThatSay("One.") });
	const feed = follow(server);
	expect(await answer(server, feed)).toBe("One.");

	const overwritten = await saved(feed, () => {
		writeFileSync(server.rulesFile, rulesThatSay("Two."));
	});
	expect(overwritten.type).toBe("rules.loaded");
	expect(await answer(server, feed)).toBe("Two.");

	const renamed = await saved(feed, () => {
		writeFileSync(`${server.rulesFile}.new`, rulesThatSay("Three."));
		renameSync(`${server.rulesFile}.new`, server.rulesFile);
	});
	expect(renamed.type).toBe("rules.loaded");
	expect(await answer(server, feed)).toBe("Three.");

	const refused = await saved(feed, () => {
		writeFileSync(server.rulesFile, broken);
	});
	expect(refused).toMatchObject({
		type: "rules.rejected",
		problems: [
			{
				file: expect.stringMatching(/rules\.yaml$/),
				line: 8,
				column: 5,
				severity: "error",
				code: "unknown-key",
				rule: "hello",
				message: expect.stringContaining("repply"),
				help: expect.stringContaining("reply"),
			},
		],
	});
	expect(await answer(server, feed)).toBe("Three.");
	expect(await health(server)).toMatchObject({
		status: "ok",
		rules: { count: 1, rejected: [{ line: 8, code: "unknown-key" }] },
	});

	const healed = await saved(feed, () => {
		writeFileSync(server.rulesFile, rulesThatSay("Four."));
	});
	expect(healed.type).toBe("rules.loaded");
	expect(await answer(server, feed)).toBe("Four.");
	expect(await health(server)).toMatchObject({ rules: { rejected: null } });
	feed.end();
});

it("whatever happens to the file, the rules that answered go on answering", async () => {
	const { server } = await world({ rules: rulesThatSay("Still here.") });
	const feed = follow(server);
	const happenings = [
		() => writeFileSync(server.rulesFile, ""),
		() => rmSync(server.rulesFile),
		() => mkdirSync(server.rulesFile),
		() => {
			rmSync(server.rulesFile, { recursive: true });
			writeFileSync(server.rulesFile, `a: ${"[".repeat(20_000)}`);
		},
		() => writeFileSync(server.rulesFile, "\u0000\ufeff\ud800: *x"),
	];
	for (const happen of happenings) {
		expect((await saved(feed, happen)).type).toBe("rules.rejected");
		expect(await answer(server, feed)).toBe("Still here.");
	}
	feed.end();
	await server.kill();
	// No rules in the files: those that were live last are kept in the database.
	await server.restart();
	const again = follow(server);
	expect(await answer(server, again)).toBe("Still here.");
	again.end();
});

it("another file beside it joins in, and leaves again", async () => {
	const { server } = await world({ rules: rulesThatSay("Hello.") });
	const feed = follow(server);
	const more = join(server.folder, "rules", "more.yaml");
	const added = await saved(feed, () => {
		writeFileSync(
			more,
			"rules:\n  - name: bye\n    when: { keyword: bye }\n    reply: Bye.\n",
		);
	});
	expect(added).toMatchObject({ type: "rules.loaded", count: 2 });
	expect(await answer(server, feed, "bye")).toBe("Bye.");
	const left = await saved(feed, () => rmSync(more));
	expect(left).toMatchObject({ type: "rules.loaded", count: 1 });
	feed.end();
});

/** The feed as it grows. */
interface Follower {
	/** The next row that fits and was not given before. */
	next(fits: (row: FeedRow) => boolean): Promise<FeedRow>;
	end(): void;
}

function follow(server: Server): Follower {
	const control = new AbortController();
	const signal = AbortSignal.any([control.signal, AbortSignal.timeout(50_000)]);
	const rows = readFeed(server.url(), { since: 0 }, signal);
	return {
		async next(fits) {
			for (;;) {
				const { value, done } = await rows.next();
				if (done) throw new Error("The feed ended.");
				if (fits(value)) return value;
			}
		},
		end: () => control.abort(),
	};
}

/** Does something to the file, and gives what the feed says of it. */
function saved(feed: Follower, save: () => void): Promise<FeedRow> {
	const startedAt = Date.now();
	save();
	return feed.next(
		({ type, at }) => type.startsWith("rules.") && Date.parse(at) >= startedAt,
	);
}

let customers = 0;

async function answer(
	server: Server,
	feed: Follower,
	text = "hello",
): Promise<unknown> {
	customers += 1;
	const id = `asked-${customers}`;
	await server.post(written(`9617${customers}00`, text, id));
	const { actions } = await feed.next(
		({ event }) => (event as { id?: string } | undefined)?.id === id,
	);
	return (actions as { text: string }[])[0]?.text;
}

async function health(server: Server): Promise<unknown> {
	return (await fetch(`${server.url()}/healthz`)).json();
}

import { expect, it } from "vitest";
import { run } from "../cli/run.ts";
import { world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

it("F83: a second server on the same database is refused with exit 3 and the other's process id; the first goes on", async () => {
	const { server } = await world({ rules });
	const second = await run(["start"], {
		cwd: server.folder,
		env: { PORT: "0", DATABASE_URL: "file:data/marhaba.db" },
	});
	expect(second.code).toBe(3);
	expect(second.stderr).toContain(String(server.pid()));
	expect(second.stderr).not.toMatch(/^\s+at /m);
	expect(await server.post(written("9617000001", "hello"))).toBe(200);
});

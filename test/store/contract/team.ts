import { describe, expect, it } from "vitest";
import { instant } from "../../../src/engine/model.ts";
import { START } from "../builders.ts";
import type { Open } from "../contract.ts";
import { closing } from "./using.ts";

const rana = { name: "Rana", role: "agent", hash: "h1" } as const;

export function describeTeam(opening: Open): void {
	describe("the team", () => {
		const open = closing(opening);

		it("knows an agent by the hash of a token, until that changes or they go", async () => {
			const { team } = open();
			expect(await team.addAgent(rana, START)).toMatchObject({
				id: 1,
				...rana,
			});
			expect(await team.agentWith("h1")).toMatchObject({ name: "Rana" });
			expect(await team.renewToken(1, "h2")).toMatchObject({ hash: "h2" });
			expect(await team.agentWith("h1")).toBeNull();
			expect(await team.agentWith("h2")).toMatchObject({ id: 1 });
			expect(await team.removeAgent(1, START)).toBe(true);
			expect(await team.agentWith("h2")).toBeNull();
			expect(await team.removeAgent(1, START)).toBe(false);
			expect(await team.renewToken(1, "h3")).toBeNull();
			expect(await team.agents()).toMatchObject([{ id: 1, removed: true }]);
		});

		it("has no two agents of one name, but a new one after the old one left", async () => {
			const { team } = open();
			await team.addAgent(rana, START);
			expect(await team.addAgent({ ...rana, hash: "h2" }, START)).toBeNull();
			await team.removeAgent(1, START);
			expect(await team.addAgent({ ...rana, hash: "h2" }, START)).toMatchObject(
				{ id: 2 },
			);
		});

		it("has conversations, and who leaves has none", async () => {
			const { team } = open();
			await team.addAgent(rana, START);
			await team.assign(5, 1);
			await team.look(5);
			expect(await team.assignedTo(5)).toBe(1);
			await team.assign(5, null);
			expect(await team.assignedTo(5)).toBeNull();
			await team.assign(5, 1);
			await team.removeAgent(1, START);
			expect(await team.assignedTo(5)).toBeNull();
			expect(await team.assignedTo(6)).toBeNull();
		});

		it("keeps notes by conversation, the newest first", async () => {
			const { team } = open();
			for (const [conversation, text] of [
				[1, "first"],
				[2, "elsewhere"],
				[1, "with a \0 and \ud800"],
			] as const)
				await team.addNote({ conversation, text, at: START, by: "Rana" });
			const notes = async (before: number | null, limit = 9) =>
				(await team.notes(1, { before, limit })).map(({ text }) => text);
			expect(await notes(null)).toEqual(["with a \0 and \ud800", "first"]);
			expect(await notes(3)).toEqual(["first"]);
			expect(await notes(null, 1)).toHaveLength(1);
			expect(await team.deleteNote(2, 1)).toBe(false);
			expect(await team.deleteNote(1, 1)).toBe(true);
			expect(await team.deleteNote(1, 1)).toBe(false);
			expect(await notes(null)).toHaveLength(1);
		});

		it("writes down who changed what", async () => {
			const { team } = open();
			const entry = { at: START, about: "c_1", detail: null };
			await team.record({ ...entry, by: "Rana", action: "assign" });
			await team.record({
				...{ ...entry, by: "admin", action: "rules.publish" },
				...{ about: "v_1", detail: { files: 2 } },
			});
			await team.record({ ...entry, by: "Rana", action: "note.add" });
			const trail = async (more: { by?: string; action?: string } = {}) =>
				(await team.auditTrail({ before: null, limit: 9, ...more })).map(
					({ id }) => id,
				);
			expect(await trail()).toEqual([3, 2, 1]);
			expect(await trail({ by: "Rana" })).toEqual([3, 1]);
			expect(await trail({ action: "rules.publish" })).toEqual([2]);
			const [second] = await team.auditTrail({ before: 3, limit: 1 });
			expect(second).toMatchObject({ about: "v_1", detail: { files: 2 } });
		});

		it("keeps the texts of every publication", async () => {
			const { team } = open();
			const published = (note: string | null, text: string) =>
				team.keepPublication({
					...{ at: instant(START), by: "admin", note, etag: text },
					files: { "rules.yaml": text, "more.yaml": "" },
				});
			expect(await published(null, "a: 1")).toMatchObject({ id: 1 });
			await published("hours", "a: 2");
			const all = await team.publications({ before: null, limit: 9 });
			expect(all.map(({ id, files }) => [id, files])).toEqual([
				[2, ["rules.yaml", "more.yaml"]],
				[1, ["rules.yaml", "more.yaml"]],
			]);
			expect(await team.publications({ before: 2, limit: 9 })).toHaveLength(1);
			expect(await team.publication(1)).toMatchObject({
				files: { "rules.yaml": "a: 1" },
			});
			expect(await team.publication(9)).toBeNull();
		});
	});
}

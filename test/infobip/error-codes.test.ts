import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { chatErrors } from "../../src/infobip/codes/chat-errors.ts";
import { statuses } from "../../src/infobip/codes/statuses.ts";
import {
	classifyError,
	classifyStatus,
} from "../../src/infobip/error-codes.ts";
import { retryAfterMs } from "../../src/infobip/retry-after.ts";
import {
	hasSharedFiles,
	sharedFilesMissing,
	sharedText,
} from "./shared-files.ts";

const none = { id: null, name: null, groupId: null, description: null };

interface Listed {
	readonly id: number;
	readonly name: string;
	readonly permanent?: boolean;
}

function listed(family: string): readonly Listed[] {
	const { families } = parse(sharedText("openapi/error-codes.yml")) as {
		families: { family: string; groups: { codes: Listed[] }[] }[];
	};
	return families
		.filter((one) => one.family === family)
		.flatMap(({ groups }) => groups.flatMap(({ codes }) => codes));
}

describe.skipIf(!hasSharedFiles)(
	`Infobip's list (${sharedFilesMissing})`,
	() => {
		it("is known whole where it concerns chat", () => {
			const names = listed("Chat error codes").map(({ id, name }) => [
				id,
				name,
			]);
			const known = [...chatErrors].map(([id, { name }]) => [id, name]);
			expect(known.sort()).toEqual(names.sort());
		});

		it("is known whole where it concerns statuses", () => {
			const names = new Set(listed("General status codes").map(({ id }) => id));
			expect(new Set(statuses.keys())).toEqual(names);
			for (const { id, name } of listed("General status codes"))
				expect(classifyStatus({ ...none, id, name }).name).toBe(name);
		});

		it("gives every general error a class: what is permanent is never tried again", () => {
			for (const code of listed("General error codes"))
				if (code.permanent)
					expect(classifyError({ ...none, ...code }).class).not.toBe("retry");
		});
	},
);

describe("an error", () => {
	it.each([
		[7010, "EC_NO_SESSION", "window-closed"],
		[7017, "EC_TOO_MANY_REQUESTS", "throttled"],
		[7033, "EC_MARKETING_OPT_OUT", "opted-out"],
		[7003, "EC_BLOCKED_USER", "blocked"],
		[7008, "EC_INVALID_TEMPLATE_ARGS", "configuration"],
		[7050, "EC_PROVIDER_INTERNAL_ERROR", "retry"],
		[7002, "EC_UNKNOWN_USER", "final"],
		[0, "NO_ERROR", "ok"],
	])("%i %s is %s", (id, name, errorClass) => {
		expect(classifyError({ ...none, id, name }).class).toBe(errorClass);
		expect(classifyError({ ...none, id }).class).toBe(errorClass);
		expect(classifyError({ ...none, name }).class).toBe(errorClass);
	});

	it("that is new is judged by whether it is permanent", () => {
		const fresh = { ...none, id: 7999, name: "EC_NEW" };
		expect(classifyError({ ...fresh, permanent: false })).toEqual({
			name: "EC_NEW",
			class: "retry",
			advice: null,
		});
		expect(classifyError({ ...fresh, permanent: true }).class).toBe("final");
		expect(classifyError(fresh).class).toBe("final");
	});

	it("whose id belongs to another name goes by its name", () => {
		const clash = { ...none, id: 7010, name: "SOMETHING_ELSE" };
		expect(classifyError(clash)).toMatchObject({
			name: "SOMETHING_ELSE",
			class: "final",
		});
	});

	it("without id and name has a name all the same", () => {
		expect(classifyError(none).name).toBe("CODE_UNKNOWN");
	});

	it("that somebody can mend comes with advice", () => {
		for (const { class: errorClass, advice } of chatErrors.values())
			if (!["final", "retry"].includes(errorClass))
				expect(advice).not.toBeNull();
	});
});

describe("a status that is new", () => {
	it.each([
		[0, "ok"],
		[1, "pending"],
		[2, "final"],
		[3, "ok"],
		[4, "final"],
		[5, "final"],
		[null, "final"],
	])("of group %s is %s", (groupId, errorClass) => {
		expect(
			classifyStatus({ ...none, id: 999, name: "NEW", groupId }).class,
		).toBe(errorClass);
	});
});

describe("Retry-After", () => {
	const now = Date.UTC(2026, 10, 22, 12, 0, 0);

	it.each([
		["7", 7_000],
		["0", 0],
		["1.5", 1_500],
		["1000000000", 900_000],
		["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
		["Sun, 22 Nov 2026 11:00:00 GMT", 0],
		["Mon, 22 Nov 2027 12:00:00 GMT", 900_000],
		["-1", null],
		["abc", null],
		["", null],
		[null, null],
	])("%j waits %s ms", (header, milliseconds) => {
		expect(retryAfterMs(header, now)).toBe(milliseconds);
	});
});

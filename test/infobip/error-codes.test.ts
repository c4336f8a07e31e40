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

interface Family {
	readonly family: string;
	readonly groups: readonly {
		readonly kind: string;
		readonly codes: readonly Listed[];
	}[];
}

const families: readonly Family[] = hasSharedFiles
	? parse(sharedText("openapi/error-codes.yml")).families
	: [];

function listed(family: string): readonly Listed[] {
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

		it("has advice in plain words for every code of every family, unless nothing is wrong with it", () => {
			const codes = families.flatMap(({ groups }) =>
				groups.flatMap(({ kind, codes }) =>
					codes.map((code) => ({ ...none, ...code, kind })),
				),
			);
			expect(codes).toHaveLength(541);
			for (const code of codes) {
				const classify = code.kind === "error" ? classifyError : classifyStatus;
				const { class: errorClass, advice } = classify(code);
				const isWell = ["ok", "pending"].includes(errorClass);
				expect(advice === null, code.name).toBe(isWell);
			}
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
			advice: "A passing trouble on the way: it may work a little later.",
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

	it("that somebody can mend comes with advice of its own", () => {
		for (const { class: errorClass, advice } of chatErrors.values())
			if (!["final", "retry"].includes(errorClass))
				expect(advice).not.toBeNull();
	});

	it("of a customer's STOP is an opt-out", () => {
		expect(classifyError({ ...none, id: 603 }).class).toBe("opted-out");
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
	])("E77: %j waits %s ms", (header, milliseconds) => {
		expect(retryAfterMs(header, now)).toBe(milliseconds);
	});
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { businessOperations } from "../../src/infobip/business.ts";
import { callPermission } from "../../src/infobip/calls.ts";
import { identityOperations } from "../../src/infobip/contacts.ts";
import {
	type Operation,
	otherOperations,
	sendOperations,
} from "../../src/infobip/operations.ts";
import { paymentOperations } from "../../src/infobip/payments.ts";
import { subscriptionOperations } from "../../src/infobip/subscriptions/operations.ts";
import { templateOperations } from "../../src/infobip/templates/operations.ts";
import {
	hasSharedFiles,
	sharedFilesMissing,
	sharedText,
} from "./shared-files.ts";

/** Every operation of the WhatsApp API that the client has. */
const ours: readonly Operation[] = [
	sendOperations,
	otherOperations,
	templateOperations,
	identityOperations,
	businessOperations,
	paymentOperations,
	{ callPermission },
].flatMap((all) => Object.values<Operation>(all));

const page = readFileSync(
	fileURLToPath(new URL("../../docs/infobip.md", import.meta.url)),
	"utf8",
);

interface Row {
	readonly name: string;
	readonly cells: readonly string[];
}

/** Rows of the page's tables whose first cell is code. */
const rows: readonly Row[] = page
	.split("\n")
	.filter((line) => line.startsWith("| `"))
	.map((line) =>
		line
			.split("|")
			.slice(1, -1)
			.map((cell) => cell.trim()),
	)
	.map(([name = "", ...cells]) => ({ name: name.replaceAll("`", ""), cells }));

const operations = rows.filter(({ name }) => name.includes(" /"));
const webhooks = rows.filter(({ name }) => name.startsWith("receive-"));
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

interface Documented {
	readonly "x-throttling-info"?: readonly {
		readonly numberOfRequests: number;
		readonly timeUnit: string;
	}[];
	readonly "x-scopes"?: readonly string[];
}

function documented(file: string): ReadonlyMap<string, Documented> {
	const { paths } = JSON.parse(sharedText(`openapi/${file}`)) as {
		paths: Record<string, Record<string, Documented>>;
	};
	const all = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(
			([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const,
		),
	);
	return new Map(all);
}

const units: Readonly<Record<string, string>> = {
	s: "second",
	m: "minute",
	h: "hour",
};

describe("the page about Infobip", () => {
	it("says of every operation whether it is used, offered or left, and where or why", () => {
		expect(operations).toHaveLength(64);
		for (const { cells } of operations) {
			expect(cells).toHaveLength(3);
			expect(cells[1]).toMatch(/^(used|offered|left)$/);
			expect(cells[2]?.length).toBeGreaterThan(5);
		}
	});

	it("leaves exactly what the client has not", () => {
		const left = operations.filter(({ cells }) => cells[1] === "left");
		const had = operations.filter(({ cells }) => cells[1] !== "left");
		expect(had.map(({ name }) => name).toSorted()).toEqual(
			ours.map(nameOf).toSorted(),
		);
		for (const { cells } of left) expect(cells[2]).toMatch(/^[A-Z].*\.$/);
	});
});

describe.skipIf(!hasSharedFiles)(
	`the official document (${sharedFilesMissing})`,
	() => {
		const official = hasSharedFiles
			? documented("infobip-whatsapp-openapi.json")
			: new Map<string, Documented>();

		it("has the operations and webhooks of the page, and no others", () => {
			expect(operations.map(({ name }) => name).toSorted()).toEqual(
				[...official.keys()].toSorted(),
			);
			const { webhooks: all } = JSON.parse(
				sharedText("openapi/infobip-whatsapp-openapi.json"),
			);
			expect(webhooks.map(({ name }) => name).toSorted()).toEqual(
				Object.keys(all).toSorted(),
			);
		});

		it.each(ours.map((operation) => [nameOf(operation), operation] as const))(
			"gives %s the limit and the scopes that we say",
			(name, { limit, scopes }) => {
				const found = official.get(name) ?? expect.fail(name);
				const [throttling] = found["x-throttling-info"] ?? [];
				expect(limit).toEqual({
					requests: throttling?.numberOfRequests,
					per: units[throttling?.timeUnit ?? ""],
				});
				expect([...scopes].toSorted()).toEqual(
					[...(found["x-scopes"] ?? [])].toSorted(),
				);
			},
		);

		it.each(
			Object.values(subscriptionOperations).flatMap((all) =>
				Object.values(all).map((one) => [nameOf(one), one] as const),
			),
		)("of subscriptions has %s, with our scopes", (name, { scopes }) => {
			const all = documented("infobip-subscriptions-api-openapi.json");
			const written = name
				.replace("/WHATSAPP", "/{channel}")
				.replace(
					"subscription/{channel}/{id}",
					"subscription/{channel}/{subscriptionId}",
				)
				.replace("profiles/{id}", "profiles/{profileId}")
				.replace("security/{id}", "security/{authId}");
			expect(all.get(written)?.["x-scopes"]).toEqual(scopes);
		});
	},
);

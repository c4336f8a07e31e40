import { z } from "zod";
import type { Call } from "../call.ts";
import {
	type TemplateCreation,
	type TemplateEdit,
	templateCreation,
	templateEdit,
} from "./creation.ts";
import { templateOperations } from "./operations.ts";
import { type Template, template } from "./template.ts";

/** Which templates of the account are asked for; what is left out does not matter. */
export interface TemplateQuery {
	readonly sender?: readonly string[];
	readonly status?: readonly string[];
	readonly name?: string;
	readonly language?: readonly string[];
	readonly category?: readonly string[];
	readonly applicationId?: string;
	readonly entityId?: string;
	/** From 0. */
	readonly page?: number;
	/** 1 to 100; 10 where it is left out. */
	readonly size?: number;
	/** E.g. `name,ASC`. */
	readonly orderBy?: string;
}

/** One page of the account's templates. */
export interface TemplatePage {
	readonly results: readonly Template[];
	readonly paging: {
		readonly page: number;
		readonly size: number;
		readonly totalPages: number;
		readonly totalResults: number;
	};
}

/** The account's message templates. Everything here needs the scope `whatsapp:manage`. */
export interface Templates {
	/** All templates that one number can send. */
	list(sender: string): Promise<readonly Template[]>;
	/** One page of all templates of the account. */
	page(query?: TemplateQuery): Promise<TemplatePage>;
	/** Every template of the account that fits, page by page. */
	all(query?: Omit<TemplateQuery, "page" | "size">): AsyncGenerator<Template>;
	get(which: TemplateId): Promise<Template>;
	/** Hands a template in for approval. It is checked first; what Infobip would refuse does not leave. */
	create(sender: string, wanted: TemplateCreation): Promise<Template>;
	/** Changes a template, which then waits for approval again. */
	edit(which: TemplateId, change: TemplateEdit): Promise<Template>;
	/** Deletes a template in all its languages; its name is not free again for 30 days. */
	delete(which: {
		readonly sender: string;
		readonly name: string;
	}): Promise<void>;
}

/** Which template, seen from one of the numbers that can send it. */
export interface TemplateId {
	readonly sender: string;
	readonly id: string;
}

const list = z.object({
	templates: z
		.array(template)
		.nullish()
		.transform((all) => all ?? []),
});

const page = z.object({
	results: z.array(template),
	paging: z.object({
		page: z.number(),
		size: z.number(),
		totalPages: z.number(),
		totalResults: z.number(),
	}),
});

/** The operations on templates, over calls. */
export function templates(call: Call): Templates {
	const operations = templateOperations;
	const pageOf = (query: TemplateQuery = {}): Promise<TemplatePage> =>
		call.json(operations.page, { query: pairsOf(query) }, page);
	return {
		list: async (sender) =>
			(await call.json(operations.list, { ids: { sender } }, list)).templates,
		page: pageOf,
		async *all(query = {}) {
			for (let page = 0, pages = 1; page < pages; page += 1) {
				const one = await pageOf({ ...query, page, size: 100 });
				yield* one.results;
				pages = one.paging.totalPages;
			}
		},
		get: ({ sender, id }) =>
			call.json(operations.get, { ids: { sender, id } }, template),
		create: (sender, body) =>
			call.checked(
				{ schema: templateCreation, what: "template" },
				operations.create,
				{ ids: { sender }, body },
				template,
			),
		edit: ({ sender, id }, body) =>
			call.checked(
				{ schema: templateEdit, what: "change of a template" },
				operations.edit,
				{ ids: { sender, id }, body },
				template,
			),
		delete: ({ sender, name: templateName }) =>
			call.done(operations.remove, { ids: { sender, templateName } }),
	};
}

// A list stands there as often as it has words: `status=APPROVED&status=PENDING`.
function pairsOf(query: TemplateQuery): readonly (readonly [string, string])[] {
	return Object.entries(query).flatMap(([name, value]) =>
		[value].flat().map((one) => [name, String(one)] as const),
	);
}

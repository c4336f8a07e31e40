import type { TemplateCreation, TemplateEdit } from "../templates/creation.ts";
import { writeDate } from "../webhook/date.ts";
import { templateFault } from "./template-fault.ts";
import { structureTold } from "./template-structure.ts";

/** A template as the emulated account keeps and tells it. */
export interface EmulatedTemplate {
	readonly id: string;
	readonly businessAccountId: number;
	readonly name: string;
	readonly language: string;
	readonly status: string;
	readonly category: string;
	readonly structure: Readonly<Record<string, unknown>>;
	readonly quality: string;
	readonly createdAt: string;
	readonly lastUpdatedAt: string;
	readonly [more: string]: unknown;
}

/** What is wrong with a change, in words that the API answers with. */
export interface BookFault {
	readonly property: string;
	readonly violation: string;
}

/** The templates of an emulated account. */
export interface TemplateBook {
	all(): readonly EmulatedTemplate[];
	find(id: string): EmulatedTemplate | null;
	create(wanted: TemplateCreation): EmulatedTemplate | BookFault;
	edit(
		known: EmulatedTemplate,
		change: TemplateEdit,
	): EmulatedTemplate | BookFault;
	/** Gives how many languages of it there were. */
	remove(name: string): number;
	/** WhatsApp decides on a template; null where it is gone. */
	judge(id: string, status: string): EmulatedTemplate | null;
	/** The chat error a message with a template ends in: 7009 not approved, 7008 wrongly filled in; null where it is right. */
	faultOf(content: unknown): number | null;
}

const BUSINESS_ACCOUNT = 222;

/** True where a change was refused. */
export function isFault(
	outcome: EmulatedTemplate | BookFault,
): outcome is BookFault {
	return "violation" in outcome;
}

/** A book that begins with approved templates. */
export function templateBook(
	approved: readonly TemplateCreation[],
	now: () => number,
): TemplateBook {
	const kept = new Map<string, EmulatedTemplate>();
	let next = 111;

	function write(template: EmulatedTemplate): EmulatedTemplate {
		kept.set(template.id, template);
		return template;
	}

	function create(wanted: TemplateCreation): EmulatedTemplate | BookFault {
		const { name, language } = wanted;
		const again = [...kept.values()].some(
			(one) => one.name === name && one.language === language,
		);
		if (again)
			return {
				property: "name",
				violation: "template already exists in this language",
			};
		const at = writeDate(now());
		return write({
			...wanted,
			id: String(next++),
			businessAccountId: BUSINESS_ACCOUNT,
			status: "PENDING",
			structure: structureTold(wanted),
			quality: "UNKNOWN",
			createdAt: at,
			lastUpdatedAt: at,
		});
	}

	const book: TemplateBook = {
		all: () => [...kept.values()],
		find: (id) => kept.get(id) ?? null,
		create,
		edit(known, change) {
			const fault = editFault(known, change);
			if (fault !== null) return fault;
			const { structure, ...rest } = change;
			const category = change.category ?? known.category;
			const told = structure && {
				structure: structureTold({ ...rest, category, structure }),
			};
			return write({
				...known,
				...rest,
				category,
				...told,
				status: structure || change.category ? "PENDING" : known.status,
				lastUpdatedAt: writeDate(now()),
			});
		},
		remove(name) {
			const gone = [...kept.values()].filter((one) => one.name === name);
			for (const { id } of gone) kept.delete(id);
			return gone.length;
		},
		judge(id, status) {
			const known = kept.get(id);
			return known === undefined
				? null
				: write({ ...known, status, lastUpdatedAt: writeDate(now()) });
		},
		faultOf: (content) => templateFault([...kept.values()], content),
	};
	for (const wanted of approved) {
		const made = create(wanted);
		if (!isFault(made)) book.judge(made.id, "APPROVED");
	}
	return book;
}

function editFault(
	{ status, category }: EmulatedTemplate,
	change: TemplateEdit,
): BookFault | null {
	if (!/^(APPROVED|REJECTED|(FIRST|SECOND)_PAUSED)$/.test(status))
		return {
			property: "status",
			violation: "only approved, rejected and paused templates can be edited",
		};
	const moves = change.category !== undefined && change.category !== category;
	return moves && status === "APPROVED"
		? {
				property: "category",
				violation: "approved template category cannot be edited",
			}
		: null;
}

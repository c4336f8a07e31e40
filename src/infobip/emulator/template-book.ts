import type { TemplateCreation, TemplateEdit } from "../templates/creation.ts";
import {
	type BookFault,
	type EmulatedTemplate,
	editedTemplate,
	isFault,
	judgedTemplate,
	newTemplate,
} from "./emulated-template.ts";
import { templateFault } from "./template-fault.ts";

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

/** A book that begins with approved templates. */
export function templateBook(
	approved: readonly TemplateCreation[],
	now: () => number,
): TemplateBook {
	const kept = new Map<string, EmulatedTemplate>();
	let next = 111;

	function keep<Outcome extends EmulatedTemplate | BookFault>(
		outcome: Outcome,
	): Outcome {
		if (!isFault(outcome)) kept.set(outcome.id, outcome);
		return outcome;
	}

	const book: TemplateBook = {
		all: () => [...kept.values()],
		find: (id) => kept.get(id) ?? null,
		create(wanted) {
			if (isThere([...kept.values()], wanted)) return taken;
			return keep(newTemplate(wanted, String(next++), now()));
		},
		edit: (known, change) => keep(editedTemplate(known, change, now())),
		remove(name) {
			const gone = [...kept.values()].filter((one) => one.name === name);
			for (const { id } of gone) kept.delete(id);
			return gone.length;
		},
		judge(id, status) {
			const known = kept.get(id);
			return known ? keep(judgedTemplate(known, status, now())) : null;
		},
		faultOf: (content) => templateFault([...kept.values()], content),
	};
	for (const wanted of approved) {
		const made = book.create(wanted);
		if (!isFault(made)) book.judge(made.id, "APPROVED");
	}
	return book;
}

const taken: BookFault = {
	property: "name",
	violation: "template already exists in this language",
};

function isThere(
	all: readonly EmulatedTemplate[],
	{ name, language }: TemplateCreation,
): boolean {
	return all.some((one) => one.name === name && one.language === language);
}

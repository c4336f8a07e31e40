import type { TemplateCreation, TemplateEdit } from "../templates/creation.ts";
import { writeDate } from "../webhook/date.ts";
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

/** True where a change was refused. */
export function isFault(
	outcome: EmulatedTemplate | BookFault,
): outcome is BookFault {
	return "violation" in outcome;
}

const BUSINESS_ACCOUNT = 222;

/** A template that was just handed in. */
export function newTemplate(
	wanted: TemplateCreation,
	id: string,
	nowMs: number,
): EmulatedTemplate {
	const at = writeDate(nowMs);
	return {
		...wanted,
		id,
		businessAccountId: BUSINESS_ACCOUNT,
		status: "PENDING",
		structure: structureTold(wanted),
		quality: "UNKNOWN",
		createdAt: at,
		lastUpdatedAt: at,
	};
}

/** A template after a change, which WhatsApp has to approve anew, or why it may not be changed so. */
export function editedTemplate(
	known: EmulatedTemplate,
	change: TemplateEdit,
	nowMs: number,
): EmulatedTemplate | BookFault {
	const fault = editFault(known, change);
	if (fault !== null) return fault;
	const { structure, ...rest } = change;
	const category = change.category ?? known.category;
	const told = structure && {
		structure: structureTold({ ...rest, category, structure }),
	};
	return {
		...known,
		...rest,
		category,
		...told,
		status: structure || change.category ? "PENDING" : known.status,
		lastUpdatedAt: writeDate(nowMs),
	};
}

/** A template after WhatsApp has decided on it. */
export function judgedTemplate(
	known: EmulatedTemplate,
	status: string,
	nowMs: number,
): EmulatedTemplate {
	return { ...known, status, lastUpdatedAt: writeDate(nowMs) };
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

import {
	type BusinessState,
	type Changes,
	type Conversation,
	type ConversationChange,
	type ConversationState,
	type Courtesy,
	dueAt,
	type Fetch,
	type JournalDraft,
	type JsonValue,
	noChanges,
	type ReportMerge,
	type RunChange,
	type TemplateChange,
	type WantedMedia,
	type WithheldReason,
} from "../../engine/model.ts";
import type { Job } from "./job.ts";
import { type Numbers, type PlannedSend, sendDraft } from "./planned-send.ts";

/** What a batch has decided so far about one conversation, or about none: it becomes one `Changes`. */
export interface Sheet {
	/** As loaded; null for what is about no conversation. */
	readonly conversation: Conversation | null;
	/** As it is after the events decided so far. */
	state: ConversationState | null;
	business: {
		readonly expectedVersion: number;
		readonly state: BusinessState;
	} | null;
	withhold: WithheldReason | null;
	/** What is done once the sheet is committed. */
	readonly jobs: Job[];
	/** Committed as it stands, in place of all else. */
	given: Changes | null;
	readonly seen: string[];
	readonly journal: JournalDraft[];
	readonly sends: PlannedSend[];
	readonly reports: ReportMerge[];
	readonly pins: Record<string, JsonValue>;
	readonly runs: RunChange[];
	readonly media: WantedMedia[];
	readonly templates: TemplateChange[];
	/** Requests to other systems, made once the sheet is committed. */
	readonly fetches: Fetch[];
	/** Each with whether replies were decided with it: then they go first. */
	readonly courtesies: {
		readonly courtesy: Courtesy;
		readonly afterReplies: boolean;
	}[];
}

/** A sheet on which nothing is written yet. */
export function newSheet(conversation: Conversation | null): Sheet {
	return {
		conversation,
		state: conversation?.state ?? null,
		business: null,
		withhold: null,
		jobs: [],
		given: null,
		seen: [],
		journal: [],
		sends: [],
		reports: [],
		pins: Object.create(null),
		runs: [],
		media: [],
		templates: [],
		fetches: [],
		courtesies: [],
	};
}

/** The sheet as the store commits it. */
export function changesOf(sheet: Sheet, numbers: Numbers): Changes {
	if (sheet.given) return sheet.given;
	const { business, withhold, seen, reports, pins, runs } = sheet;
	const { media, templates } = sheet;
	const conversation = conversationChange(sheet);
	const journal = conversation ? sheet.journal : addressed(sheet);
	const sends = sheet.sends.map((send) => sendDraft(send, numbers));
	return {
		...noChanges,
		conversation,
		business,
		withhold,
		seen,
		journal,
		sends,
		reports,
		pins,
		runs,
		media,
		templates,
	};
}

/** Where the state stayed what it was (a report), no version is needed and none is spent. */
function conversationChange({
	conversation,
	state,
}: Sheet): ConversationChange | null {
	if (conversation === null || state === null) return null;
	if (state === conversation.state && conversation.version > 0) return null;
	return {
		id: conversation.id,
		sender: conversation.sender.id,
		contact: conversation.contact,
		expectedVersion: conversation.version,
		state,
		dueAt: dueAt(state),
		lastInboundAt: state.lastInboundAt,
	};
}

/** Rows that name their conversation themselves, since the change does not. */
function addressed({ conversation, journal }: Sheet): readonly JournalDraft[] {
	if (conversation === null) return journal;
	return journal.map((row) => ({ ...row, conversation: conversation.id }));
}

import type { Notice, Situation } from "../../kinds.ts";
import type { OutboundTemplate } from "../../model.ts";
import { cutGraphemes } from "../../say/cut-graphemes.ts";
import { whatsappLimits } from "../../say/limits.ts";
import type { Draft } from "../draft.ts";

/** A notice to each staff number, in the business's first language, with the template that goes where they were silent for a day. */
export function staffNotices(
	situation: Pick<Situation, "book">,
	say: (language: string) => string,
): readonly Notice[] {
	const { staff, languages } = situation.book.data.profile;
	const text = cutGraphemes(say(languages[0]), whatsappLimits.text);
	const instead =
		staff.template === null
			? null
			: staffTemplate(staff.template, languages[0], text);
	return staff.numbers.map((to) => ({
		to,
		content: { type: "text", text },
		instead,
		staff: true,
	}));
}

/** Tells staff, because of this decision. */
export function notifyStaff(
	draft: Draft,
	say: (language: string) => string,
): void {
	for (const notice of staffNotices(draft.situation, say))
		draft.effects.push(noticeSend(notice, draft.rule));
}

/** A notice as it leaves: after answers to customers, before the runs of schedules. */
export function noticeSend(
	{ to, content, instead = null, staff = false }: Notice,
	rule: string | null,
) {
	return {
		type: "send",
		to,
		content,
		instead,
		quote: null,
		priority: "notice",
		rule,
		staff,
		answers: false,
	} as const;
}

/** The whole notice in the template's one blank, where WhatsApp takes no line breaks. */
function staffTemplate(
	name: string,
	language: string,
	text: string,
): OutboundTemplate {
	const blank = text
		.trim()
		.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " · ")
		.replace(/\s+/g, " ");
	return {
		type: "template",
		name,
		language: language.replace("-", "_"),
		body: [cutGraphemes(blank, BLANK)],
	};
}

/** WhatsApp's 1,024 letters hold the template's own words too. */
const BLANK = 900;

import { staffNotices } from "../decide/staff/notify-staff.ts";
import { defineAction, type Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { compileSingle } from "../say/compile-single.ts";
import { lengthFindings, whatsappLimits } from "../say/limits.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { hoursFindings } from "../say/texts-findings.ts";

/** Tells staff something, in the business's first language. */
export const notify = defineAction<SingleText>({
	key: "notify",
	summary: "Sends a message to every staff number.",
	example: 'notify: "{name|A customer} ({phone}) wants a table"',
	schema: singleTextSchema,
	findings: (text, site) => [
		...lengthFindings(text, {
			limit: whatsappLimits.text,
			what: "A notice",
			path: [],
		}),
		...hoursFindings(text, site, []),
		...nobodyFindings(site),
	],
	compile(text, site) {
		const compiled = compileSingle(text, site, whatsappLimits.text);
		const [language] = site.data.profile.languages;
		return (situation) => {
			const said = compiled({ ...situation, language });
			const { text, conversation, emptied } = said;
			return {
				taken: [{ type: "notify", text }],
				notices: text === "" ? [] : staffNotices(situation, () => text),
				conversation,
				emptied,
			};
		};
	},
});

function nobodyFindings({ data }: Site): readonly Finding[] {
	if (data.profile.staff.numbers.length > 0) return [];
	return [
		{
			path: [],
			code: "missing",
			severity: "warning",
			message: "There is nobody to notify: the business names no staff.",
			help: 'Add the numbers under business: staff: ["+961 70 123 456"].',
		},
	];
}

import { MINUTE } from "../../model.ts";
import type { StaffWords } from "./words.ts";

/** What Marhaba says to staff, in Arabic. */
export const arabic: StaffWords = {
	wantsPerson: (who) => `${apart(who)} بانتظار شخص.`,
	braked: (who, why) =>
		`توقف البوت عن الرد على ${apart(who)} لمدة ساعة: ${reason(why)}. قد يكون الطرف الآخر بوتاً.`,
	identityChanged: (who) =>
		`غيّر ${apart(who)} هاتفه، أو صار الرقم مع شخص آخر. قد يوقف واتساب الرسائل إليه حتى يُؤكَّد التغيير لدى ${apart("Infobip")}.`,
	templateChanged: (template, status, reason) =>
		`غيّر واتساب القالب ${apart(template)}: ${apart(reason === null ? status : `${status} (${reason})`)}.`,
	off: (until) =>
		until === null
			? `البوت متوقف إلى أن تكتب ${apart("#on")}.`
			: `البوت متوقف ويعود ${until}.`,
	on: "البوت يعمل.",
	chatOff: (number, until) =>
		until === null
			? `البوت صامت مع ${apart(number)} إلى أن تكتب ${apart(`#on ${number}`)}.`
			: `البوت صامت مع ${apart(number)}. يعود ${until} أو حين تكتب ${apart(`#on ${number}`)}.`,
	chatOn: (number) => `البوت يرد على ${apart(number)} من جديد.`,
	closed: `مغلق لبقية اليوم. ${apart("#open")} يفتح من جديد.`,
	open: `مفتوح الآن. ${apart("#closed today")} يغلق من جديد.`,
	isOn: "البوت يعمل.",
	isOpen: (until) => (until === null ? "مفتوح." : `مفتوح. يغلق ${until}.`),
	isClosed: (next) => (next === null ? "مغلق." : `مغلق. يفتح ${next}.`),
	unreadable: (rest) =>
		`"${apart(rest)}" ليس رقماً مع رمز البلد ولا مدة. اكتب ${apart("#off 2h")} أو ${apart("#off +961 70 111 222")}.`,
	onlyText: "لا يمكن تمرير غير النص إلى الزبون. لم يُرسل شيء.",
	help: [
		`${apart("#off")} – البوت صامت في كل المحادثات؛ ${apart("#off 2h")} – لمدة ساعتين`,
		`${apart("#off +961 70 111 222")} – صامت في هذه المحادثة فقط`,
		`${apart("#on")} – يرد من جديد؛ ${apart("#on +961 70 111 222")} – في هذه المحادثة`,
		`${apart("#closed today")} – مغلق لبقية اليوم`,
		`${apart("#open")} – مفتوح الآن`,
		`${apart("#status")} – الوضع الحالي`,
		`${apart("#help")} – هذه القائمة`,
		"رد على إشعار، فيصل نصك إلى ذلك الزبون.",
	].join("\n"),
};

/** Kept in its own direction: in an Arabic line a number's plus would else stand at its end. */
function apart(text: string): string {
	return `\u2068${text}\u2069`;
}

function reason(why: Parameters<StaffWords["braked"]>[1]): string {
	switch (why.type) {
		case "quick":
			return `وصلت ${why.times} رسائل خلال أقل من ثانية بعد ردوده`;
		case "same":
			return `كان سيكرر الرد نفسه ${why.times} مرات في دقيقة`;
		case "many":
			return `رد ${why.times} مرة خلال ${Math.ceil(why.perMs / MINUTE)} دقيقة`;
	}
}

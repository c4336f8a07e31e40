import type { AnswerLanguage } from "../languages.ts";
import type { TagTable } from "./tags.ts";

/**
 * What means yes and no. `yes` and `no` decide; `fine` and `not` count only where neither is said, and `not` turns what follows
 * around: *pas d'accord*. `unsure` is no answer. `onlyYes` and `onlyNo` count when they are the whole message.
 */
export const yesNoWords: Readonly<Record<AnswerLanguage, TagTable>> = {
	en: {
		yes: `yes, yess, yeah, yea, yeh, yep, yup, yah, yessir, sure, of course, definitely, absolutely, certainly, affirmative,
			yes please, why not, for sure, indeed, aye`,
		no: `no, nope, nah, noo, no thanks, no thank you, no way, not at all, negative, of course not, certainly not,
			absolutely not, definitely not, not really, i don't think so, i dont think so, not now, not yet, no need, neither`,
		fine: `ok, okay, okey, okk, k, kk, fine, alright, all right, agree, agreed, correct, right, exactly, perfect, great, deal, good,
			go ahead, sounds good, works for me, i do, i will, i would, i'd love to, let's do it, i don't mind, i dont mind, no problem,
			no worries, confirmed, i confirm, confirm, true, cool, done`,
		not: `not, don't, dont, won't, wont, can't, cant, cannot, isn't, isnt, doesn't, doesnt, didn't, didnt, never, disagree, wrong,
			incorrect, false, refuse, wouldn't, shouldn't, nothing, none`,
		unsure: `maybe, perhaps, not sure, i'm not sure, im not sure, don't know, dont know, dunno, idk, no idea, depends, it depends,
			not certain`,
		onlyYes: "y, ya, yh, ah",
		onlyNo: "n",
	},
	fr: {
		yes: `oui, ouii, ouais, ouai, ui, vi, oué, oue, yep, bien sûr, évidemment, absolument, certainement, tout à fait, carrément,
			volontiers, avec plaisir, pourquoi pas, bien entendu, oui merci, assurément`,
		no: `non, nan, nn, nop, non merci, pas du tout, jamais, pas vraiment, surtout pas, certainement pas, bien sûr que non,
			je ne crois pas, pas encore, pas maintenant, hors de question`,
		fine: `ok, okay, oki, d'accord, daccord, dacc, dac, entendu, parfait, exact, exactement, c'est bon, c'est ça, ça marche, ça me va,
			ça roule, bien, bon, correct, je veux bien, je confirme, confirmé, vas y, allez y, top, super, nickel, pas de problème,
			aucun problème, sans problème, pas de souci, aucun souci, sans souci, impeccable, vrai, si si`,
		not: `pas, aucun, aucune, refuse, faux, rien, aucunement, plus du tout`,
		unsure: `peut être, je ne sais pas, je sais pas, j'sais pas, jsp, chais pas, ça dépend, pas sûr, pas sûre, aucune idée`,
		onlyYes: "o, si",
		onlyNo: "n",
	},
	ar: {
		yes: `نعم, ايه, إي, أيوا, أيوه, إيوا, اه, آه, أه, اها, أكيد, طبعا, بالتأكيد, بالطبع, بكل تأكيد, أجل, بلى, واه,
			ييه, ايواه, ليش لا, ليه لا, لم لا, لما لا, بكل سرور, من كل بد,
			aywa, aiwa, aywah, na3am, naam, akid, akeed, 2akid, tab3an, eih, lesh la2, lesh la`,
		no: `لا, لأ, لاء, لالا, لا لا, كلا, أبدا, بلاش, لا شكرا, لا طبعا, أكيد لا, طبعا لا,  لاواه, ما بدي, مابدي, ما بدنا, ما بدنا شي, مش عايز,
			مش عاوز, مو لازم, ما اريد, لا اريد, مستحيل, لأ شكرا,
			la2, laa, la2a, laa2, la shukran, la2 shukran, ma baddi, ma bade, mabadde, mish 3ayez`,
		fine: `تمام, ماشي, موافق, موافقة, موافقين, أوكي, اوك, اوكيه, حسنا, صح, صحيح, مزبوط, مظبوط, زين, طيب, يلا, أتفق, متفق, لا بأس,
			لاباس, لا مشكلة, مافي مشكلة, ما في مشكلة, مش مشكلة, مفيش مشكلة, ما عندي مانع, لا مانع, مافي مانع, على ما يرام, منيح, كويس,
			تكرم, حاضر, جيد, ممتاز, بدي, عايز, أريد, زوين, مناسب, تم, إن شاء الله,
			tamem, tamam, mashi, meche, mnih, kwayes, yalla, ok, tayeb, tayyeb, baddi, ma fi meshkle`,
		not: `ليس, ليست, لست, مش, مو, مب, موب, ماني, مانو, غير, أختلف, غلط, خطأ, رافض, أرفض, لن, لم, مابدناش, mesh, mish, mush, mech, mch`,
		unsure: `يمكن, ربما, ما بعرف, مابعرف, ما ادري, مدري, مش عارف, مش متأكد, لا أعرف, لا أدري, مو متأكد, على حسب, حسب, بلكي,
			ma ba3ref, mish 3aref, yimkin, yemkin, balke`,
		onlyYes: "eh, e, هيه, ee, ah",
		onlyNo: "la, لع",
	},
};

/** What means the same in every language. */
export const yesNoSigns: TagTable = {
	yes: "👍, 👌, ✅, ☑, ✔, 🆗, 💯, 🙆",
	no: "👎, ❌, ✖, 🚫, 🙅, ⛔",
};

import type { TagTable } from "./tags.ts";

const ordinals: TagTable = {
	"w:1": "أول, أولى, حادي, حادية",
	"w:2": "ثاني, ثانية, تاني, تانية",
	"w:3": "ثالث, ثالثة, تالت, تالتة",
	"w:4": "رابع, رابعة",
	"w:5": "خامس, خامسة",
	"w:6": "سادس, سادسة",
	"w:7": "سابع, سابعة",
	"w:8": "ثامن, ثامنة, تامن, تامنة",
	"w:9": "تاسع, تاسعة",
	"w:10": "عاشر, عاشرة",
	"w:11": "حادي عشر",
	"w:12": "ثاني عشر, تاني عشر",
	"w:13": "ثالث عشر",
	"w:14": "رابع عشر",
	"w:15": "خامس عشر",
	"w:16": "سادس عشر",
	"w:17": "سابع عشر",
	"w:18": "ثامن عشر",
	"w:19": "تاسع عشر",
};

/**
 * What Arabic says of days, standard and spoken. Months as in the Levant (كانون الثاني), in Egypt and the Gulf (يناير), in
 * Algeria and Tunisia (جانفي) and in Morocco (غشت).
 */
export const arabic: TagTable = {
	...ordinals,
	"day:0": `اليوم, هاليوم, هذا اليوم, النهاردة, النهارده, انهارده, الليلة, هالليلة, هالمسا, اليوم مساء, المسا, هلق, هلأ, الآن,
		حالا, دلوقتي, ليوم`,
	"day:1":
		"غدا, الغد, غد, يوم غد, بكرا, بكرة, بكره, بوكرا, باكر, غدوة, غدوا, اليوم التالي, تاني يوم",
	"day:2": `بعد غد, بعد غدا, بعد الغد, بعد بكرا, بعد بكرة, بعدبكرا, بعد باكر, عقب باكر, بعد غدوة, اللي بعد بكرا, ورا بكرا`,
	"day:-1": "أمس, مبارح, امبارح, إمبارح, البارحة, البارح, يوم أمس",
	"day:-2": "أول أمس, قبل أمس, قبل يوم أمس, أول مبارح, أول امبارح, أولة امبارح",
	"wd:0":
		"الاثنين, الإثنين, الاتنين, التنين, يوم اثنين, يوم تنين, اثنين القادم, اثنين الجاي, الاثنان",
	"wd:1": "الثلاثاء, الثلاثا, ثلاثاء, التلاتا, التلات, التلاتاء, الثلوثاء",
	"wd:2": "الأربعاء, أربعاء, الأربعا, الاربع, الربوع",
	"wd:3": "الخميس, خميس",
	"wd:4": "الجمعة, جمعة, الجمعه",
	"wd:5": "السبت, سبت",
	"wd:6": "الأحد, الحد, يوم أحد, لحد",
	"m:1": "يناير, كانون الثاني, كانون ثاني, كانون التاني, كانون تاني, جانفي",
	"m:2": "فبراير, شباط, فيفري",
	"m:3": "مارس, آذار",
	"m:4": "أبريل, إبريل, نيسان, أفريل",
	"m:5": "مايو, أيار, ماي",
	"m:6": "يونيو, يونيه, حزيران, جوان",
	"m:7": "يوليو, يوليه, تموز, جويلية, يوليوز",
	"m:8": "أغسطس, آب, أوت, غشت",
	"m:9": "سبتمبر, أيلول, شتنبر",
	"m:10": "أكتوبر, تشرين الأول, تشرين أول",
	"m:11": "نوفمبر, تشرين الثاني, تشرين ثاني, تشرين التاني, تشرين تاني, نونبر",
	"m:12": "ديسمبر, كانون الأول, كانون أول, دجنبر",
	"ws:0": "اثنين, تنين, اتنين",
	"n:25 m:12": "عيد الميلاد, الكريسماس",
	"n:1 m:1": "رأس السنة",
	"n:14 m:2": "عيد الحب",
	"u:d": "يوم, أيام, يوما, تيام",
	"n:2 u:d": "يومين, يومان",
	"u:w": "أسبوع, أسابيع, جمع",
	"n:2 u:w": "أسبوعين, أسبوعان",
	"u:m": "شهر, أشهر, شهور, تشهر",
	"n:2 u:m": "شهرين, شهران",
	"u:y": "سنة, سنين, سنوات, عام, أعوام",
	"n:2 u:y": "سنتين, عامين, عامان, سنتان",
	nextp:
		"القادم, القادمة, المقبل, المقبلة, الجاي, الجاية, الجايه, جاي, جاية, التالي, التالية, اللي جاي, اللي جايي, يلي جاي, الياي",
	lastp: "الماضي, الماضية, الفائت, الفايت, السابق, اللي فات, اللي راح, الماضيه",
	last: "آخر, أخير, أخيرة",
	this: "هذا, هذه, هاد, هيدا, هيدي, هادا, ده",
	in: "بعد, خلال, كمان, في خلال",
	agop: "قبل, منذ",
	fromnow: "من الآن, من اليوم, من هلق",
	not: "مش, مو, ما بقدر, ما فيني, غير, إلا, ليس, بس مش",
	of: "من",
	on: "في, بتاريخ, تاريخ, على, لتاريخ",
	and: "و",
	or: "أو, لحد, حتى, ولا, إلى, لغاية, يا",
	h: "صباحا, مساء, ظهرا, الساعة, ساعة, ساعات, دقيقة, ص, م, الصبح, المسا, بالليل",
	pl: "أشخاص, شخص, نفر, أنفار, أفراد, ضيوف, ضيف, كبار, صغار, كراسي, ليالي, غرف",
};

/** The same in Latin letters. */
export const arabizi: TagTable = {
	"day:0":
		"lyom, elyom, lyoum, el yom, el youm, lyawm, l yom, enaharda, elnaharda, el leile, lleile, hala2, halla2",
	"day:1": "bukra, bokra, boukra, bkra, bukara, bakra, ghadan, ghada, 8adan",
	"day:2":
		"ba3d bukra, ba3ed bukra, ba3d bokra, ba3ed bokra, ba3d boukra, ba3ed boukra, ba3d ghad",
	"day:-1": "mbere7, mbeere7, embere7, imbari7, mberi7",
	"wd:0":
		"el tanen, l tanen, eltanen, ltanen, el etnen, letnen, el tnen, l tnen, itnein",
	"wd:1": "el talata, l tleta, el tleta, ltaleta, eltalat, el talet, l talet",
	"wd:2": "el arb3a, l arb3a, el orb3a, l erb3a, larb3a, el arba3, elarb3a",
	"wd:3":
		"khamis, 5amis, el khamis, el 5amis, l khamis, l 5amis, lkhamis, l5amis",
	"wd:4":
		"jem3a, jum3a, jom3a, gom3a, gum3a, el jem3a, l jem3a, ljem3a, elgom3a, el gom3a",
	"wd:5": "sabet, sabt, el sabt, l sabt, el sabet, l sabet, elsabt, sebt",
	"wd:6": "a7ad, 2a7ad, el a7ad, l a7ad, el 7ad, la7ad, el2a7ad, l2a7ad",
	"u:d": "yom, youm, iyem, eyyem, tiyem, iyyem, eyem",
	"n:2 u:d": "yomen, yawmen, yomein",
	"u:w": "esbou3, isbou3, osbo3, jem3et",
	"n:2 u:w": "esbou3en, jem3ten",
	"u:m": "shaher, chaher, shahr",
	nextp:
		"jeye, jeyeh, el jeye, l jeye, gaya, el gaya, eljaye, ljeye, eljeye, jay, jeyi, l jey, el jey",
	in: "ba3d, ba3ed",
	not: "mesh, mish, mush, mch",
	or: "aw, la 7ad",
	and: "w",
	pl: "ashkhas, ash5as, shakhes, sha5es, shakhs, sh5as",
};

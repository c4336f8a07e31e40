import { format } from "./intl.ts";

/** The few words that Marhaba itself says inside an owner's texts. */
export interface Phrases {
	readonly yes: string;
	readonly no: string;
	readonly closed: string;
	/** What opens a list of options; at most 20 letters. */
	readonly choose: string;
	/** Answers the word that cancels a flow. */
	readonly cancelled: string;
	/** `today at 18:00` */
	today(time: string): string;
	/** `tomorrow at 12:00` */
	tomorrow(time: string): string;
	/** `on Monday at 12:00` */
	onWeekday(weekday: string, time: string): string;
	/** `on 25 December at 12:00` */
	onDate(date: string, time: string): string;
}

const english: Phrases = {
	yes: "yes",
	no: "no",
	closed: "closed",
	choose: "Choose",
	cancelled: "All right, cancelled.",
	today: (time) => `today at ${time}`,
	tomorrow: (time) => `tomorrow at ${time}`,
	onWeekday: (weekday, time) => `on ${weekday} at ${time}`,
	onDate: (date, time) => `on ${date} at ${time}`,
};

const french: Phrases = {
	yes: "oui",
	no: "non",
	closed: "fermé",
	choose: "Choisir",
	cancelled: "D'accord, c'est annulé.",
	today: (time) => `aujourd'hui à ${time}`,
	tomorrow: (time) => `demain à ${time}`,
	onWeekday: (weekday, time) => `${weekday} à ${time}`,
	onDate: (date, time) => `le ${date} à ${time}`,
};

const arabic: Phrases = {
	yes: "نعم",
	no: "لا",
	closed: "مغلق",
	choose: "اختر",
	cancelled: "حسناً، تم الإلغاء.",
	today: (time) => `اليوم الساعة ${time}`,
	tomorrow: (time) => `غداً الساعة ${time}`,
	onWeekday: (weekday, time) => `يوم ${weekday} الساعة ${time}`,
	onDate: (date, time) => `يوم ${date} الساعة ${time}`,
};

const known: ReadonlyMap<string, Phrases> = new Map([
	["en", english],
	["fr", french],
	["ar", arabic],
]);

/** The words for a language; those of other languages are what Unicode's tables know of them. */
export function phrases(language: string): Phrases {
	return known.get(baseOf(language)) ?? plain(language);
}

/** `pt` of `pt-BR`. */
export function baseOf(language: string): string {
	return language.split("-", 1)[0] ?? language;
}

function plain(language: string): Phrases {
	const relative = format(language).relativeDay;
	return {
		yes: "✓",
		no: "✗",
		closed: "–",
		choose: "☰",
		cancelled: "👌",
		today: (time) => `${relative(0)} ${time}`,
		tomorrow: (time) => `${relative(1)} ${time}`,
		onWeekday: (weekday, time) => `${weekday} ${time}`,
		onDate: (date, time) => `${date} ${time}`,
	};
}

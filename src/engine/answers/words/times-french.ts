import type { TagTable } from "./tags.ts";

/** What French says of the time of day. */
export const french: TagTable = {
	am: `du matin, le matin, de matin, ce matin, matin, matinée, du matinée, de la matinée, dans la matinée, au matin, am, a m`,
	pm: `du soir, le soir, de soir, ce soir, au soir, soir, soirée, de soirée, du soirée, de la soirée, dans la soirée,
		de l'après midi, dans l'après midi, l'après midi, après midi, cet après midi, cette après midi, aprem, pm, p m`,
	night: "dans la nuit, de la nuit, cette nuit, la nuit, nuit",
	lunch:
		"l'heure de déjeuner, l'heure du déjeuner, pour le déjeuner, au déjeuner, déjeuner",
	noon: "midi, mi journée, milieu de midi, milieu de journée, ce midi",
	midnight: "minuit, milieu de la nuit, mi nuit",
	"t:10:00": "milieu du matin, milieu de matinée, milieu de la matinée",
	"t:14:00": "milieu d'après midi, milieu de l'après midi, milieu après midi",
	h: "h, heure, heures",
	min: "min, mn, minute, minutes, m",
	s: "s, sec, seconde, secondes",
	half: "demi, demie",
	quarter: "quart, quarts",
	minus: "moins",
	in: "dans, d'ici",
	from: "entre",
	at: "à, vers, environ, a peu près, peu près, aux alentours de, autour de",
	of: "de, du, d",
	the: "le, la, les, l",
	a: "un, une",
	and: "et",
	or: "ou, jusqu'à",
	not: "pas, sauf",
	pl: "personnes, personne, pers, convives, adultes, enfants, couverts, places, tables, p, jours, semaines",
};

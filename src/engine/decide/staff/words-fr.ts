import { MINUTE } from "../../model.ts";
import type { StaffWords } from "./words.ts";

/** What Marhaba says to staff, in French. */
export const french: StaffWords = {
	wantsPerson: (who) => `${who} attend une personne.`,
	braked: (who, why) =>
		`Le bot ne répond plus à ${who} pendant une heure : ${reason(why)}. C'est peut-être un autre bot.`,
	identityChanged: (who) =>
		`${who} a changé de téléphone, ou quelqu'un d'autre a maintenant ce numéro. WhatsApp peut retenir les messages jusqu'à ce que le changement soit confirmé chez Infobip.`,
	templateChanged: (template, status, reason) =>
		`WhatsApp a changé le modèle ${template} : ${status}${reason === null ? "" : ` (${reason})`}.`,
	off: (until) =>
		until === null
			? "Le bot est arrêté jusqu'à ce que vous écriviez #on."
			: `Le bot est arrêté ; il revient ${until}.`,
	on: "Le bot est en marche.",
	chatOff: (number, until) =>
		until === null
			? `Le bot se tait avec ${number} jusqu'à ce que vous écriviez #on ${number}.`
			: `Le bot se tait avec ${number}. Il revient ${until}, ou si vous écrivez #on ${number}.`,
	chatOn: (number) => `Le bot répond de nouveau à ${number}.`,
	closed: "Fermé pour aujourd'hui. #open rouvre.",
	open: "Ouvert dès maintenant. #closed today referme.",
	isOn: "Le bot est en marche.",
	isOpen: (until) => (until === null ? "Ouvert." : `Ouvert ; ferme ${until}.`),
	isClosed: (next) => (next === null ? "Fermé." : `Fermé ; ouvre ${next}.`),
	unreadable: (rest) =>
		`« ${rest} » n'est ni un numéro avec son pays ni une durée. Écrivez #off 2h ou #off +961 70 111 222.`,
	onlyText: "Seul du texte peut être transmis à un client. Rien n'est parti.",
	help: [
		"#off – le bot se tait partout ; #off 2h – pendant deux heures",
		"#off +961 70 111 222 – il se tait dans cette conversation",
		"#on – il répond de nouveau ; #on +961 70 111 222 – dans cette conversation",
		"#closed today – fermé pour le reste de la journée",
		"#open – ouvert dès maintenant",
		"#status – où en est-on",
		"#help – cette liste",
		"Répondez à un avis : votre texte part à ce client.",
	].join("\n"),
};

function reason(why: Parameters<StaffWords["braked"]>[1]): string {
	switch (why.type) {
		case "quick":
			return `${why.times} messages sont venus moins d'une seconde après ses réponses`;
		case "same":
			return `il allait donner ${why.times} fois la même réponse en une minute`;
		case "many":
			return `il a répondu ${why.times} fois en ${Math.ceil(why.perMs / MINUTE)} min`;
	}
}

import { t } from "../lib/i18n.js";

const reasons = {
	"outside-window": () =>
		t(
			"Held back: more than 24 hours after they wrote, only a template may be sent.",
		),
	"opted-out": () => t("Held back: they want no messages."),
	"handed-off": () => t("Held back: a person took this chat."),
	brake: () => t("Held back: the bot had sent too much here."),
	"empty-placeholder": () => t("Held back: a placeholder had nothing to show."),
	erased: () => t("Held back: this person was erased."),
	restored: () =>
		t(
			"Held back: it waited when this copy of the database was made, and may have left since.",
		),
};

/** Why one of our messages did not leave; what was held back before reasons were kept has none. */
export function withheldWords(reason) {
	return reasons[reason]?.() ?? t("It was held back.");
}

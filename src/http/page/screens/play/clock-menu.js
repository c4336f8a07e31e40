import { askForm, field } from "../../components/dialog.js";
import { toast } from "../../components/toast.js";
import { button, element, icon } from "../../lib/dom.js";
import { lengthOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { untilNext, untilWall, wallInput } from "./jumps.js";

const HOUR = 3_600_000;
const MONDAY = 1;
const EIGHT = 8 * 60;

/** Ways to let the session's time pass. `now()` gives its clock and zone; `pass(milliseconds, words)` lets it go on. */
export function clockMenu({ now, pass }) {
	const later = (hours) => () =>
		pass(hours * HOUR, t("{time} later", { time: lengthOf(hours * HOUR) }));
	const monday = () => {
		const { at, timezone } = now();
		pass(untilNext(at, timezone, MONDAY, EIGHT), t("Monday 08:00"));
	};
	return element(
		"div.clock-menu",
		{ role: "group", "aria-label": t("Let time pass") },
		icon("clock"),
		button(t("+2 h"), later(2), { name: t("Let two hours pass") }),
		button(t("+1 day"), later(24), { name: t("Let a day pass") }),
		button(t("Mon 08:00"), monday, { name: t("Go to Monday 08:00") }),
		button("…", () => askMoment(now(), pass), {
			name: t("Go to another moment"),
		}),
	);
}

async function askMoment({ at, timezone }, pass) {
	const earliest = wallInput(at, timezone);
	const values = await askForm(
		t("Go to another moment"),
		[
			field(
				t("On the business's own clock ({zone})", { zone: timezone }),
				element("input", {
					name: "moment",
					type: "datetime-local",
					value: earliest,
					min: earliest,
					required: true,
				}),
			),
		],
		{ label: t("Go there") },
	);
	if (values === null) return;
	const milliseconds = untilWall(at, timezone, values.moment);
	if (milliseconds <= 0) return toast(t("That moment has passed."), "wrong");
	pass(milliseconds, values.moment.replace("T", " "));
}

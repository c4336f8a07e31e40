import { tried } from "../../components/toast.js";
import { ask } from "../../lib/api.js";
import { element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

let agents = null;

/** Who of the team looks after this chat. */
export function assignment({ conversation, assigned }, onChange) {
	const select = element(
		"select",
		{ "aria-label": t("Looked after by"), change },
		element("option", { value: "" }, t("nobody yet")),
		element("option", { value: "me" }, t("me")),
	);

	async function change() {
		const agent = select.value === "" ? null : select.value;
		const path = `/api/conversations/${conversation}/assignee`;
		await tried(() => ask(path, { method: "PUT", body: { agent } }));
		await onChange();
	}

	fill(select, assigned ?? null);
	return element(
		"section.part",
		{},
		element("h3", {}, t("Looked after by")),
		select,
	);
}

async function fill(select, assigned) {
	agents ??= ask("/api/agents").catch(() => ({ agents: [] }));
	const { agents: known } = await agents;
	const all = known.filter(({ removed }) => !removed);
	if (assigned && !all.some(({ agent }) => agent === assigned.agent))
		all.push(assigned);
	select.append(
		...all.map(({ agent, name }) =>
			element(
				"option",
				{ value: agent ?? "", selected: agent === assigned?.agent },
				name,
			),
		),
	);
}

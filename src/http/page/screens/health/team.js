import {
	askForm,
	confirmed,
	field,
	openDialog,
} from "../../components/dialog.js";
import { tried } from "../../components/toast.js";
import { ask, send } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

const roles = {
	agent: () => t("answers customers"),
	admin: () => t("may change everything"),
};

/** Who may sign in: colleagues with a name, a role and a token of their own. */
export function teamCard() {
	const list = element("ul.team", {});

	async function load() {
		const found = await ask("/api/agents").catch(() => ({ agents: [] }));
		const here = found.agents.filter(({ removed }) => !removed);
		list.replaceChildren(...(here.length > 0 ? here.map(row) : [nobody()]));
	}

	async function add() {
		const values = await askForm(
			t("Add a colleague …"),
			[
				field(
					t("Name"),
					element("input", {
						name: "name",
						required: true,
						maxlength: 60,
						dir: "auto",
					}),
				),
				field(t("Role"), roleChoice()),
			],
			{ label: t("Add a colleague …") },
		);
		if (values === null) return;
		await handOut(() => send("/api/agents", values));
	}

	/** A token is shown once; afterwards only its hash is kept. */
	async function handOut(work) {
		const made = await tried(work);
		if (!made) return;
		await openDialog(t("Token of {name}", { name: made.agent.name }), () => [
			element("p", {}, t("It is shown this once: give it to them now.")),
			element("pre.code", { dir: "ltr", tabindex: 0 }, made.token),
		]);
		await load();
	}

	async function remove({ agent, name }) {
		const sure = await confirmed(
			t("Remove {name}?", { name }),
			t("They can no longer sign in. What they wrote stays."),
			{ label: t("Remove"), danger: true },
		);
		if (!sure) return;
		await tried(() => ask(`/api/agents/${agent}`, { method: "DELETE" }));
		await load();
	}

	function row(member) {
		const { agent, name, role } = member;
		return element(
			"li",
			{},
			element("b", { dir: "auto" }, name),
			element("span.hint", {}, roles[role]?.() ?? role),
			button(t("New token"), () =>
				handOut(() => send(`/api/agents/${agent}/token`, {})),
			),
			button(icon("trash"), () => remove(member), {
				name: t("Remove"),
				kind: "icon-button",
			}),
		);
	}

	load();
	return element(
		"section.health-card",
		{ "data-state": "good" },
		element("h2", {}, icon("person"), t("Team")),
		list,
		element("p", {}, button([icon("plus"), t("Add a colleague …")], add)),
	);
}

function nobody() {
	return element(
		"li.hint",
		{},
		t("Nobody yet. Everybody with ADMIN_TOKEN is an admin."),
	);
}

function roleChoice() {
	return element(
		"select",
		{ name: "role" },
		...Object.entries(roles).map(([role, words]) =>
			element("option", { value: role }, words()),
		),
	);
}

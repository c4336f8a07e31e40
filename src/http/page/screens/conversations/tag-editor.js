import { tried } from "../../components/toast.js";
import { ask } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/** The tags of a person: put on by typing, taken off by a tap. Rules see them at once. */
export function tagEditor({ conversation, tags, state }, onChange) {
	const all = tags ?? state?.tags ?? [];
	const change = async (body) => {
		const path = `/api/conversations/${conversation}`;
		const done = await tried(() => ask(path, { method: "PATCH", body }));
		if (done) await onChange();
	};
	const input = element("input.tag-box", {
		name: "tag",
		placeholder: t("Add a tag"),
		"aria-label": t("Add a tag"),
		dir: "auto",
		maxlength: 60,
	});
	const submit = (event) => {
		event.preventDefault();
		const tag = input.value.trim();
		if (tag !== "") change({ tag });
	};
	return element(
		"section.part",
		{},
		element("h3", {}, t("Tags")),
		element(
			"div.tags",
			{},
			...all.map((tag) =>
				button([tag, " ✕"], () => change({ untag: tag }), {
					kind: "chip",
					name: t("Take off {tag}", { tag }),
					dir: "auto",
				}),
			),
			element("form", { submit }, input),
		),
	);
}

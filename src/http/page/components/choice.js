import { element } from "../lib/dom.js";

let made = 0;

/**
 * One of several, side by side: a group of radio buttons that looks like one control.
 *
 * @param {{ label: string, options: Record<string, string>, chosen?: string, onChange: (value: string) => void }} given
 */
export function choice({ label, options, chosen = null, onChange }) {
	made += 1;
	const name = `choice-${made}`;
	const first = chosen ?? Object.keys(options)[0];
	const node = element(
		"div.choice",
		{
			role: "radiogroup",
			"aria-label": label,
			change: ({ target }) => onChange(target.value),
		},
		...Object.entries(options).map(([value, words]) =>
			element(
				"label",
				{},
				element("input", {
					type: "radio",
					name,
					value,
					checked: value === first,
				}),
				element("span", {}, words),
			),
		),
	);
	return { node, value: () => node.querySelector("input:checked").value };
}

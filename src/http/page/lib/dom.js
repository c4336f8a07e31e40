/**
 * Makes an element. Children are nodes or texts; a text is always a text node, never markup, whoever wrote it.
 *
 * @param {string} tag e.g. `"p"`, or `"p.note.small"` with classes
 * @param {Record<string, unknown>} [properties] attributes; functions are listeners: `{ click: open }`
 * @param {...(Node | string | number | null | undefined | false)} children
 */
export function element(tag, properties = {}, ...children) {
	const [name, ...classes] = tag.split(".");
	const made = document.createElement(name);
	made.classList.add(...classes);
	for (const [key, value] of Object.entries(properties)) set(made, key, value);
	for (const child of children.flat()) {
		if (child === null || child === undefined || child === false) continue;
		made.append(child instanceof Node ? child : String(child));
	}
	return made;
}

/** Attributes that are set as properties: a value in a box is what stands there now. */
const asProperties = new Set(["value", "checked", "disabled", "indeterminate"]);

function set(made, key, value) {
	if (value === null || value === undefined || value === false) return;
	if (asProperties.has(key)) made[key] = value;
	else if (typeof value === "function") made.addEventListener(key, value);
	else made.setAttribute(key, value === true ? "" : String(value));
}

/** A button; `name` says what it does: beside a short label to the mouse, and in place of a drawing to a screen reader as well. */
export function button(label, click, { name, kind, ...properties } = {}) {
	const isDrawing = label instanceof Node;
	return element(
		kind ? `button.${kind}` : "button",
		{
			type: "button",
			title: name,
			"aria-label": isDrawing ? name : null,
			click,
			...properties,
		},
		...[label].flat(),
	);
}

/** A drawing from `icons.svg`; nobody's machine needs a font for it. */
export function icon(name) {
	const space = "http://www.w3.org/2000/svg";
	const drawing = document.createElementNS(space, "svg");
	const use = document.createElementNS(space, "use");
	use.setAttribute("href", `/page/icons.svg#${name}`);
	drawing.setAttribute("class", `icon icon-${name}`);
	drawing.setAttribute("aria-hidden", "true");
	drawing.append(use);
	return drawing;
}

/** A link to somewhere else; only http and https become one, anything else stays a text. */
export function outsideLink(url, ...children) {
	if (!isWebAddress(url)) return element("span", {}, ...children);
	const properties = {
		href: url,
		target: "_blank",
		rel: "noopener noreferrer",
	};
	return element("a", properties, ...children);
}

function isWebAddress(url) {
	return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

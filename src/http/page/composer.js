import { element, icon } from "./dom.js";

/** Messages that the arrow key brings back. */
const MOST_REMEMBERED = 20;

/** A small button whose title says what it does. */
export function tool(label, title, click) {
	return element(
		"button",
		{ type: "button", title, "aria-label": title, click },
		label,
	);
}

/** Where a message is written; the arrow keys bring earlier ones back. */
export function composer({ write, send }) {
	const said = [];
	let back = 0;
	const input = element("textarea", {
		rows: 1,
		placeholder: "Write as a customer",
		"aria-label": "Message",
		dir: "auto",
		maxlength: 4096,
		keydown: (event) => {
			if (event.key === "Enter" && !event.shiftKey && !event.isComposing)
				submit(event);
			if (event.key === "ArrowUp" && (input.value === "" || back > 0))
				recall(event, 1);
			if (event.key === "ArrowDown" && back > 0) recall(event, -1);
		},
	});

	function submit(event) {
		event.preventDefault();
		const text = input.value;
		if (text.trim() === "") return;
		said.unshift(text);
		said.length = Math.min(said.length, MOST_REMEMBERED);
		back = 0;
		input.value = "";
		write(text);
	}

	function recall(event, step) {
		event.preventDefault();
		back = Math.min(Math.max(back + step, 0), said.length);
		input.value = back === 0 ? "" : said[back - 1];
	}

	return element(
		"form.composer",
		{ submit },
		tool(icon("pin"), "Send a location", () =>
			send({
				type: "location",
				latitude: 33.8938,
				longitude: 35.5018,
				name: "Beirut",
			}),
		),
		tool(icon("picture"), "Send a picture", () =>
			send({ type: "image", url: "https://example.com/picture.jpg" }),
		),
		input,
		element("button.send", { "aria-label": "Send" }, icon("send")),
	);
}

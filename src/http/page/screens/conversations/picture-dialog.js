import { field, openDialog } from "../../components/dialog.js";
import { request } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { fitting } from "../../lib/picture.js";

/**
 * Asks for a picture – chosen, dropped, pasted, or by its address – and gives the message, or null. `given` is a file that somebody
 * dropped or pasted into the chat.
 */
export async function askPicture(_row, given = null) {
	const message = await openDialog(t("Picture"), (close) => {
		const form = pictureForm(close);
		if (given) form.take(given);
		return [form.node];
	});
	return message ?? null;
}

function pictureForm(close) {
	let picture = null;
	const preview = element("canvas.picture-preview", { hidden: true });
	const wrong = element("p.wrong", {
		role: "alert",
		dir: "auto",
		hidden: true,
	});
	const address = element("input", {
		name: "url",
		required: true,
		placeholder: "https://…, menu.jpg",
	});
	const addressField = field(
		t("Or its address"),
		address,
		t("A web address, or the name of a file in rules/media."),
	);
	const caption = element("input", { dir: "auto", maxlength: 3000 });
	const go = element("button.primary", { type: "submit" }, t("Send"));

	async function take(file) {
		say(null);
		try {
			picture = await fitting(file, preview);
		} catch {
			picture = null;
			say(t("This file is no picture that can be shown here."));
		}
		preview.hidden = picture === null;
		addressField.hidden = picture !== null;
		address.required = picture === null;
		if (picture) caption.focus();
	}

	function say(words) {
		wrong.hidden = words === null;
		wrong.textContent = words ?? "";
	}

	async function submit(event) {
		event.preventDefault();
		go.disabled = true;
		try {
			const url = picture ? await upload(picture) : address.value.trim();
			close({ image: { url, ...captionOf(caption.value) } });
		} catch (error) {
			say(error.message);
			go.disabled = false;
		}
	}

	const node = element(
		"form.fields",
		{ submit, paste: (event) => takeFirst(event.clipboardData, event, take) },
		dropPlace(take),
		preview,
		addressField,
		field(t("Caption"), caption),
		wrong,
		element(
			"footer",
			{},
			button(t("Cancel"), () => close()),
			go,
		),
	);
	return { node, take };
}

function dropPlace(take) {
	const input = element("input.drop-input", {
		type: "file",
		accept: "image/*",
		change: ({ target }) => target.files[0] && take(target.files[0]),
	});
	const place = element(
		"label.drop-place",
		{},
		icon("picture"),
		element("span", {}, t("Choose a picture, drop it here or paste it")),
		input,
	);
	takesDrops(place, take);
	return place;
}

/** Hears of pictures that are dropped on a node. */
export function takesDrops(node, take) {
	const over = (isOver) => node.classList.toggle("drop-over", isOver);
	node.addEventListener("dragover", (event) => {
		if (!event.dataTransfer.types.includes("Files")) return;
		event.preventDefault();
		over(true);
	});
	node.addEventListener("dragleave", () => over(false));
	node.addEventListener("drop", (event) => {
		over(false);
		takeFirst(event.dataTransfer, event, take);
	});
}

/** The first picture in what was dropped or pasted; anything else goes where it would have gone. */
export function takeFirst({ files }, event, take) {
	const file = [...files].find(({ type }) => type.startsWith("image/"));
	if (!file) return;
	event.preventDefault();
	take(file);
}

/** Its name on the server, by which it is sent. */
async function upload(picture) {
	const response = await request("/api/media", {
		method: "POST",
		headers: { "content-type": picture.type },
		file: picture,
	});
	return (await response.json()).media;
}

/** What a person typed leaves as it is: a brace of theirs is no placeholder. */
function captionOf(words) {
	const caption = words.trim().replaceAll("{", "\\{");
	return caption === "" ? {} : { caption };
}

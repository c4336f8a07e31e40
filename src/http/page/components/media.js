import { element, outsideLink } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { caption, cardLine, siteOf } from "./bubble-parts.js";

const icons = {
	image: "picture",
	video: "film",
	document: "file",
	audio: "sound",
	voice: "sound",
	sticker: "picture",
};

const names = {
	image: () => t("Picture"),
	video: () => t("Video"),
	document: () => t("Document"),
	audio: () => t("Audio"),
	voice: () => t("Voice message"),
	sticker: () => t("Sticker"),
};

/** A picture, film, recording or file: shown where it comes from our own server, else named with the site it lies on. */
export function mediaParts(content, { media = null } = {}) {
	const { type, url, caption: words, filename } = content;
	const own = ownAddress(media, url);
	const name = filename ?? words ?? names[type]();
	const shown = own && players[type]?.(own, name);
	return [
		shown ??
			cardLine(
				icons[type],
				own
					? element("a", { href: own, download: "" }, name)
					: outsideLink(url ?? "", filename ?? names[type]()),
				own ? names[type]() : siteOf(url),
			),
		words && caption(words),
	];
}

/** Where our own server gives the file: a customer's by `/api/media/`, the rules' own by `/media/`. Null for what lies elsewhere. */
function ownAddress(media, url) {
	if (media) return `/api/media/${encodeURIComponent(media)}`;
	const name = /^media:([^/\\]+)$/.exec(url ?? "")?.[1];
	if (name) return `/media/${encodeURIComponent(name)}`;
	return URL.canParse(url) &&
		new URL(url).origin === location.origin &&
		new URL(url).pathname.startsWith("/media/")
		? new URL(url).pathname
		: null;
}

const picture = (address, name) =>
	gone(element("img.picture", { src: address, alt: name, loading: "lazy" }));

const players = {
	image: picture,
	sticker: picture,
	video: (address, name) =>
		gone(
			element("video.picture", {
				src: address,
				controls: true,
				preload: "none",
				"aria-label": name,
			}),
		),
	audio: recording,
	voice: recording,
};

function recording(address, name) {
	return gone(
		element("audio", {
			src: address,
			controls: true,
			preload: "none",
			"aria-label": name,
		}),
	);
}

/** A file may be gone after seven days: then it is only named. */
function gone(player) {
	player.addEventListener("error", () =>
		player.replaceWith(
			cardLine("picture", player.alt ?? player.ariaLabel, t("no longer kept")),
		),
	);
	return player;
}

import { toast } from "../components/toast.js";
import { button, icon } from "../lib/dom.js";
import { onRow } from "../lib/feed.js";
import { t } from "../lib/i18n.js";
import { keep, kept } from "../lib/preferences.js";
import { go } from "../lib/router.js";
import { isCall } from "./wanted.js";

/** The bell: when a chat goes to a person, it rings and the machine says so, if that is wanted here. */
export function alarmBell() {
	let isOn = kept("bell") === "on";
	const bell = button(icon("bell"), toggle, {
		kind: "icon-button",
		name: t("Ring when a person is wanted"),
		"aria-pressed": String(isOn),
	});

	function toggle() {
		isOn = !isOn;
		keep("bell", isOn ? "on" : "off");
		bell.setAttribute("aria-pressed", String(isOn));
		if (!isOn) return toast(t("It rings no more."));
		toast(t("It will ring when a chat goes to a person."));
		ring();
		globalThis.Notification?.requestPermission?.();
	}

	onRow((row) => {
		if (!isOn || !isCall(row)) return;
		ring();
		notify(row);
	});
	return bell;
}

function notify({ conversation }) {
	if (globalThis.Notification?.permission !== "granted") return;
	const note = new Notification(t("Somebody wants a person"), {
		tag: conversation,
		icon: "/page/logo.svg",
	});
	note.onclick = () => {
		focus();
		go("conversations", conversation);
		note.close();
	};
}

/** Two short tones; nothing has to be loaded for them. */
function ring() {
	const audio = new AudioContext();
	for (const [start, pitch] of [
		[0, 660],
		[0.18, 880],
	]) {
		const tone = audio.createOscillator();
		const volume = audio.createGain();
		tone.frequency.value = pitch;
		volume.gain.value = 0.15;
		volume.gain.exponentialRampToValueAtTime(
			0.001,
			audio.currentTime + start + 0.16,
		);
		tone.connect(volume).connect(audio.destination);
		tone.start(audio.currentTime + start);
		tone.stop(audio.currentTime + start + 0.16);
	}
	setTimeout(() => audio.close(), 1_000);
}

import { liveScreen } from "../screens/live/live-screen.js";

/** The screens by the first word of their address; a new one is one module and one line here. */
export const screens = {
	live: { label: "Live", drawing: "live", load: async () => liveScreen },
	play: {
		label: "Playground",
		drawing: "phone",
		load: async () =>
			(await import("../screens/play/play-screen.js")).playScreen,
	},
	rules: {
		label: "Rules",
		drawing: "rules",
		load: async () =>
			(await import("../screens/rules/rules-screen.js")).rulesScreen,
	},
};

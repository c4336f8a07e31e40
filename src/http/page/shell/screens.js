import { liveScreen } from "../screens/live/live-screen.js";

/** The screens by the first word of their address; a new one is one module and one line here. */
export const screens = {
	live: { label: "Live", drawing: "live", load: async () => liveScreen },
	conversations: {
		label: "Conversations",
		drawing: "chats",
		load: async () =>
			(await import("../screens/conversations/conversations-screen.js"))
				.conversationsScreen,
	},
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
	unanswered: {
		label: "Unanswered",
		drawing: "question",
		load: async () =>
			(await import("../screens/unanswered/unanswered-screen.js"))
				.unansweredScreen,
	},
	numbers: {
		label: "Numbers",
		drawing: "chart",
		load: async () =>
			(await import("../screens/numbers/numbers-screen.js")).numbersScreen,
	},
	health: {
		label: "Health",
		drawing: "health",
		load: async () =>
			(await import("../screens/health/health-screen.js")).healthScreen,
	},
};

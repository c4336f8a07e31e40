import { ask } from "./api.js";
import { bubbleParts, deedWords, isMessage } from "./bubble.js";
import { composer, tool } from "./composer.js";
import { element } from "./dom.js";
import { sidePanel } from "./side-panel.js";
import { silenceWords, whyParts } from "./why.js";

const HOUR_MS = 3_600_000;
const SUGGESTIONS = 5;

/** The playground: a chat with the rules as they are now. Nothing is sent, nothing is kept. */
export function tryView() {
	const side = sidePanel({
		title: "Why",
		hint: "Write something: every rule appears here with what spoke for or against it.",
	});
	const chat = element("div.chat", { role: "log", "aria-label": "Chat" });
	const clock = element("span.chat-clock", {}, "nothing leaves this page");
	const state = { session: null };

	async function turn(request, shown) {
		if (shown) say("mine", bubbleParts(shown));
		const waiting = say("theirs typing", ["…"]);
		try {
			const answer = await ask("/api/simulate", {
				session: state.session,
				...request,
			});
			state.session = answer.session;
			showClock(answer.at);
			waiting.remove();
			for (const decision of answer.decisions) show(decision, Boolean(shown));
		} catch (error) {
			waiting.remove();
			note(error.message, "wrong");
		}
	}

	function say(kind, parts) {
		const bubble = element(
			"div",
			{ class: `bubble ${kind}` },
			...parts.filter(Boolean),
		);
		chat.append(bubble);
		chat.scrollTop = chat.scrollHeight;
		return bubble;
	}

	function note(text, kind = "") {
		chat.append(
			element("p", { class: `chat-note ${kind}`, dir: "auto" }, text),
		);
		chat.scrollTop = chat.scrollHeight;
	}

	function show(decision, asked) {
		const messages = decision.actions.filter(isMessage);
		for (const action of messages)
			say("theirs", bubbleParts(action, { onTap: tap }));
		const deeds = decision.actions.filter((action) => !isMessage(action));
		if (deeds.length > 0) note(deeds.map(deedWords).join(" · "));
		if (messages.length === 0 && asked)
			note(decision.silent ? silenceWords(decision.silent) : "No answer.");
		chat.append(whyButton(decision));
		chat.scrollTop = chat.scrollHeight;
		side.show(whyParts(decision), { cover: false });
	}

	function whyButton(decision) {
		const button = element(
			"button.why-line",
			{
				type: "button",
				click: () => side.show(whyParts(decision), { from: button }),
			},
			decision.rule ? `${decision.rule} · why?` : "why?",
		);
		return button;
	}

	function showClock(at) {
		const options = { weekday: "short", hour: "2-digit", minute: "2-digit" };
		clock.textContent = new Date(at).toLocaleString(undefined, options);
	}

	const write = (text) =>
		turn({ content: { type: "text", text } }, { type: "text", text });
	const tap = (option) => {
		const content = { type: "button", ...option };
		return turn({ content }, content);
	};

	function restart() {
		state.session = null;
		chat.replaceChildren();
		note("A new customer. Nothing is sent, and nobody sees this.");
		clock.textContent = "nothing leaves this page";
	}

	const business = element("b.business", { dir: "auto" }, "Your business");
	const offers = element("div.suggestions", {
		role: "group",
		"aria-label": "Suggestions",
	});

	restart();
	fillIn({ business, offers, write });
	return element(
		"section.view.try",
		{ "aria-label": "Try it" },
		element(
			"div.phone",
			{},
			element(
				"header",
				{},
				element("span.avatar", { "aria-hidden": "true" }, "م"),
				element("div", {}, business, clock),
				element(
					"div.phone-tools",
					{},
					tool("+1 h", "Let an hour pass", () => later(1)),
					tool("+1 day", "Let a day pass", () => later(24)),
					tool("New", "Begin as a new customer", restart),
				),
			),
			chat,
			offers,
			composer({ write, send: (content) => turn({ content }, content) }),
		),
		side.panel,
	);

	function later(hours) {
		note(hours === 1 ? "An hour passes." : "A day passes.");
		return turn({ advance_ms: hours * HOUR_MS }, null);
	}
}

/** Whose chat it is, and the owner's own examples: a first click for who has never seen this. */
async function fillIn({ business, offers, write }) {
	const offer = (texts) =>
		offers.replaceChildren(
			...texts.map((text) =>
				element(
					"button",
					{ type: "button", dir: "auto", click: () => write(text) },
					text,
				),
			),
		);
	offer(["Hello"]);
	try {
		const { business: owner, rules } = await ask("/api/rules");
		business.textContent = owner.name;
		const examples = rules.flatMap(
			({ data }) => data.examples?.slice(0, 1) ?? [],
		);
		const keywords = rules.flatMap(({ data }) => firstKeyword(data));
		offer(
			[...new Set(["Hello", ...examples, ...keywords])].slice(0, SUGGESTIONS),
		);
	} catch {
		// The greeting alone will do.
	}
}

function firstKeyword({ when = [] }) {
	const keyword = when.find(({ key }) => key === "keyword")?.spec?.any?.[0];
	return typeof keyword === "string" ? [keyword] : [];
}

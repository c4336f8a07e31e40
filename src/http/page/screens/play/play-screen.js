import { bubbleParts } from "../../components/bubble.js";
import { sidePanel } from "../../components/side-panel.js";
import { tried } from "../../components/toast.js";
import { whyParts } from "../../components/why.js";
import { button, element, icon } from "../../lib/dom.js";
import { onRow } from "../../lib/feed.js";
import { t } from "../../lib/i18n.js";
import { clockMenu } from "./clock-menu.js";
import { askCustomer } from "./customer-dialog.js";
import { phone } from "./phone.js";
import { showTest } from "./save-test.js";
import { loadBusiness, playSession } from "./session.js";
import { stateParts } from "./state-panel.js";

const SUGGESTIONS = 5;

/** The playground: a phone beside the why and what is remembered. Nothing of it reaches anybody. */
export function playScreen() {
	let timezone = "UTC";
	const facts = element("section.state-box", {});
	const side = sidePanel({ title: t("Why, and what is remembered"), hint: "" });
	const session = playSession({ onTurn, onState });
	const device = phone({
		say,
		onWhy: (decision, from) => showWhy(decision, { from }),
		tools: phoneTools(),
	});
	const save = button(
		[icon("download"), element("span.label", {}, t("Save as test"))],
		() => showTest(session.current().test),
		{ disabled: true, name: t("Save as test") },
	);

	async function say(content) {
		device.bubble("mine", bubbleParts(content));
		const waiting = device.bubble("theirs typing", ["…"]);
		await attempt(() => session.say(content), waiting);
	}

	async function pass(milliseconds, words) {
		device.note(words);
		await attempt(() => session.pass(milliseconds), null);
	}

	async function attempt(work, waiting) {
		try {
			await work();
		} catch (error) {
			device.note(error.message, "wrong");
		} finally {
			waiting?.remove();
		}
	}

	function onTurn(decisions, asked) {
		for (const waiting of device.node.querySelectorAll(".typing"))
			waiting.remove();
		for (const decision of decisions) device.showDecision(decision, asked);
		const last = decisions.at(-1);
		if (last) showWhy(last, { cover: false });
	}

	function onState(current) {
		facts.replaceChildren(
			element("h3", {}, t("Remembered")),
			stateParts(current, timezone),
		);
		device.showClock(current.at, timezone);
		save.disabled = !current.test;
	}

	function showWhy(decision, how) {
		side.show([facts, element("h3", {}, t("Why")), ...whyParts(decision)], how);
	}

	function restart(customer) {
		session.restart(customer);
		device.clear();
		device.note(t("A new customer. Nothing is sent, and nobody sees this."));
		side.show(
			[
				facts,
				element(
					"p.hint",
					{},
					t(
						"Write something: every rule appears here with what spoke for or against it.",
					),
				),
			],
			{ cover: false },
		);
		device.focus();
	}

	function phoneTools() {
		return element(
			"div.phone-tools",
			{},
			button(icon("person"), changeCustomer, { name: t("Another customer") }),
			button(t("New"), () => restart({}), {
				name: t("Begin as a new customer"),
			}),
		);
	}

	async function changeCustomer() {
		const customer = await askCustomer(session.current());
		if (customer) restart(customer);
	}

	async function load() {
		const loaded = await tried(loadBusiness);
		if (!loaded) return;
		timezone = loaded.business.timezone;
		device.showBusiness(loaded.business.name);
		device.offer([t("Hello"), ...loaded.offers].slice(0, SUGGESTIONS));
	}

	const now = () => ({
		at: session.current().at ?? new Date().toISOString(),
		timezone,
	});
	const loading = load();
	onRow(({ type }) => type === "rules.loaded" && load());
	restart({});
	return {
		node: element(
			"section.screen.with-side.play",
			{ "aria-label": t("Playground") },
			element(
				"div.column",
				{},
				element(
					"div.toolbar",
					{},
					clockMenu({ now, pass }),
					save,
					button(
						[icon("question"), element("span.label", {}, t("Why"))],
						() => side.open(),
						{ kind: "only-phone", name: t("Why") },
					),
				),
				device.node,
			),
			side.panel,
		),
		/** `#/play/are you open` says it at once. */
		async enter([text]) {
			await loading;
			device.focus();
			if (!text) return;
			history.replaceState(null, "", "#/play");
			say({ type: "text", text });
		},
	};
}

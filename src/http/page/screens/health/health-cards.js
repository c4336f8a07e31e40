import { element, icon } from "../../lib/dom.js";
import { agoOf, bytesOf, numberOf, timeOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";

const LOW_DISK = 1024 ** 3;
const SLOW_MS = 120_000;

/** One card for each part that can be well or not. */
export function healthCards(health) {
	return [
		overall(health),
		sending(health.sending, health.now),
		webhook(health),
		rules(health.rules),
		schedules(health.schedules),
		business(health.business),
		storage(health),
	];
}

function card(title, state, facts, more = null) {
	return element(
		"section.health-card",
		{ "data-state": state },
		element("h2", {}, icon(state === "good" ? "check" : "warn"), title),
		element(
			"dl.facts",
			{},
			...facts
				.filter(([, value]) => value !== null && value !== undefined)
				.flatMap(([name, value]) => [
					element("dt", {}, name),
					element("dd", { dir: "auto" }, value),
				]),
		),
		more,
	);
}

function overall({ status, version, demo, started_at: startedAt, checks }) {
	const wrong = Object.entries(checks).filter(([, reason]) => reason !== null);
	return card(t("Marhaba"), status === "ok" ? "good" : "wrong", [
		[t("State"), status === "ok" ? t("All is well") : t("Something is wrong")],
		...wrong,
		[t("Version"), version],
		[t("Mode"), demo ? t("demo: nothing leaves this machine") : "WhatsApp"],
		[t("Running since"), agoOf(startedAt)],
	]);
}

function sending(given, now) {
	const { paused, waiting, in_flight: inFlight, oldest_at: oldestAt } = given;
	const isSlow = oldestAt && Date.parse(now) - Date.parse(oldestAt) > SLOW_MS;
	return card(t("Sending"), paused || isSlow ? "wrong" : "good", [
		[t("Paused"), paused && pausedWords(paused)],
		[t("Waiting to leave"), numberOf(waiting)],
		[t("Leaving now"), numberOf(inFlight)],
		[t("The oldest waits since"), oldestAt && agoOf(oldestAt)],
	]);
}

function pausedWords(paused) {
	return typeof paused === "string"
		? paused
		: (paused.reason ?? paused.message ?? t("yes"));
}

function webhook({
	last_event_at: eventAt,
	duplicates,
	feed_readers: readers,
}) {
	return card(t("Receiving"), "good", [
		[t("Last event"), eventAt ? agoOf(eventAt) : t("none yet")],
		[t("Came twice and counted once"), numberOf(duplicates)],
		[t("Reading the feed"), numberOf(readers)],
	]);
}

function rules({ count, hash, rejected }) {
	return card(
		t("Rules"),
		rejected ? "wrong" : "good",
		[
			[t("Rules"), numberOf(count)],
			[
				t("Version"),
				element("code", {}, hash.replace("sha256:", "").slice(0, 12)),
			],
			[t("Refused"), rejected && t("The saved files have errors.")],
		],
		element("a", { href: hrefOf("rules") }, t("Look at the rules")),
	);
}

function schedules(all) {
	return card(
		t("Schedules"),
		"good",
		all.length === 0 ? [[t("Schedules"), t("none in these rules")]] : [],
		element(
			"ul.schedules",
			{},
			...all.map(({ rule, next }) =>
				element(
					"li",
					{},
					element("b", { dir: "auto" }, rule),
					element(
						"span",
						{},
						...next.flatMap((at, index) =>
							index === 0 ? [timeOf(at)] : [" · ", timeOf(at)],
						),
					),
				),
			),
		),
	);
}

function business({ off_until: off, closed_on: closed, open_on: open }) {
	return card(t("Business"), off || closed ? "note" : "good", [
		[t("Bot"), off ? [t("off until"), " ", moment(off)] : t("answers")],
		[t("Closed by staff"), closed && moment(closed)],
		[t("Opened by staff"), open && moment(open)],
	]);
}

function moment(value) {
	return Number.isNaN(Date.parse(value)) || /^\d{4}-\d\d-\d\d$/.test(value)
		? String(value)
		: timeOf(value);
}

function storage({ disk, index }) {
	const { database_bytes: used, free_bytes: free } = disk;
	return card(
		t("Storage"),
		free !== null && free < LOW_DISK ? "wrong" : "good",
		[
			[t("Database"), used === null ? null : bytesOf(used)],
			[t("Free on the disk"), free === null ? null : bytesOf(free)],
			[
				t("Search"),
				index.behind > 0
					? t("{count} messages still to be indexed", {
							count: numberOf(index.behind),
						})
					: t("up to date"),
			],
		],
	);
}

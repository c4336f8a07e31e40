import type { RuntimeStatus } from "../runtime/runtime.ts";
import type { MachineMetrics } from "./machine-metrics.ts";

/** One line of the Prometheus text format below its head. */
interface Sample {
	readonly labels?: Readonly<Record<string, string>>;
	readonly value: number;
}

/** The state of the runtime in the Prometheus text format 0.0.4. No label holds what a customer or an owner wrote. */
export function metricsText(
	status: RuntimeStatus,
	version: string,
	machine: MachineMetrics,
): string {
	return [...runtimeMetrics(status, version), ...machineText(machine)].join("");
}

function runtimeMetrics(
	status: RuntimeStatus,
	version: string,
): readonly string[] {
	const { rules, journalled = {} } = status;
	const info = { version, rules_hash: rules.hash };
	return [
		metric("info", "gauge", "Version and rules that run.", [
			{ labels: info, value: 1 },
		]),
		metric("rules", "gauge", "Rules that answer.", [{ value: rules.count }]),
		metric(
			"journal_rows_total",
			"counter",
			"Journal rows written since the start, by type.",
			byType(journalled),
		),
		metric(
			"decisions_total",
			"counter",
			"Decisions since the start, by silence.",
			bySilence(journalled),
		),
		metric(
			"sends_total",
			"counter",
			"Sends since the start, by what became of them.",
			bySend(journalled),
		),
		metric(
			"duplicates_total",
			"counter",
			"Events since the start that had been seen before.",
			optional(status.duplicates),
		),
		metric(
			"sends_in_flight",
			"gauge",
			"Requests to the provider that are open.",
			[{ value: status.sendsInFlight }],
		),
		metric(
			"fetches_open",
			"gauge",
			"Requests of fetch actions that are open.",
			optional(status.fetchesOpen),
		),
		metric("sending_paused", "gauge", "1 while nothing is sent.", [
			{ value: status.sendingPaused === null ? 0 : 1 },
		]),
		metric("feed_readers", "gauge", "Readers of the feed.", [
			{ value: status.feedReaders },
		]),
		metric(
			"last_event_timestamp_seconds",
			"gauge",
			"When the last event came.",
			optional(status.lastEventAt && status.lastEventAt / 1_000),
		),
	];
}

function machineText(machine: MachineMetrics): readonly string[] {
	const gauge = (name: string, help: string, value: number | null) =>
		metric(name, "gauge", help, optional(value));
	return [
		gauge("ready", "1 while messages can be taken.", machine.ready ? 1 : 0),
		gauge(
			"sends_waiting",
			"Sends that wait for their turn.",
			machine.sendsWaiting,
		),
		gauge(
			"sends_attempted",
			"Sends with an attempt that has no answer yet.",
			machine.sendsAttempted,
		),
		gauge(
			"oldest_send_seconds",
			"For how long the longest waiting send has been due.",
			machine.oldestSendSeconds,
		),
		gauge("conversations", "Conversations known.", machine.conversations),
		metric(
			"journal_sequence",
			"counter",
			"The number of the newest journal row.",
			[{ value: machine.journalSequence }],
		),
		gauge(
			"index_behind_rows",
			"Journal rows that lists, search and figures do not know yet.",
			machine.indexBehind,
		),
		gauge(
			"database_bytes",
			"What the database takes on the disk, its log included.",
			machine.databaseBytes,
		),
		gauge("disk_free_bytes", "What is left on the disk.", machine.freeBytes),
		gauge(
			"resident_memory_bytes",
			"Memory of the process.",
			machine.residentBytes,
		),
		gauge("heap_bytes", "Of it, what JavaScript uses.", machine.heapBytes),
		gauge(
			"external_memory_bytes",
			"Of it, what JavaScript holds outside its heap.",
			machine.externalBytes,
		),
		metric("cpu_seconds_total", "counter", "CPU time of the process.", [
			{ value: machine.cpuSeconds },
		]),
		gauge(
			"event_loop_delay_seconds",
			"How late the event loop was, 99th percentile since the last scrape.",
			machine.loopDelaySeconds,
		),
		gauge(
			"start_time_seconds",
			"When the process started.",
			machine.startedAtSeconds,
		),
	];
}

function byType(
	journalled: Readonly<Record<string, number>>,
): readonly Sample[] {
	return Object.entries(journalled)
		.filter(([name]) => !name.includes(":"))
		.map(([type, value]) => ({ labels: { type }, value }));
}

/** `none`: it answered. */
function bySilence(
	journalled: Readonly<Record<string, number>>,
): readonly Sample[] {
	const prefix = "decision.made:";
	const silent = Object.entries(journalled)
		.filter(([name]) => name.startsWith(prefix))
		.map(([name, value]) => ({
			labels: { silent: name.slice(prefix.length) },
			value,
		}));
	const quiet = silent.reduce((sum, { value }) => sum + value, 0);
	const answered = (journalled["decision.made"] ?? 0) - quiet;
	return [{ labels: { silent: "none" }, value: answered }, ...silent];
}

function bySend(
	journalled: Readonly<Record<string, number>>,
): readonly Sample[] {
	return ["accepted", "failed", "withheld"].map((status) => ({
		labels: { status },
		value: journalled[`send.${status}`] ?? 0,
	}));
}

function optional(value: number | null | undefined): readonly Sample[] {
	return value === null || value === undefined ? [] : [{ value }];
}

function metric(
	name: string,
	type: "counter" | "gauge",
	help: string,
	samples: readonly Sample[],
): string {
	if (samples.length === 0) return "";
	const full = `marhaba_${name}`;
	const lines = samples.map(
		({ labels = {}, value }) => `${full}${labelsText(labels)} ${value}`,
	);
	return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join("\n")}\n`;
}

function labelsText(labels: Readonly<Record<string, string>>): string {
	const pairs = Object.entries(labels).map(
		([name, value]) => `${name}="${escaped(value)}"`,
	);
	return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
	return value
		.replaceAll("\\", "\\\\")
		.replaceAll('"', '\\"')
		.replaceAll("\n", "\\n");
}

import type { Row } from "./benchmark.ts";

/** Rows as a table for people, columns lined up. */
export function formatTable(rows: readonly Row[], commit: string): string {
	const lines = [
		["", "what", "goal", "ours", "ceiling", "ratio", ""],
		...rows.map(toCells),
	];
	const widths = (lines[0] ?? []).map((_, column) =>
		Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
	);
	const table = lines.map((cells) =>
		cells
			.map((cell, at) => cell.padEnd(widths[at] ?? 0))
			.join("  ")
			.trimEnd(),
	);
	return [...table, `commit ${commit}, Node ${process.versions.node}`].join(
		"\n",
	);
}

/** How many times the ceiling's figure ours is; null without a ceiling. */
export function ratioOf({ ours, ceiling }: Row): number | null {
	return ceiling === null || ceiling === 0 ? null : ours / ceiling;
}

function toCells(row: Row): readonly string[] {
	const ratio = ratioOf(row);
	return [
		row.measure,
		row.what,
		row.goal,
		show(row.ours, row.unit),
		row.ceiling === null ? "–" : show(row.ceiling, row.unit),
		ratio === null ? "–" : `${ratio.toFixed(1)} ×`,
		row.met === null ? "" : row.met ? "met" : "missed",
	];
}

function show(figure: number, unit: string): string {
	return `${figure.toPrecision(3)} ${unit}`;
}

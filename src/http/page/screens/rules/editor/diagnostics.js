/** Problems of a check as the editor marks them; a place that the text no longer has is moved to its nearest. */
export function diagnosticsOf(doc, problems) {
	return problems.map(
		({ line, column, endColumn, severity, code, message, help }) => {
			const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
			const start = Math.min(from + column - 1, to);
			const end = Math.min(from + (endColumn ?? column + 1) - 1, to);
			return {
				from: start,
				to: Math.max(end, start),
				severity,
				source: code,
				message: [message, help].filter(Boolean).join("\n"),
			};
		},
	);
}

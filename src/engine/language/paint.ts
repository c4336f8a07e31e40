/** Colours a text for a terminal, or leaves it. */
export type Paint = Readonly<
	Record<"red" | "yellow" | "dim" | "bold", (text: string) => string>
>;

/** The colours of a terminal (ECMA-48), or none. */
export function paints(colour: boolean): Paint {
	const wrap = (open: number, close: number) => (text: string) =>
		colour ? `\u001B[${open}m${text}\u001B[${close}m` : text;
	return {
		red: wrap(31, 39),
		yellow: wrap(33, 39),
		dim: wrap(2, 22),
		bold: wrap(1, 22),
	};
}

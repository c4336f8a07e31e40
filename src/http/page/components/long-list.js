import { element } from "../lib/dom.js";

/** Rows beyond the edges of what is seen, so that scrolling shows no gap. */
const SPARE = 8;

/**
 * A list of which only the rows in sight are in the document: ten thousand are as quick as ten. All rows are equally high.
 *
 * @param {{ label: string, rowHeight: number, rowOf: (item: object) => HTMLElement, onEnd: () => void }} given `rowOf` gives a link or
 * button; `onEnd` hears when the end comes near
 */
export function longList({ label, rowHeight, rowOf, onEnd }) {
	let items = [];
	const shown = new Map();
	const canvas = element("ul.long-canvas", { "aria-label": label });
	const node = element(
		"div.long-list",
		{ scroll: draw, keydown, tabindex: -1 },
		canvas,
	);

	function draw() {
		const first = Math.max(0, Math.floor(node.scrollTop / rowHeight) - SPARE);
		const count = Math.ceil(node.clientHeight / rowHeight) + 2 * SPARE;
		const last = Math.min(items.length, first + count);
		canvas.style.height = `${items.length * rowHeight}px`;
		for (const [index, row] of shown)
			if (index < first || index >= last) {
				row.remove();
				shown.delete(index);
			}
		for (let index = first; index < last; index += 1)
			if (!shown.has(index)) shown.set(index, place(index));
		if (last >= items.length - SPARE) onEnd();
	}

	function place(index) {
		const row = element(
			"li",
			{ "aria-setsize": items.length, "aria-posinset": index + 1 },
			rowOf(items[index]),
		);
		row.style.transform = `translateY(${index * rowHeight}px)`;
		row.style.height = `${rowHeight}px`;
		row.dataset.index = index;
		canvas.append(row);
		return row;
	}

	/** The arrow keys go from row to row, and the list follows. */
	function keydown(event) {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		const at = Number(document.activeElement?.closest("li")?.dataset.index);
		if (step === undefined || Number.isNaN(at)) return;
		event.preventDefault();
		const next = Math.min(Math.max(at + step, 0), items.length - 1);
		const top = next * rowHeight;
		if (top < node.scrollTop) node.scrollTop = top;
		if (top + rowHeight > node.scrollTop + node.clientHeight)
			node.scrollTop = top + rowHeight - node.clientHeight;
		draw();
		shown.get(next)?.firstElementChild.focus();
	}

	return {
		node,
		count: () => items.length,
		/** Shows these; the place in the list and the focus stay. */
		show(next) {
			const focused = document.activeElement?.closest("li")?.dataset.index;
			items = next;
			for (const row of shown.values()) row.remove();
			shown.clear();
			draw();
			if (focused !== undefined && canvas.isConnected)
				shown.get(Number(focused))?.firstElementChild?.focus();
		},
		toTop: () => {
			node.scrollTop = 0;
		},
	};
}

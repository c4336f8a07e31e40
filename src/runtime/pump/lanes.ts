/** A queue in which everybody has a lane of their own, and the lanes take turns. */
export interface Lanes<Item> {
	push(lane: string, item: Item): void;
	/** Takes at most so many, one from each lane in turn, each lane from its front. */
	take(limit: number): Item[];
	readonly size: number;
}

/** Makes an empty queue of lanes. One customer who writes ten thousand messages holds up nobody else. */
export function createLanes<Item>(): Lanes<Item> {
	const lanes = new Map<string, Lane<Item>>();
	let size = 0;
	return {
		get size() {
			return size;
		},
		push(key, item) {
			size += 1;
			const lane = lanes.get(key);
			if (lane) lane.items.push(item);
			else lanes.set(key, { items: [item], next: 0 });
		},
		take(limit) {
			const taken: Item[] = [];
			// A lane that still holds something goes to the end, and so this loop comes to it again.
			for (const [key, lane] of lanes) {
				if (taken.length === limit) break;
				lanes.delete(key);
				taken.push(lane.items[lane.next++] as Item);
				if (lane.next < lane.items.length) lanes.set(key, lane);
			}
			size -= taken.length;
			return taken;
		},
	};
}

interface Lane<Item> {
	readonly items: Item[];
	/** Index of the front. Shifting a long array for each item would cost the square of its length. */
	next: number;
}

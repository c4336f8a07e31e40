/** What leads to what, by name. */
export type Steps = ReadonlyMap<string, readonly string[]>;

/**
 * The groups of names that all lead to one another, which is to say that each of them is on a circle. In time that grows with the
 * number of steps: Kosaraju's two walks, along the steps and then against them.
 */
export function circlesIn(next: Steps): readonly ReadonlySet<string>[] {
	const back = reversed(next);
	const seen = new Set<string>();
	const grouped = new Set<string>();
	return [...next.keys()]
		.flatMap((start) => walk(start, next, seen))
		.reverse()
		.map((start) => new Set(walk(start, back, grouped)))
		.filter((group) => isCircle(group, next));
}

/** The shortest way from a name of a group back to itself, or null. */
export function wayAround(
	start: string,
	group: ReadonlySet<string>,
	next: Steps,
): readonly string[] | null {
	const cameFrom = new Map<string, string>();
	const queue = [start];
	for (const from of queue)
		for (const to of next.get(from) ?? []) {
			if (to === start) return [...wayTo(from, start, cameFrom), start];
			if (!group.has(to) || cameFrom.has(to)) continue;
			cameFrom.set(to, from);
			queue.push(to);
		}
	return null;
}

/** How many names follow one another from each on, itself among them; what comes after a circle began counts as nothing. */
export function chainLengths(next: Steps): ReadonlyMap<string, number> {
	const seen = new Set<string>();
	const lengths = new Map<string, number>();
	for (const name of [...next.keys()].flatMap((one) => walk(one, next, seen))) {
		const behind = (next.get(name) ?? []).map((to) => lengths.get(to) ?? 0);
		lengths.set(name, 1 + Math.max(0, ...behind));
	}
	return lengths;
}

function wayTo(
	end: string,
	start: string,
	cameFrom: ReadonlyMap<string, string>,
): readonly string[] {
	const way = [end];
	for (let name = end; name !== start; way.push(name))
		name = cameFrom.get(name) ?? start;
	return way.reverse();
}

function reversed(next: Steps): Steps {
	const back = new Map<string, string[]>();
	for (const [from, names] of next)
		for (const to of names) {
			const before = back.get(to);
			if (before) before.push(from);
			else back.set(to, [from]);
		}
	return back;
}

/** All that was not seen yet and is reached from here, each behind everything it leads to. Without recursion: ways may be long. */
function walk(
	start: string,
	next: Steps,
	seen: Set<string>,
): readonly string[] {
	if (seen.has(start)) return [];
	seen.add(start);
	const done: string[] = [];
	const open = [{ name: start, rest: [...(next.get(start) ?? [])] }];
	for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
		const name = top.rest.shift();
		if (name === undefined) done.push(open.pop()?.name ?? start);
		else if (!seen.has(name)) {
			seen.add(name);
			open.push({ name, rest: [...(next.get(name) ?? [])] });
		}
	}
	return done;
}

function isCircle(group: ReadonlySet<string>, next: Steps): boolean {
	if (group.size > 1) return true;
	return [...group].some((name) => next.get(name)?.includes(name));
}

import {
	type CustomerMedia,
	type Instant,
	instant,
	type MediaOutcome,
} from "../../engine/model.ts";
import type { MediaTable } from "../media-table.ts";

interface Row {
	readonly media: CustomerMedia;
	readonly name: string;
	readonly dueAt: Instant | null;
}

/** Files of conversations as a map. */
export function memoryMedia(): MediaTable {
	const rows = new Map<number, Row>();
	let last = 0;
	const all = () => [...rows.values()];
	const waiting = () =>
		all()
			.flatMap((row) =>
				row.dueAt === null ? [] : { ...row, dueAt: row.dueAt },
			)
			.toSorted(
				(one, other) =>
					one.dueAt - other.dueAt || one.media.id - other.media.id,
			);
	return {
		insert(wanted, name, conversation) {
			last += 1;
			const media: CustomerMedia = {
				...wanted,
				id: last,
				conversation,
				state: "wanted",
				hash: null,
				type: null,
				bytes: null,
				attempts: 0,
				error: null,
			};
			rows.set(last, { media, name, dueAt: wanted.sentAt });
		},
		due: (now, limit) =>
			waiting()
				.filter(({ dueAt }) => dueAt <= now)
				.slice(0, limit)
				.map(({ media }) => media),
		nextDueAt: () => waiting()[0]?.dueAt ?? null,
		settle(id, outcome) {
			const row = rows.get(id);
			if (row) rows.set(id, settled(row, outcome));
		},
		insertUnwanted(hash, picture) {
			last += 1;
			const { name, goesAt } = picture ?? { name: "", goesAt: instant(0) };
			const media: CustomerMedia = {
				...{ channel: "", url: "", kind: "document", sentAt: instant(0) },
				...{ id: last, conversation: null, state: "unwanted", hash },
				...{ type: null, bytes: null, attempts: 0, error: null },
			};
			rows.set(last, { media, name, dueAt: goesAt });
		},
		insertSent({ name, ...picture }) {
			for (const row of all())
				if (row.name === name && row.media.state === "unwanted")
					rows.delete(row.media.id);
			last += 1;
			const media: CustomerMedia = {
				...{ ...picture, id: last, channel: "", kind: "image" },
				...{ state: "kept", bytes: null, attempts: 0, error: null },
			};
			rows.set(last, { media, name, dueAt: null });
		},
		get: (id) => rows.get(id)?.media ?? null,
		named: (wanted) =>
			all().findLast(({ name }) => name === wanted)?.media ?? null,
		ofConversation: (conversation) =>
			all()
				.map(({ media }) => media)
				.filter((media) => media.conversation === conversation),
		delete(conversation) {
			const theirs = all().filter(
				({ media }) => media.conversation === conversation,
			);
			for (const { media } of theirs) rows.delete(media.id);
			return theirs.length;
		},
		drop: (id) => void rows.delete(id),
		dropBefore(at, limit) {
			const oldest = all()
				.filter(({ dueAt }) => dueAt === null)
				.slice(0, limit);
			const until = oldest.findIndex(({ media }) => media.sentAt >= at);
			const old = until === -1 ? oldest : oldest.slice(0, until);
			for (const { media } of old) rows.delete(media.id);
			return old.flatMap(({ media }) => media.hash ?? []);
		},
		hasHash: (hash, now) =>
			all().some(
				({ media, dueAt }) =>
					media.hash === hash &&
					(media.state === "kept" || (dueAt !== null && dueAt > now)),
			),
	};
}

function settled({ media, name }: Row, outcome: MediaOutcome): Row {
	const tried = { ...media, attempts: media.attempts + 1 };
	switch (outcome.type) {
		case "kept": {
			const { hash, mediaType: type, bytes } = outcome;
			const kept = { hash, type, bytes, state: "kept", error: null } as const;
			return { media: { ...tried, ...kept }, name, dueAt: null };
		}
		case "later": {
			const { dueAt, error } = outcome;
			return { media: { ...tried, error }, name, dueAt };
		}
		case "lost": {
			const { error } = outcome;
			return { media: { ...tried, state: "lost", error }, name, dueAt: null };
		}
	}
}

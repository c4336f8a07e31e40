import { randomUUID } from "node:crypto";
import type { Address, Courtesy } from "../engine/model.ts";
import type { Channel, ChannelError, Outbound } from "../engine/ports.ts";
import { receivePlain } from "./plain-message.ts";

/** How the simulator behaves. */
export interface SimulatorOptions {
	/** The channel's name; `simulator` where it is left out. */
	readonly name?: string;
	/** The number that is written to. */
	readonly sender?: string;
	/** Who writes, where a message does not say. */
	readonly customer?: string;
	/** Called before a message is taken; what it gives is thrown instead. */
	readonly fails?: (outbound: Outbound) => ChannelError | null;
	/** Ids for messages that come without one. */
	readonly newId?: () => string;
}

/** A channel that reaches nobody: what is sent can be looked at. */
export interface Simulator extends Channel {
	/** What was sent, the oldest first. */
	readonly sent: readonly Outbound[];
	/** Read marks and typing, the oldest first. */
	readonly courtesies: readonly (Courtesy & {
		readonly sender: string;
		readonly to: Address;
	})[];
	/** Forgets both. */
	clear(): void;
}

/** A channel for the playground and for tests: it takes a {@link PlainMessage} and keeps what goes out. */
export function simulator(options: SimulatorOptions = {}): Simulator {
	const sent: Outbound[] = [];
	const courtesies: (Courtesy & { sender: string; to: Address })[] = [];
	const name = options.name ?? "simulator";
	const defaults = {
		channel: name,
		sender: options.sender ?? "10000",
		customer: options.customer ?? "20000",
		newId: options.newId ?? randomUUID,
	};
	return {
		name,
		sent,
		courtesies,
		clear() {
			sent.length = 0;
			courtesies.length = 0;
		},
		receive: (payload, arrivedAt) => receivePlain(payload, arrivedAt, defaults),
		async send(outbound) {
			const failure = options.fails?.(outbound) ?? null;
			if (failure !== null) throw failure;
			sent.push(outbound);
			return { status: "SIMULATED", warnings: [] };
		},
		async courtesy(courtesy, { sender, to }) {
			courtesies.push({ ...courtesy, sender, to });
		},
	};
}

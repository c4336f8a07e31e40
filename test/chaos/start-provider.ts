import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The provider's process. */
export interface Provider {
	readonly url: string;
	/** Where reports go from now on. */
	reportTo(webhook: string): void;
	close(): Promise<void>;
}

const program = fileURLToPath(new URL("provider.ts", import.meta.url));

/** Starts the provider; it lives through every crash of the server. */
export async function startProvider(options: {
	/** Where every request is written down. */
	readonly log: string;
	readonly seed: number;
	/** The part of requests that meet a fault. */
	readonly faults: number;
}): Promise<Provider> {
	const { log, seed, faults } = options;
	const child = fork(program, [log, String(seed), String(faults)], {
		execArgv: ["--import", "tsx"],
	});
	const [{ port }] = (await once(child, "message")) as [{ port: number }];
	return {
		url: `http://127.0.0.1:${port}`,
		reportTo: (webhook) => void child.send({ webhook }),
		async close() {
			child.disconnect();
			await once(child, "exit");
		},
	};
}

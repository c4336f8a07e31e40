/** The time of the processor that some work takes, in seconds. */
export async function cpuSeconds(work: () => unknown): Promise<number> {
	const start = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1_000_000;
}

import { afterEach } from "vitest";
import type { Database, DatabaseOptions } from "../../../src/store/database.ts";
import type { Open } from "../contract.ts";

/** Opens databases that are closed after each test. */
export function closing(open: Open): Open {
	const opened: Database[] = [];
	afterEach(() => {
		for (const database of opened.splice(0)) database.close();
	});
	return (options?: DatabaseOptions) => {
		const database = open(options);
		opened.push(database);
		return database;
	};
}

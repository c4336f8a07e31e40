import { writeSync } from "node:fs";
import { openSqlite } from "../../../src/store/sqlite/open.ts";

/** Opens a database, says so, and holds it until it is killed. */
openSqlite({ file: process.argv[2] ?? "" });
writeSync(1, `open ${process.pid}\n`);
setInterval(() => {}, 1_000);

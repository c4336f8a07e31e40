import type { Database, DatabaseOptions } from "../../src/store/database.ts";
import { describeClaiming } from "./contract/claiming.ts";
import { describeClaimingBeside } from "./contract/claiming-beside.ts";
import { describeCommitting } from "./contract/committing.ts";
import { describeErasing } from "./contract/erasing.ts";
import { describeFigures } from "./contract/figures.ts";
import { describeHistory } from "./contract/history.ts";
import { describeHostileText } from "./contract/hostile-text.ts";
import { describeInbox } from "./contract/inbox.ts";
import { describeKeeping } from "./contract/keeping.ts";
import { describeLoading } from "./contract/loading.ts";
import { describeReports } from "./contract/reports.ts";
import { describeRetaining } from "./contract/retaining.ts";
import { describeSearching } from "./contract/searching.ts";
import { describeTeam } from "./contract/team.ts";
import { describeTimes } from "./contract/times.ts";
import { describeWithholding } from "./contract/withholding.ts";

/** Opens an empty database; whoever calls it closes it. */
export type Open = (options?: DatabaseOptions) => Database;

/** What every store does, whatever it keeps its rows in. */
export function describeStore(open: Open): void {
	describeLoading(open);
	describeCommitting(open);
	describeClaiming(open);
	describeClaimingBeside(open);
	describeReports(open);
	describeWithholding(open);
	describeTimes(open);
	describeHistory(open);
	describeInbox(open);
	describeSearching(open);
	describeFigures(open);
	describeTeam(open);
	describeHostileText(open);
	describeKeeping(open);
	describeErasing(open);
	describeRetaining(open);
}

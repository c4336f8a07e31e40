import type { AdminGuard } from "./admin-guard.ts";
import type { Claims } from "./claims.ts";
import type { EventStreams } from "./events.ts";
import type { Idempotency } from "./idempotency.ts";
import type { Rejections } from "./rejections.ts";
import type { Sessions } from "./sessions.ts";

/** What the endpoints of one app share. */
export interface HttpParts {
	readonly streams: EventStreams;
	readonly refused: Rejections;
	readonly guard: AdminGuard;
	readonly sessions: Sessions;
	readonly claims: Claims;
	readonly idempotency: Idempotency;
	readonly isDraining: () => boolean;
}

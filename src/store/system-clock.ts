import { instant } from "../engine/model.ts";
import type { Clock } from "../engine/ports.ts";

/** The machine's own clock. */
export const systemClock: Clock = { now: () => instant(Date.now()) };

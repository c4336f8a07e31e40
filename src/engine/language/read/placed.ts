import type { KindData } from "../../model.ts";
import type { Here } from "../here.ts";

/** A trigger, condition or action with the place where its spec stands. */
export interface Placed<Data extends KindData = KindData> {
	readonly data: Data;
	readonly here: Here;
}

import type { TemplateList } from "../../engine/model.ts";

/** The message templates of our numbers, as they were last listed. */
export interface Templates {
	lists(): Promise<readonly TemplateList[]>;
	/** Asks the provider again. Throws a `ChannelError`. */
	sync(): Promise<readonly TemplateList[]>;
}

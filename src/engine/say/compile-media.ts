import type { CompiledAction, Site } from "../kinds.ts";
import type { OutboundContent } from "../model.ts";
import { compileAddress } from "./media.ts";
import { compileParts, type Part, partsPlan } from "./parts.ts";

/** Makes ready a message with a file: where it is, and the texts beside it. `toContent` puts both together. */
export function compileMedia(
	{ url, parts }: { readonly url: string; readonly parts: readonly Part[] },
	site: Site,
	toContent: (url: string, values: readonly string[]) => OutboundContent,
): CompiledAction {
	const addressOf = compileAddress(url);
	const say = compileParts(parts, site);
	return (situation) => {
		const address = addressOf(situation);
		const said = say(situation);
		return partsPlan(toContent(address.text, said.values), {
			...said,
			emptied: [...address.emptied, ...said.emptied],
			lacking: said.lacking || !address.usable,
		});
	};
}

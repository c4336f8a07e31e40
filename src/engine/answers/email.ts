import { cutAt } from "../text/as-typed.ts";
import { ANSWER_READS } from "./atoms.ts";
import { only } from "./only.ts";

/**
 * Reads an email address out of an answer, in small letters: *it's Bob@Example.com.* gives `bob@example.com`. Null where there is
 * none or where two differ.
 */
export function readEmail(text: string): string | null {
	const said = cutAt(text, ANSWER_READS).normalize("NFKC").trim();
	// Phones write a space behind what they complete.
	const joined = /^\S+ ?@ ?\S+$/.test(said) ? said.replaceAll(" ", "") : said;
	const found = joined.toLowerCase().match(ADDRESS) ?? [];
	return only(found.filter(isAddress));
}

// What mail servers take, without the quotes and comments that RFC 5321 also allows: nobody has those.
const ADDRESS =
	/(?<![\p{L}\p{N}._%+'@/-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}@]|[.-][\p{L}\p{N}])/gu;

function isAddress(address: string): boolean {
	const [local = "", domain = ""] = address.split("@");
	return (
		address.length <= 254 &&
		!/\.\.|\.$/.test(local) &&
		!/(?:^|\.)-|-(?:\.|$)/.test(domain)
	);
}

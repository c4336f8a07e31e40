import { compileRules } from "../../engine/compile.ts";
import { decide } from "../../engine/decide.ts";
import type { Decision, Instant, RulesArtefact } from "../../engine/model.ts";
import type { StoredDecision } from "../../engine/ports.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { describeError } from "../../runtime/pump/failed-decision.ts";
import { inputOf, type KeptSources, keptInput } from "../kept-input.ts";
import { type JournalReader, storedDecisions } from "./stored-decisions.ts";
import { type Differing, firstDifference } from "./stored-difference.ts";

/** A decision that came out otherwise when it was made again from the same input. */
export interface Mismatch extends Differing {
	/** Public name `d_812`. */
	readonly decision: string;
	readonly at: Instant;
	/** The version that made it, where that is not this one; such a difference may be wanted. */
	readonly engine: string | null;
}

/** How many there were; it grows while the mismatches are read. */
export interface Verified {
	/** Made by this very version: all of them must come out the same. */
	decisions: number;
	mismatched: number;
	/** Made by other versions: what differs may be wanted. */
	byOthers: number;
	differingByOthers: number;
	/** Their rules are gone. */
	withoutRules: number;
	/** Their contact was erased. */
	erased: number;
	/** Deciding broke down then: there is nothing to compare with. */
	failed: number;
}

/** Nothing verified yet. */
export function nothingVerified(): Verified {
	return {
		...{ decisions: 0, mismatched: 0, byOthers: 0, differingByOthers: 0 },
		...{ withoutRules: 0, erased: 0, failed: 0 },
	};
}

/**
 * Makes every stored decision since a moment again, under its own rules, and demands what its rows hold: the rule, its because,
 * the silence, the flow, whether it joins the unanswered, the actions, the facts and the messages that left. What rows do not hold – read
 * marks, and the conversation as it was afterwards – is not compared.
 */
export async function* verifyDecisions(
	sources: JournalReader & KeptSources,
	{
		since,
		engine,
		verified,
	}: {
		readonly since: Instant | null;
		readonly engine: string;
		readonly verified: Verified;
	},
): AsyncGenerator<Mismatch> {
	const bookOf = booksFrom(sources.library);
	const rows = { since, types: () => true };
	for await (const stored of storedDecisions(sources, rows)) {
		const made = await makeAgain(stored, sources, bookOf);
		if (typeof made === "string") {
			verified[made] += 1;
			continue;
		}
		const madeBy = inputOf(stored).engine;
		const isOurs = madeBy === engine;
		verified[isOurs ? "decisions" : "byOthers"] += 1;
		const differing =
			"error" in made
				? { part: "decision", stored: "a decision", again: made.error }
				: await firstDifference(stored, made, sources);
		if (differing === null) continue;
		verified[isOurs ? "mismatched" : "differingByOthers"] += 1;
		const { seq, at } = stored.entry;
		yield {
			decision: `d_${seq}`,
			at,
			...differing,
			engine: isOurs ? null : madeBy,
		};
	}
}

type Unmade = "withoutRules" | "erased" | "failed";

async function makeAgain(
	stored: StoredDecision,
	sources: KeptSources,
	bookOf: (hash: string) => Promise<RuleBook | null>,
): Promise<Decision | { readonly error: string } | Unmade> {
	const { type, body } = stored.entry;
	if (type === "decision.failed" || body.silent === "error") return "failed";
	const book = await bookOf(inputOf(stored).rules);
	if (book === null) return "withoutRules";
	const input = await keptInput(stored, book, sources);
	if (input === null) return "erased";
	try {
		return decide(input);
	} catch (error) {
		return { error: describeError(error) };
	}
}

/** Rule books that stay compiled: messages around a change of the rules go to and fro between two. */
const BOOKS_AT_HAND = 4;

function booksFrom(
	library: KeptSources["library"],
): (hash: string) => Promise<RuleBook | null> {
	const books = new Map<string, RuleBook | null>();
	return async (hash) => {
		const known = books.get(hash);
		if (known !== undefined) return known;
		const artefact = await library.rules(hash);
		const book =
			artefact === null
				? null
				: compileRules(artefact as unknown as RulesArtefact);
		if (books.size >= BOOKS_AT_HAND)
			books.delete(books.keys().next().value ?? "");
		books.set(hash, book);
		return book;
	};
}

import { compileRules } from "../../engine/compile.ts";
import { decide } from "../../engine/decide.ts";
import type { Decision, Instant, RulesArtefact } from "../../engine/model.ts";
import type { StoredDecision } from "../../engine/ports.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { describeError } from "../../runtime/pump/failed-decision.ts";
import { inputOf, type KeptSources, keptInput } from "../kept-input.ts";
import {
	type Broken,
	brokenEnds,
	createStateChain,
	follow,
} from "./state-chain.ts";
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
	/** Conversations that were compared as a decision left them with how the next one found them, or how they are stored. */
	states: number;
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
		...{ states: 0, withoutRules: 0, erased: 0, failed: 0 },
	};
}

/**
 * Makes every stored decision since a moment again, under its own rules, and demands what its rows hold: the rule, its because,
 * the silence, the flow, whether it joins the unanswered, the actions, the facts and the messages that left; and that the conversation as it
 * leaves it is the one that the next decision found there, and the last one the one that is stored. Read marks are not compared: they are
 * done beside, or let go.
 */
export async function* verifyDecisions(
	sources: JournalReader & KeptSources,
	options: VerifyOptions,
): AsyncGenerator<Mismatch> {
	const { since, engine, verified } = options;
	const bookOf = booksFrom(sources.library);
	const chain = createStateChain();
	let last = 0;
	for await (const stored of storedDecisions(sources, { since })) {
		last = stored.entry.seq;
		const made = await makeAgain(stored, sources, bookOf);
		if (typeof made === "string") {
			verified[made] += 1;
			chain.delete(stored.entry.conversation ?? 0);
			continue;
		}
		const madeBy = inputOf(stored).engine;
		verified[madeBy === engine ? "decisions" : "byOthers"] += 1;
		const after = "error" in made ? null : made;
		const broken = follow(chain, stored, after, verified);
		if (broken) yield told(broken, options);
		const differing =
			"error" in made
				? { part: "decision", stored: "a decision", again: made.error }
				: await firstDifference(stored, made, sources);
		if (differing === null) continue;
		const { seq, at } = stored.entry;
		yield told({ seq, at, engine: madeBy, ...differing }, options);
	}
	for (const broken of await brokenEnds(chain, sources, last, verified))
		yield told(broken, options);
}

/** What to verify. */
export interface VerifyOptions {
	readonly since: Instant | null;
	/** This version, as it stands in the rows that it writes. */
	readonly engine: string;
	readonly verified: Verified;
}

function told(
	{ seq, engine: madeBy, ...found }: Broken,
	{ engine, verified }: VerifyOptions,
): Mismatch {
	const isOurs = madeBy === engine;
	verified[isOurs ? "mismatched" : "differingByOthers"] += 1;
	return { decision: `d_${seq}`, ...found, engine: isOurs ? null : madeBy };
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

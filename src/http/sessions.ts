import { createHash, createHmac } from "node:crypto";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import { after, HOUR, type Instant } from "../engine/model.ts";
import type { Agent, Clock, Team } from "../engine/ports.ts";
import type { HttpContext } from "./options.ts";
import { secretCheck } from "./secret.ts";
import { adminUntil, agentUntil, type Who } from "./who.ts";

/** Tells people by a token, or by the cookie they got for one. */
export interface Sessions {
	/** Who a token belongs to; null: nobody. */
	withToken(token: string): Promise<Who | null>;
	/** Who the request's cookie belongs to; null: nobody, or not any more. One that is half over is renewed. */
	withCookie(c: HttpContext): Promise<Who | null>;
	/** Gives the cookie for a token; null where it is nobody's. */
	begin(c: HttpContext, token: string): Promise<Who | null>;
	end(c: HttpContext): void;
	/** Whether somebody who came in before still may: their session runs, their token is the same. */
	stillHolds(who: Who): Promise<boolean>;
}

/** What sessions stand on. */
export interface SessionOptions {
	readonly adminToken: string | null;
	readonly publicUrl: string | null;
	/** Signs the cookies. Whoever changes it signs everybody out. */
	readonly key: Uint8Array;
	readonly team: Pick<Team, "agents" | "agentWith">;
	readonly clock: Clock;
}

const COOKIE = "marhaba_session";
const LASTS_MS = 12 * HOUR;
/** Of a fingerprint; it only has to tell one token from the next. */
const FINGERPRINT = 16;

/**
 * The cookie says who, until when, and a fingerprint of the token it was given for: it ends with its time, with another token, and with
 * the agent. Nothing about it is kept on the server.
 */
export function sessions(options: SessionOptions): Sessions {
	const { adminToken, team, clock } = options;
	const isAdmin = adminToken === null ? () => false : secretCheck(adminToken);
	const secret = Buffer.from(options.key).toString("base64");
	const fingerprint = (what: string): string =>
		createHmac("sha256", options.key)
			.update(what)
			.digest("hex")
			.slice(0, FINGERPRINT);
	const ofAdmin = fingerprint(`admin ${adminToken}`);
	const ofAgent = ({ hash }: Agent) => fingerprint(`agent ${hash}`);

	async function withToken(token: string): Promise<Who | null> {
		if (isAdmin(token)) return adminUntil(null);
		const agent = await team.agentWith(tokenHash(token));
		return agent && agentUntil(agent, null);
	}

	async function find(id: string, mark: string, expiresAt: Instant) {
		if (expiresAt <= clock.now()) return null;
		if (id === "admin")
			return adminToken !== null && mark === ofAdmin
				? adminUntil(expiresAt)
				: null;
		const agents = await team.agents();
		const agent = agents.find((one) => `a_${one.id}` === id && !one.removed);
		return agent && ofAgent(agent) === mark
			? agentUntil(agent, expiresAt)
			: null;
	}

	async function give(c: HttpContext, who: Who): Promise<Who> {
		const expiresAt = after(clock.now(), LASTS_MS);
		const agents = who.agent === null ? [] : await team.agents();
		const agent = agents.find(({ id }) => id === who.agent);
		const value = agent
			? `a_${agent.id} ${expiresAt} ${ofAgent(agent)}`
			: `admin ${expiresAt} ${ofAdmin}`;
		await setSignedCookie(c, COOKIE, value, secret, {
			...attributes(c),
			maxAge: LASTS_MS / 1_000,
		});
		return agent ? agentUntil(agent, expiresAt) : adminUntil(expiresAt);
	}

	function attributes(c: HttpContext) {
		const secure =
			c.req.header("x-forwarded-proto") === "https" ||
			options.publicUrl?.startsWith("https:") === true;
		return { path: "/", httpOnly: true, sameSite: "Strict", secure } as const;
	}

	return {
		withToken,
		async withCookie(c) {
			const value = await getSignedCookie(c, secret, COOKIE);
			const [, id, until, mark] =
				/^(admin|a_\d{1,15}) (\d{1,15}) ([0-9a-f]+)$/.exec(value || "") ?? [];
			if (id === undefined || mark === undefined) return null;
			const who = await find(id, mark, Number(until) as Instant);
			if (who === null) return null;
			const left = Number(until) - clock.now();
			return left < LASTS_MS / 2 ? give(c, who) : who;
		},
		async begin(c, token) {
			const who = await withToken(token);
			return who && give(c, who);
		},
		end: (c) => void deleteCookie(c, COOKIE, attributes(c)),
		async stillHolds({ agent, expiresAt }) {
			if (expiresAt !== null && expiresAt <= clock.now()) return false;
			if (agent === null) return true;
			const agents = await team.agents();
			return agents.some(({ id, removed }) => id === agent && !removed);
		},
	};
}

/** What is kept of an agent's token. It is long and random, so that one round tells nothing about it. */
export function tokenHash(token: string): string {
	return createHash("sha256").update(`marhaba agent ${token}`).digest("hex");
}

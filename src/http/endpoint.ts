import type { z } from "zod";
import type { HttpContext } from "./options.ts";
import type { HttpProblemCode } from "./problem.ts";

/** One method of one path: how it is served and what `/openapi.json` says of it. */
export interface Endpoint {
	readonly method: "get" | "post" | "put" | "patch" | "delete";
	/** As Hono writes it: `/api/decisions/:id`. */
	readonly path: string;
	/** Who may: agents too, or admins only. `open`: nobody signs in. Left out: admins, below `/api`. */
	readonly role?: "agent" | "admin" | "open";
	/** One sentence: what it gives. */
	readonly summary: string;
	/** What the parameters in the path mean, by name. */
	readonly parameters?: Readonly<Record<string, string>>;
	/** Read by the handler with the same schemas. */
	readonly query?: z.ZodObject;
	readonly body?: z.ZodType;
	/** Content types of a body that is a file itself. */
	readonly upload?: readonly string[];
	/** Request headers that count, by name. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly answer: Answer;
	readonly problems: readonly HttpProblemCode[];
	readonly handle: (c: HttpContext) => Response | Promise<Response>;
}

/** What comes back when all is well. */
export interface Answer {
	readonly status: 200 | 202 | 204;
	readonly about: string;
	readonly type?: string;
	readonly schema?: z.ZodType;
}

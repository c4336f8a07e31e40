import type { TemplateCreation } from "../templates/creation.ts";
import type { Later, PostmanOptions } from "./postman.ts";

/** How the emulated account is set up. */
export interface EmulatorOptions {
	/** The one key that is let in. */
	readonly apiKey: string;
	/** The registered numbers, bare digits. */
	readonly senders: readonly string[];
	/** Where reports and customers' messages go. */
	readonly webhookUrl?: string;
	readonly webhookHeaders?: PostmanOptions["webhookHeaders"];
	/** Instead of an address. */
	readonly onWebhook?: PostmanOptions["onWebhook"];
	/** Another `fetch` towards the webhook. */
	readonly fetch?: typeof fetch;
	/** The clock, in milliseconds since 1970. */
	readonly now?: () => number;
	/** Runs something later; `setTimeout` where it is left out. */
	readonly later?: Later;
	/** Between the answer and the first report, and from report to report; 250 where it is left out. */
	readonly reportDelayMs?: number;
	/** What happens to a `messageId` that was sent before: it is taken for the same message (`ignore`, the default), refused
	 * as `REJECTED_DUPLICATE_MESSAGE_ID`, or sent again. Which of them Infobip does is not documented. */
	readonly onDuplicate?: "ignore" | "reject" | "send-again";
	/** Whether more requests a second than Infobip takes get 429; true where it is left out. */
	readonly limits?: boolean;
	/** Whether messages other than templates fail 24 hours after the customer's last one, `EC_NO_SESSION`. */
	readonly enforceWindow?: boolean;
	/** Approved templates to begin with; `weekend_menu`, `staff_notice` and `order_ready` where it is left out. */
	readonly templates?: readonly TemplateCreation[];
	/** How long WhatsApp takes to approve a template, in milliseconds; null: it never does. 500 where it is left out. */
	readonly approveAfterMs?: number | null;
	/** Whether a message fails whose template is not approved (7009) or wrongly filled in (7008); true where it is left out. */
	readonly checkTemplates?: boolean;
}

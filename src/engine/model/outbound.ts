/** What we can send, told apart by `type`; the words are those of the rules language. */
export type OutboundContent =
	| { readonly type: "text"; readonly text: string }
	| {
			readonly type: "image" | "video";
			readonly url: string;
			readonly caption?: string;
	  }
	| {
			readonly type: "document";
			readonly url: string;
			readonly caption?: string;
			readonly filename?: string;
	  }
	| { readonly type: "audio"; readonly url: string; readonly voice?: boolean }
	| { readonly type: "sticker"; readonly url: string }
	| OutboundLocation
	| {
			readonly type: "contact_card";
			readonly name: string;
			readonly phone: string;
			readonly email?: string;
			readonly company?: string;
	  }
	| OutboundButtons
	| OutboundList
	| {
			readonly type: "link_button";
			readonly text: string;
			readonly label: string;
			readonly url: string;
	  }
	| { readonly type: "ask_location"; readonly text: string }
	| OutboundTemplate;

/** A place: degrees north and east. */
export interface OutboundLocation {
	readonly type: "location";
	readonly latitude: number;
	readonly longitude: number;
	readonly name?: string;
	readonly address?: string;
}

/** One to three buttons below a text. */
export interface OutboundButtons {
	readonly type: "buttons";
	readonly text: string;
	readonly options: readonly { readonly id: string; readonly label: string }[];
	readonly image?: string;
	readonly header?: string;
	readonly footer?: string;
}

/** A list that opens, one to ten rows in all. */
export interface OutboundList {
	readonly type: "list";
	readonly text: string;
	/** What the customer taps to open it. */
	readonly label: string;
	readonly sections: readonly {
		readonly title?: string;
		readonly options: readonly {
			readonly id: string;
			readonly label: string;
			readonly about?: string;
		}[];
	}[];
	readonly header?: string;
	readonly footer?: string;
}

/** An approved template with its blanks filled in; the only thing WhatsApp lets out after 24 hours of silence. */
export interface OutboundTemplate {
	readonly type: "template";
	readonly name: string;
	/** WhatsApp's code, e.g. `en_US`. */
	readonly language: string;
	readonly body: readonly string[];
	readonly header?:
		| { readonly type: "text"; readonly text: string }
		| {
				readonly type: "image" | "video" | "document";
				readonly url: string;
				readonly filename?: string;
		  }
		| {
				readonly type: "location";
				readonly latitude: number;
				readonly longitude: number;
		  };
	/** In the template's order. */
	readonly buttons?: readonly {
		readonly type: "quick_reply" | "url" | "copy_code";
		readonly value: string;
	}[];
}

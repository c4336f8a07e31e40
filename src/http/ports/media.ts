/** The `media` folder beside the rules. */
export interface MediaFolder {
	/** A file that lies in it; null for any other name. Whoever opens it reads or closes it. */
	open(name: string): Promise<MediaFile | null>;
}

/** A file that is open. */
export interface MediaFile {
	/** Its content type. */
	readonly type: string;
	readonly bytes: number;
	/** Quotes included. */
	readonly etag: string;
	/** Its content; the file is closed at its end. */
	body(): ReadableStream<Uint8Array>;
	close(): Promise<void>;
}

/** Pictures that staff send by hand; `MediaFolder` gives them. */
export interface StaffPictures {
	/** Keeps one; its name, as a message says it. Null where its bytes are no JPEG and no PNG. */
	add(bytes: Uint8Array): Promise<{
		readonly name: string;
		readonly type: string;
		readonly bytes: number;
	} | null>;
}

/** Customers' files, kept or still with the provider. */
export interface CustomerFiles {
	/** By `m_12` or the last part of its address; null where there is none. Throws a `ChannelError`. */
	open(name: string): Promise<CustomerFile | null>;
}

/** A customer's file that is open. */
export interface CustomerFile {
	/** What its bytes show; of what is not kept, what the provider says. */
	readonly type: string | null;
	readonly bytes: number | null;
	/** It lies here. */
	readonly kept: boolean;
	readonly body: ReadableStream<Uint8Array>;
}

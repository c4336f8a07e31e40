import type { MediaAddress } from "../channels/with-media.ts";
import { ChannelError } from "../engine/ports.ts";
import type { MediaFolder } from "../http/ports/media.ts";

/** Where files of the media folder are reached from outside. */
export interface MediaLinks {
	readonly addressOf: MediaAddress;
	/** Where nothing else is known, they are reached here: enough for the demo, which fetches nothing. */
	servedAt(url: string): void;
}

/** Makes addresses from `PUBLIC_URL`; null: there is none. A file that is not there is refused before it is sent in vain. */
export function mediaLinks(
	folder: MediaFolder,
	publicUrl: string | null,
): MediaLinks {
	let base = publicUrl;
	return {
		servedAt(url) {
			base ??= url;
		},
		async addressOf(file) {
			const found = await folder.open(file);
			if (found === null) throw noFile(file);
			await found.close();
			if (base === null) throw noPublicUrl(file);
			return `${base}/media/${encodeURIComponent(file)}`;
		},
	};
}

function noFile(file: string): ChannelError {
	return new ChannelError(`There is no "${file}" in the rules' media folder.`, {
		kind: "refused",
		code: "NO_SUCH_FILE",
		advice: `Put ${file} into the folder "media" beside your rules, or correct its name in the rule.`,
	});
}

function noPublicUrl(file: string): ChannelError {
	return new ChannelError(
		`WhatsApp cannot fetch "${file}": nobody told under which address this server is reached from outside.`,
		{
			kind: "refused",
			code: "NO_PUBLIC_URL",
			advice:
				"Set PUBLIC_URL, such as https://bot.example.com, or give the file's own address on the web.",
		},
	);
}

/** Bytes that are looked at. */
const HEAD = 4096;

/** What the first bytes of a file show it to be, e.g. `image/jpeg`; null where they show nothing that is known. */
export function typeFromBytes(file: Uint8Array): string | null {
	const head = file.subarray(0, HEAD);
	const hex = Array.from(head.subarray(0, 16), twoDigits).join("");
	const found = signatures.find(([pattern]) => pattern.test(hex));
	if (found === undefined) return null;
	const [, type] = found;
	return typeof type === "string" ? type : type(head);
}

function twoDigits(byte: number): string {
	return byte.toString(16).padStart(2, "0");
}

/** The first sixteen bytes in hex, and what they mean. */
const signatures: readonly (readonly [
	RegExp,
	string | ((head: Uint8Array) => string),
])[] = [
	[/^ffd8ff/, "image/jpeg"],
	[/^89504e470d0a1a0a/, "image/png"],
	[/^474946383[79]61/, "image/gif"],
	[/^52494646.{8}57454250/, "image/webp"],
	[/^52494646.{8}57415645/, "audio/wav"],
	[/^4f676753/, "audio/ogg"],
	[/^2321414d52/, "audio/amr"],
	[/^494433/, "audio/mpeg"],
	[/^.{8}66747970/, container],
	[/^fff[0189]/, "audio/aac"],
	[/^ff[ef][23ab]/, "audio/mpeg"],
	[/^255044462d/, "application/pdf"],
	[/^504b0304/, archive],
	[/^d0cf11e0a1b11ae1/, "application/x-ole-storage"],
];

/** The MP4 family says by its brand what it holds. */
function container(head: Uint8Array): string {
	const brand = latin(head.subarray(8, 12));
	if (/^M4[AB]/.test(brand)) return "audio/mp4";
	if (/^3g/.test(brand)) return "video/3gpp";
	if (/^qt/.test(brand)) return "video/quicktime";
	return /^(hei[cx]|mif1|avif)/.test(brand) ? "image/heif" : "video/mp4";
}

/** Office files are archives whose first names tell which. */
function archive(head: Uint8Array): string {
	const names = latin(head);
	const office = "application/vnd.openxmlformats-officedocument";
	if (names.includes("word/")) return `${office}.wordprocessingml.document`;
	if (names.includes("xl/")) return `${office}.spreadsheetml.sheet`;
	if (names.includes("ppt/")) return `${office}.presentationml.presentation`;
	return "application/zip";
}

function latin(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes);
}

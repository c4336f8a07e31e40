/** What WhatsApp takes. */
const MOST_BYTES = 5 * 1024 * 1024;
const TYPES = ["image/jpeg", "image/png"];
/** The longer side of a picture that has to become smaller, as phones send it. */
const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/**
 * A picture as WhatsApp takes it, drawn into `canvas` to be looked at: as it is where it fits, else made smaller, or a JPEG. Throws
 * where the browser cannot read it.
 */
export async function fitting(file, canvas) {
	const bitmap = await createImageBitmap(file);
	const scale = Math.min(
		1,
		LONGEST_SIDE / Math.max(bitmap.width, bitmap.height),
	);
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	const pen = canvas.getContext("2d");
	// A JPEG has no holes: what shines through would be black.
	pen.fillStyle = "white";
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	bitmap.close();
	if (TYPES.includes(file.type) && file.size <= MOST_BYTES) return file;
	return new Promise((resolve, reject) => {
		const give = (blob) => (blob ? resolve(blob) : reject(new Error()));
		canvas.toBlob(give, "image/jpeg", QUALITY);
	});
}

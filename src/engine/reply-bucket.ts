/** A length of time as one of some 200 that are a tenth apart, so that figures of it can be added up; 0 is below a millisecond. */
export function replyBucket(milliseconds: number): number {
	return milliseconds < 1 ? 0 : Math.round(Math.log(milliseconds) / STEP) + 1;
}

/** The middle of a bucket, in whole milliseconds: at most a twentieth from what was put in. */
export function replyMs(bucket: number): number {
	return bucket === 0 ? 0 : Math.round(Math.exp((bucket - 1) * STEP));
}

const STEP = Math.log(1.1);

/** Calls `work` once, a little later, however often it is asked meanwhile. */
export function soon(work, milliseconds = 250) {
	let isWaiting = false;
	return () => {
		if (isWaiting) return;
		isWaiting = true;
		setTimeout(() => {
			isWaiting = false;
			work();
		}, milliseconds);
	};
}

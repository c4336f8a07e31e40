import { afterEach, expect, test, vi } from "vitest";
import { failpointFrom } from "../../src/runtime/failpoint.ts";

afterEach(() => vi.restoreAllMocks());

test("the process dies at the named passing of the named place, and nowhere else", () => {
	const kill = vi.spyOn(process, "kill").mockReturnValue(true);
	const pass = failpointFrom("after-commit:3");
	for (let passing = 0; passing < 2; passing++) pass("after-commit");
	for (let passing = 0; passing < 9; passing++) pass("before-send");
	expect(kill).not.toHaveBeenCalled();
	pass("after-commit");
	pass("after-commit");
	expect(kill.mock.calls).toEqual([[process.pid, "SIGKILL"]]);
});

test.each([[undefined], [""]])(
	"without a value (%s) nothing happens",
	(value) => {
		const kill = vi.spyOn(process, "kill").mockReturnValue(true);
		failpointFrom(value)("before-commit");
		expect(kill).not.toHaveBeenCalled();
	},
);

test("without a number it is the first passing", () => {
	const kill = vi.spyOn(process, "kill").mockReturnValue(true);
	failpointFrom("before-send")("before-send");
	expect(kill).toHaveBeenCalledOnce();
});

/** What the runtime says to whoever runs it: the part of pino that it uses. */
export interface Log {
	info(data: object, message: string): void;
	warn(data: object, message: string): void;
	error(data: object, message: string): void;
}

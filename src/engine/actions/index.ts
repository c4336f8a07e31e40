/** Every action kind, one line each. */
export {};

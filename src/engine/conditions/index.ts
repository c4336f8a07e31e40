/** Every condition kind, one line each. */
export {};

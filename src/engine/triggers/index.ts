/** Every trigger kind, one line each. */
export {};

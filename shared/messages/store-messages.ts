/** Messages about the store. `{name}` places are filled from the params. */
export const STORE_MESSAGES = {} as const;

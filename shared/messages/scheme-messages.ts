/** Messages about the scheme. `{name}` places are filled from the params. */
export const SCHEME_MESSAGES = {} as const;

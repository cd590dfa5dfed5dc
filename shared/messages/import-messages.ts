/** Messages about the import. `{name}` places are filled from the params. */
export const IMPORT_MESSAGES = {} as const;

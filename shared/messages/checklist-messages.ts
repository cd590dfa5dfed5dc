/** Messages about the checklist. `{name}` places are filled from the params. */
export const CHECKLIST_MESSAGES = {} as const;

/** Messages about the checklist. `{name}` places are filled from the params. */
export const CHECKLIST_MESSAGES = {
  'checklist/number-invalid': {
    zh: '“{value}”不是数。请写小数（如 12.5）或分数（如 70/3）。',
    en: '"{value}" is no number. Write a decimal (12.5) or a fraction (70/3).',
  },
} as const;

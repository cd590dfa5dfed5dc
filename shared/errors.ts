import { MESSAGES, type MessageCode } from './messages/catalog.ts';

/** The two languages of the program; Chinese is the first. */
export type Lang = 'zh' | 'en';

/** A text in both languages. `en` may be left out where the user wrote only Chinese. */
export interface Words {
  readonly zh: string;
  readonly en?: string;
}

/** Values that stand in a message where its template says `{name}`. */
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * A failure that was expected and that a person can do something about.
 *
 * `code` picks the words (see `messages/catalog.ts`), `params` fill them. Anything thrown that is no AppError is a fault
 * of the program.
 */
export class AppError extends Error {
  readonly code: MessageCode;
  readonly params: MessageParams;

  constructor(code: MessageCode, params: MessageParams = {}, options?: { cause?: unknown }) {
    super(messageFor(code, params, 'en'), options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** The form in which a failure crosses from the main process to the window. */
export interface WireError {
  readonly code: MessageCode;
  readonly params: MessageParams;
}

/** One fault or warning found in a document (a scheme, a checklist, a row of a file) with the place it speaks of. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Where: a JSON path such as `tree.children[0].weight`, or `row 12, column 放号量`. */
  readonly path: string;
  readonly code: MessageCode;
  readonly params: MessageParams;
}

/** The words of a message in one language, its `{name}` places filled in. */
export function messageFor(code: MessageCode, params: MessageParams, lang: Lang): string {
  return MESSAGES[code][lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The words of `text` in `lang`, Chinese where the other language was not written. */
export function inLang(text: Words, lang: Lang): string {
  return lang === 'en' ? (text.en ?? text.zh) : text.zh;
}

/** Turns any thrown value into its wire form; what is no AppError becomes `program/fault`. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  return { code: 'program/fault', params: { detail: error instanceof Error ? error.message : String(error) } };
}

/** For the end of a switch over a union: a new member then fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

import type { ParseArgsConfig } from 'node:util';
import type { Lang, Words } from '../../shared/errors.ts';
import type { PagePrinter } from '../services/reports/page-printer.ts';
import type { ServiceContext } from '../services/service-context.ts';

/** What a command has read from its words, and how it speaks. */
export interface CommandCall {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly storePath: string;
  readonly lang: Lang;
  /** A line of progress or explanation, on standard error. */
  readonly say: (text: string) => void;
  /**
   * What lays out the pages of a PDF, to be asked for before anything is done.
   *
   * @throws {AppError} `report/no-pages` under plain Node; `HandOver` where another program is to run the command
   */
  readonly printer: () => PagePrinter;
  /** The service context on the store (`--store`, or another path); it is closed afterwards. */
  readonly withStore: <T>(work: (context: ServiceContext) => Promise<T> | T, how?: 'open' | 'create', path?: string) => Promise<T>;
}

/** What a command comes to: the JSON document, the words for a person, and whether problems were found (exit code 1). */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  readonly foundProblems?: boolean;
}

export interface Command {
  /** One or two words: `grade`, `import outlets`. */
  readonly name: string;
  /** Behind the name, e.g. `FILE [--update]`. */
  readonly usage: string;
  readonly summary: Words;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly run: (call: CommandCall) => Promise<CommandResult>;
}

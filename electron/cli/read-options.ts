import { parsePeriod, type PeriodId } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { CommandCall } from './command.ts';

/** The option's text, or undefined when it was not given. */
export function textOption(call: CommandCall, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws {AppError} `usage/missing` */
export function requiredOption(call: CommandCall, command: string, name: string): string {
  const value = textOption(call, name);
  if (value === undefined || value === '') throw new AppError('usage/missing', { command, what: `--${name}` });
  return value;
}

/** @throws {AppError} `usage/missing` */
export function requiredWord(call: CommandCall, command: string, place: number, what: string): string {
  const value = call.positionals[place];
  if (value === undefined || value === '') throw new AppError('usage/missing', { command, what });
  return value;
}

/** @throws {AppError} `usage/missing`, `usage/invalid` */
export function periodOption(call: CommandCall, command: string): PeriodId {
  return periodFrom(requiredOption(call, command, 'period'));
}

/** @throws {AppError} `usage/invalid` */
export function periodFrom(text: string): PeriodId {
  const period = parsePeriod(text);
  if (period === null) {
    throw new AppError('usage/invalid', { what: '--period', value: text, expected: '2026-09 / 2026-Q3 / 2026-H2 / 2026' });
  }
  return period;
}

/** A whole number from `from` to `to`. @throws {AppError} `usage/invalid` */
export function wholeOption(call: CommandCall, name: string, from: number, to: number): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new AppError('usage/invalid', { what: `--${name}`, value: text, expected: `${from}..${to}` });
  }
  return value;
}

/** One of a list of words. @throws {AppError} `usage/invalid` */
export function choiceOption<T extends string>(call: CommandCall, name: string, choices: readonly T[]): T | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new AppError('usage/invalid', { what: `--${name}`, value: text, expected: choices.join(' / ') });
  return found;
}

/** `--map field=column`, any number of times. @throws {AppError} `usage/invalid` */
export function mapOption(call: CommandCall): Record<string, string> | undefined {
  const given = call.options['map'];
  if (!Array.isArray(given)) return undefined;
  return Object.fromEntries(
    (given as readonly string[]).map((text) => {
      const at = text.indexOf('=');
      if (at < 1 || at === text.length - 1) {
        throw new AppError('usage/invalid', { what: '--map', value: text, expected: 'field=column' });
      }
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

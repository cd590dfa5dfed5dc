import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';

/** The shipped template, as the program reads it. @throws where its shape has a fault. */
export function readTemplate(code: string): Scheme {
  return parsed(raw(code));
}

/** The template with its unknown numbers filled in by path, for a draft that lacks some; every path must hold `null`. */
export function fillTemplate(code: string, numbers: Readonly<Record<string, number>>): Scheme {
  const document = raw(code);
  for (const [path, number] of Object.entries(numbers)) {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
    const last = keys.pop()!;
    const parent = keys.reduce((value, key) => Reflect.get(value as object, key) as unknown, document) as object;
    if (Reflect.get(parent, last) !== null) throw new Error(`${path} is known`);
    Reflect.set(parent, last, number);
  }
  return parsed(document);
}

/** `severity code path` of all that stands against publishing, in the order of the paths. */
export function publicationProblems(scheme: Scheme): string[] {
  return checkScheme(scheme, { forPublication: true })
    .map(({ severity, code, path }) => `${severity} ${code} ${path}`)
    .sort();
}

function raw(code: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../../resources/schemes/${code}.json`), 'utf8'));
}

function parsed(document: unknown): Scheme {
  const { scheme, problems } = parseScheme(document);
  if (scheme === null || problems.length > 0) throw new Error(JSON.stringify(problems));
  return scheme;
}

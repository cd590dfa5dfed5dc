import { readdirSync, readFileSync } from 'node:fs';
import type { SchemeTemplate } from '../../../shared/contract/scheme-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { unknownNumbers } from '../../../shared/grading/scheme-numbers.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { indicatorsOf } from '../../../shared/scheme/walk.ts';
import { resourcePath } from '../../resource-path.ts';

const FOLDER = 'schemes';

/** The schemes that the program ships, those that are complete first. */
export function listSchemeTemplates(): readonly SchemeTemplate[] {
  const files = readdirSync(resourcePath(FOLDER)).filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'));
  const templates = files.sort().map((file) => summary(file.slice(0, -'.json'.length)));
  return templates.sort((a, b) => a.unknownNumbers - b.unknownNumbers);
}

/** @throws {AppError} `scheme/no-template` */
export function readSchemeTemplate(id: string): Scheme {
  const isKnown = readdirSync(resourcePath(FOLDER)).includes(`${id}.json`);
  if (!isKnown) throw new AppError('scheme/no-template', { id });
  const { scheme, problems } = parseScheme(JSON.parse(readFileSync(resourcePath(FOLDER, `${id}.json`), 'utf8')));
  if (scheme === null) throw new Error(`${id}: ${JSON.stringify(problems)}`);
  return scheme;
}

function summary(id: string): SchemeTemplate {
  const scheme = readSchemeTemplate(id);
  return {
    id,
    name: scheme.name,
    note: scheme.note ?? null,
    cycle: scheme.cycle,
    indicators: indicatorsOf(scheme).length,
    levels: scheme.levels.length,
    unknownNumbers: unknownNumbers(scheme).length,
    source: scheme.source?.title ?? null,
  };
}

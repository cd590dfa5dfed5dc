import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PeriodKind } from '../../../shared/dates.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { add, parseNumber, rational, sub } from '../../../shared/exact/rational.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packInput, packResult, unpackInput } from '../../../shared/grading/pack-columns.ts';
import { methodSentence, movementSentence, stateSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import type { TraceIndicator, TracePart } from '../../../shared/grading/trace.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { buildInput } from '../grading/build-input.ts';
import { totals } from '../grading/read-result.ts';
import { publicationProblems, readTemplate } from './read-template.ts';
import { completed, sampleNetwork } from './sample-network.ts';

const PERIODS: Readonly<Record<PeriodKind, string>> = { month: '2026-09', quarter: '2026-Q3', halfYear: '2026-H2', year: '2026' };

const root = join(import.meta.dirname, '../../..');
const codes = readdirSync(join(root, 'resources/schemes')).map((file) => file.replace(/\.json$/, ''));
const page = readFileSync(join(root, 'docs/scheme-templates.md'), 'utf8');

describe('the shipped scheme templates', () => {
  it.each(codes)('%s lacks nothing but unknown numbers, and its defaults name places that are there', (code) => {
    const scheme = readTemplate(code);
    expect(scheme.code).toBe(code);
    expect(scheme.source?.title).toBeTruthy();
    expect(checkScheme(scheme, { forPublication: true }).filter((problem) => problem.code !== 'scheme/unknown-number')).toEqual([]);
  });
  it.each(codes)('%s grades a network and explains every outlet of it, the same again on the same input', (code) => {
    const scheme = completed(readTemplate(code));
    const period = PERIODS[scheme.cycle];
    const input = buildInput(period, sampleNetwork(scheme, period));
    const result = gradePeriod(scheme, input);
    expect(packResult(gradePeriod(scheme, unpackInput(packInput(input))))).toEqual(packResult(result));
    expect(totals(result).filter((total) => total !== null).length).toBeGreaterThan(0);
    const levels = levelInfos(scheme);
    result.codes.forEach((_, row) => {
      const trace = traceOutlet(scheme, input, result, row);
      const sum = [...contributions(trace.root), ...(trace.roundingLine === null ? [] : [trace.roundingLine])].map((value) => parseNumber(value)!).reduce(add, rational(0n));
      const bonuses = trace.adjustments === undefined ? rational(0n) : sub(parseNumber(trace.adjustments.bonus)!, parseNumber(trace.adjustments.penalty)!);
      if (trace.total !== null) expect(plainDecimal(add(sum, bonuses))).toBe(plainDecimal(parseNumber(trace.uncappedTotal ?? trace.total)!));
      for (const lang of ['zh', 'en'] as const) {
        const said = [movementSentence(trace.level.reason, levels, lang), ...(trace.stateReason === null ? [] : [stateSentence(trace.stateReason, lang)]), ...indicatorsIn(trace.root).map((each) => methodSentence(each, lang))];
        expect(said.filter((sentence) => /undefined|null|\[object/.test(sentence))).toEqual([]);
        if (trace.state === 'graded' && scheme.levels.length > 0) expect(said[0]).not.toBe('');
      }
    });
  });
  it('are all listed in their page, the drafts as drafts', () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \|.*\| (ready|draft)[^|]*\|$/gm)].map((match) => `${match[1]!} ${match[2]!}`);
    expect(rows.sort()).toEqual(codes.map((code) => `${code} ${publicationProblems(readTemplate(code)).length === 0 ? 'ready' : 'draft'}`).sort());
  });
  it('have English beside every Chinese name', () => {
    const lacking = codes.filter((code) => wordsOf(readTemplate(code)).some((words) => !('en' in words)));
    expect(lacking).toEqual([]);
  });
});

function contributions(part: TracePart): string[] {
  const below = [...part.children.flatMap(contributions), ...(part.blend ?? []).slice(1).flatMap(({ contribution }) => contribution ?? [])];
  return below.length > 0 || part.contribution === null ? below : [part.contribution];
}

function indicatorsIn(part: TracePart): TraceIndicator[] {
  return part.indicator === null ? part.children.flatMap(indicatorsIn) : [part.indicator];
}

/** Every `{ zh, en }` of a document. */
function wordsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'zh' in value ? [value] : Object.values(value).flatMap(wordsOf);
}

import type { Problem } from '../errors.ts';
import { compare, toExactText, type Rational } from '../exact/rational.ts';
import { hasPath } from '../has-path.ts';
import { actualMaximum } from './actual-maximum.ts';
import { checkBands } from './check-bands.ts';
import { checkItem } from './check-item.ts';
import { checkReferences, type PlacedItem } from './check-references.ts';
import type { Checklist, HeaderField } from './checklist.ts';
import { compileChecklist } from './compile-checklist.ts';
import { exactNumber, pointsScaleFor } from './points-scale.ts';
import { duplicateCodes, fault, warning } from './problems.ts';

/**
 * The form checks of GRADING.md section 3 on a checklist whose shape holds.
 *
 * Errors: what cannot be scored or read (a code used twice, an unknown reference, a jump back). Warnings: what a real form may
 * have on purpose or by slip (points that add up to 99, bands that overlap, items never reached); it is scored as written.
 */
export function checkChecklist(checklist: Checklist): readonly Problem[] {
  const placed: readonly PlacedItem[] = checklist.sections.flatMap((section, at) =>
    section.items.map((item, place) => ({ item, path: `sections[${at}].items[${place}]` })),
  );
  const scale = pointsScaleFor(checklist);
  return [
    ...checkWhole(checklist),
    ...(checklist.header ?? []).flatMap((field, at) => checkField(field, `header[${at}]`)),
    ...duplicateCodes(checklist.header ?? [], 'header'),
    ...duplicateCodes(checklist.sections, 'sections'),
    ...duplicateItems(placed),
    ...placed.flatMap(({ item, path }) => [...checkDates(item, path), ...checkItem(item, checklist, scale, path)]),
    ...checkReferences(checklist, placed),
    ...checkMaxima(checklist),
    ...checkDefaults(checklist),
  ];
}

function checkWhole(checklist: Checklist): readonly Problem[] {
  const problems: Problem[] = [...checkDates(checklist, '')];
  if (checklist.base !== undefined && checklist.mode !== 'deduct') {
    problems.push(warning('base', 'checklist/key-unused-mode', { key: 'base', mode: checklist.mode }));
  }
  const floor = checklist.floor === 'none' ? null : exactNumber(checklist.floor ?? 0);
  if (floor !== null && checklist.cap !== undefined && compare(floor, exactNumber(checklist.cap)) > 0) {
    problems.push(fault('cap', 'checklist/floor-above-cap', { floor: toExactText(floor), cap: String(checklist.cap) }));
  }
  problems.push(...checkOutcomeBands(checklist.bands, ''));
  for (const [at, section] of checklist.sections.entries()) {
    problems.push(...checkOutcomeBands(section.bands, `sections[${at}].`));
    if (section.weight !== undefined && checklist.mode !== 'ratio') {
      problems.push(warning(`sections[${at}].weight`, 'checklist/key-unused-mode', { key: 'weight', mode: checklist.mode }));
    }
  }
  if (!compileChecklist(checklist).items.some(({ counts }) => counts)) problems.push(warning('sections', 'checklist/nothing-possible'));
  return problems;
}

function checkOutcomeBands(bands: Checklist['bands'], prefix: string): readonly Problem[] {
  if (bands === undefined) return [];
  return [...duplicateCodes(bands, `${prefix}bands`), ...checkBands(bands, { otherwise: true }, `${prefix}bands`)];
}

function checkField(field: HeaderField, path: string): readonly Problem[] {
  if (field.kind === 'choice') {
    return field.options === undefined
      ? [fault(`${path}.options`, 'checklist/value-missing', { key: 'options' })]
      : duplicateCodes(field.options, `${path}.options`);
  }
  return field.options === undefined ? [] : [warning(`${path}.options`, 'checklist/key-unused', { item: field.code, key: 'options' })];
}

function checkDates({ validFrom, validTo }: Pick<Checklist, 'validFrom' | 'validTo'>, path: string): readonly Problem[] {
  if (validFrom === undefined || validTo === undefined || validFrom <= validTo) return [];
  return [fault(path === '' ? 'validTo' : `${path}.validTo`, 'checklist/dates-reversed', { from: validFrom, to: validTo })];
}

function duplicateItems(placed: readonly PlacedItem[]): readonly Problem[] {
  return placed.flatMap(({ item, path }, at) =>
    placed.findIndex((other) => other.item.code === item.code) < at
      ? [fault(`${path}.code`, 'checklist/code-duplicate', { code: item.code })]
      : [],
  );
}

function checkDefaults(checklist: Checklist): readonly Problem[] {
  return (checklist.productDefaults ?? []).flatMap((place, at) =>
    hasPath(checklist, place) ? [] : [warning(`productDefaults[${at}]`, 'checklist/default-without-place', { place })],
  );
}

/** Stated maxima against what the items add up to; weights against 100. */
function checkMaxima(checklist: Checklist): readonly Problem[] {
  const actual = actualMaximum(checklist);
  const problems = checklist.sections.flatMap(({ max }, at) => differs(max, actual.sections[at], `sections[${at}].max`));
  problems.push(...differs(checklist.max, actual.whole, 'max'));
  if (checklist.mode !== 'ratio' || !checklist.sections.some(({ weight }) => weight !== undefined)) return problems;
  if (checklist.max === undefined && compare(actual.whole, exactNumber(100)) !== 0) {
    problems.push(warning('sections', 'checklist/weights-not-100', { sum: toExactText(actual.whole) }));
  }
  for (const [at, section] of checklist.sections.entries()) {
    const best = actual.sections[at];
    if (section.weight === undefined && best !== undefined && best.num > 0n) {
      problems.push(warning(`sections[${at}]`, 'checklist/section-no-weight', { section: section.code }));
    }
  }
  return problems;
}

function differs(stated: Checklist['max'], actual: Rational | undefined, path: string): Problem[] {
  if (stated === undefined || actual === undefined || compare(exactNumber(stated), actual) === 0) return [];
  return [warning(path, 'checklist/maximum-differs', { stated: String(stated), actual: toExactText(actual) })];
}

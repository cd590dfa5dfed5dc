import type { Problem } from '../errors.ts';
import { visitDays } from './due-dates.ts';
import type { DrawSize, WavePlan } from './wave.ts';

const MOST_VISITS = 12;

/** What keeps a plan from being drawn, each fault with its place. */
export function checkWave(plan: WavePlan): readonly Problem[] {
  const problems: Problem[] = [];
  const fault = (path: string, code: Problem['code'], params: Problem['params'] = {}): void => {
    problems.push({ severity: 'error', path, code, params });
  };
  if (plan.to < plan.from) fault('to', 'planning/dates', { from: plan.from, to: plan.to });
  else if (visitDays(plan).length === 0) fault('bufferDays', 'planning/no-days');
  if (plan.seed.trim() === '') fault('seed', 'planning/no-seed');
  if (plan.rules.length === 0) fault('rules', 'planning/no-rules');
  plan.rules.forEach(({ draw, visitsPerOutlet }, place) => {
    if (!isDrawable(draw)) fault(`rules[${place}].draw`, 'planning/draw-size');
    if (!Number.isInteger(visitsPerOutlet) || visitsPerOutlet < 1 || visitsPerOutlet > MOST_VISITS) fault(`rules[${place}].visitsPerOutlet`, 'planning/visits-per-outlet');
  });
  if (plan.auditors.length === 0) fault('auditors', 'planning/no-auditors');
  plan.auditors.forEach(({ name, capacity }, place) => {
    if (name.trim() === '') fault(`auditors[${place}].name`, 'planning/auditor-name');
    else if (plan.auditors.findIndex((other) => other.name === name) < place) fault(`auditors[${place}].name`, 'planning/auditor-twice', { name });
    if (!Number.isInteger(capacity) || capacity < 0) fault(`auditors[${place}].capacity`, 'planning/capacity', { name });
  });
  if (!(plan.reauditPercent >= 0 && plan.reauditPercent <= 100)) fault('reauditPercent', 'planning/reaudit-share');
  return problems;
}

function isDrawable(draw: DrawSize): boolean {
  if (draw === 'all') return true;
  if ('percent' in draw) return draw.percent > 0 && draw.percent <= 100;
  const count = 'count' in draw ? draw.count : draw.countPerStratum;
  return Number.isInteger(count) && count > 0;
}

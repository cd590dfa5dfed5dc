import { inLang, type Lang, type Problem } from '../../../../shared/errors.ts';
import type { Scheme } from '../../../../shared/scheme/scheme.ts';
import { walkTree } from '../../../../shared/scheme/walk.ts';
import { isWithin, listAt, valueAt } from './document-path.ts';

/** The parts of the designer, in the order of their tabs. */
export const DESIGNER_TABS = ['tree', 'entry', 'levels', 'vetoes', 'adjustments', 'movement', 'data', 'about'] as const;
export type DesignerTab = (typeof DESIGNER_TABS)[number];

const TAB_OF_KEY: Readonly<Record<string, DesignerTab>> = {
  tree: 'tree',
  population: 'entry',
  outlets: 'entry',
  eligibility: 'entry',
  levels: 'levels',
  levelRule: 'levels',
  levelSteps: 'levels',
  totals: 'levels',
  tieBreakers: 'levels',
  vetoes: 'vetoes',
  adjustments: 'adjustments',
  movement: 'movement',
  replacesLevels: 'movement',
  rounding: 'data',
  cohort: 'data',
  missing: 'data',
  minimumData: 'data',
  range: 'data',
  order: 'data',
};

/** The tab on which a place of the document is edited. */
export function tabOf(path: string): DesignerTab {
  if (nodePathOf(path) !== null) return 'tree';
  return TAB_OF_KEY[/^[^.[]*/.exec(path)?.[0] ?? ''] ?? 'about';
}

/** Path of the deepest node of the tree that holds a place; null: it is not in the tree. */
export function nodePathOf(path: string): string | null {
  return /^(?:totals\[\d+\]\.)?tree(?:\.children\[\d+\])*/.exec(path)?.[0] ?? null;
}

/** Whose name a place stands under: `业务发展 / 放号量`, a level, a veto; empty for the scheme itself. */
export function placeName(scheme: Scheme, path: string, lang: Lang): string {
  const nodePath = nodePathOf(path);
  if (nodePath !== null) {
    const above = walkTree(scheme).filter((placed) => placed.parent !== null && isWithin(nodePath, placed.path));
    return above.map(({ node }) => inLang(node.name, lang)).join(' / ');
  }
  const match = /^((?:\w+\.)?\w+)\[(\d+)\]/.exec(path);
  if (match === null) return '';
  const item = listAt(scheme, match[1] ?? '')[Number(match[2])];
  const name = valueAt(item, 'name');
  return typeof name === 'object' && name !== null && 'zh' in name && typeof name.zh === 'string' ? inLang(name as { zh: string; en?: string }, lang) : '';
}

/** Problems of a place itself and of all below it. */
export function problemsWithin(problems: readonly Problem[], path: string): readonly Problem[] {
  return problems.filter((problem) => isWithin(problem.path, path));
}

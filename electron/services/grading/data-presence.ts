import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { TextColumn } from '../../../shared/grading/columns.ts';
import { holds } from '../../../shared/grading/conditions.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { TreeScorer } from '../../../shared/grading/score-tree.ts';
import type { GradingCheckPart } from '../../../shared/ipc-contract.ts';
import type { IndicatorNode, MissingPolicy, Scheme, TreeNode } from '../../../shared/scheme/scheme.ts';
import { isDimension, rootsOf } from '../../../shared/scheme/walk.ts';
import { gatherInput } from './gather-input.ts';
import { otherScoresRead } from './record-reach.ts';

/** Which outlets of a period have the data that a scheme reads. Row i of every column is one outlet. */
export interface DataPresence {
  readonly outletNos: Int32Array;
  readonly regions: readonly TextColumn[];
  readonly parts: readonly PresentPart[];
  /** How many values that come in as figures or attributes an outlet should have, and has. */
  readonly expected: Uint16Array;
  readonly present: Uint16Array;
}

/** How complete the data of one indicator is. */
export interface PresentPart extends GradingCheckPart {
  /** It comes in as figures or attributes, not from visits. */
  readonly isImported: boolean;
}

/** Codes named as examples of what is missing. */
const EXAMPLES = 5;
const KEPT = 4;
const cache = new Map<string, DataPresence>();

/**
 * Reads every source of the scheme for the period, as a run would, and tells what is there. Kept until such data change:
 * every change writes the journal.
 */
export function dataPresence(store: Store, version: SchemeVersion, period: PeriodId): DataPresence {
  // Another scheme's published run is data too.
  const seq = otherScoresRead(version.document).length > 0 ? store.journal.lastInputSeq() : store.journal.lastDataSeq();
  const key = `${store.path}\n${version.id}\n${period}\n${seq}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const presence = store.snapshot(() => readPresence(store, version.document, period));
  cache.set(key, presence);
  for (const oldest of cache.keys()) {
    if (cache.size <= KEPT) break;
    cache.delete(oldest);
  }
  return presence;
}

function readPresence(store: Store, scheme: Scheme, period: PeriodId): DataPresence {
  const { input, outletNos } = gatherInput(store, scheme, period);
  const scorer = new TreeScorer(scheme, input);
  const rows = outletNos.length;
  const [expected, present] = [new Uint16Array(rows), new Uint16Array(rows)];
  const parts = indicatorsWithRange(scheme, input, scorer).map(({ indicator, concerned }): PresentPart => {
    const hasValue = presentRows(scorer, indicator.code);
    const isImported = indicator.source.kind !== 'inspection' && indicator.source.kind !== 'event' && indicator.source.kind !== 'action' && indicator.source.kind !== 'score';
    const examples: string[] = [];
    let [withData, missing] = [0, 0];
    for (let row = 0; row < rows; row += 1) {
      if (concerned[row] === 0) continue;
      const has = hasValue(row);
      if (has) withData += 1;
      else {
        missing += 1;
        if (examples.length < EXAMPLES) examples.push(input.outlets.codes[row]!);
      }
      if (!isImported) continue;
      expected[row]! += 1;
      if (has) present[row]! += 1;
    }
    const source = indicator.method.kind === 'deduct' ? 'deduct' : indicator.source.kind;
    const policy = policyText(indicator.missing ?? scheme.missing);
    return { indicator: indicator.code, name: indicator.name, source, withData, missing, policy, examples, isImported };
  });
  return { outletNos, regions: input.outlets.regions, parts, expected, present };
}

interface ConcernedIndicator {
  readonly indicator: IndicatorNode;
  /** 1: the indicator applies to the outlet. */
  readonly concerned: Uint8Array;
}

function indicatorsWithRange(scheme: Scheme, input: GradingInput, scorer: TreeScorer): readonly ConcernedIndicator[] {
  const reader = scorer.reader({});
  const below = (node: TreeNode, concerned: Uint8Array): readonly ConcernedIndicator[] => {
    const held = node.appliesTo === undefined ? null : holds(node.appliesTo, reader);
    const own = held === null ? concerned : concerned.map((value, row) => value & held[row]!);
    return isDimension(node) ? node.children.flatMap((child) => below(child, own)) : [{ indicator: node, concerned: own }];
  };
  return rootsOf(scheme).flatMap((root) => below(root, new Uint8Array(input.outlets.codes.length).fill(1)));
}

function presentRows(scorer: TreeScorer, code: string): (row: number) => boolean {
  const raw = scorer.raw(code);
  if (raw === null) return () => false;
  if (raw.kind === 'text') return (row) => raw.column.index[row]! >= 0;
  return (row) => !Number.isNaN(raw.column.num[row]!);
}

/** The missing value policy as text: `zero`, `fixed 60`, `carry 1`; as in a trace. */
function policyText(policy: MissingPolicy = 'reweight'): string {
  if (typeof policy === 'string') return policy;
  return 'fixed' in policy ? `fixed ${policy.fixed}` : `carry ${policy.carry}`;
}

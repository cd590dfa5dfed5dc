import type { JudgementRecord } from '../../../db/repositories/record-repository.ts';
import type { JudgementRequest, JudgementRow, OutletJudgements } from '../../../shared/contract/record-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { indicatorsOf } from '../../../shared/scheme/walk.ts';
import type { IndicatorNode } from '../../../shared/scheme/scheme.ts';
import type { ServiceContext } from '../service-context.ts';
import { judgementValue, kindOfJudgement } from './judgement-value.ts';

const LONGEST_VALUE = 100;
const LONGEST_REASON = 500;

/** The judgements of an outlet, and what the schemes in force ask people to judge. @throws {AppError} `outlet/not-found` */
export function listJudgements({ store }: ServiceContext, { outletId }: { readonly outletId: OutletId }): OutletJudgements {
  const outletNo = numberOf({ store }, outletId);
  const asked = store.schemes
    .list()
    .filter(({ current }) => current)
    .flatMap(({ id, name, cycle }) => {
      const version = store.schemes.findById(id);
      if (version === null) return [];
      return indicatorsOf(version.document).flatMap((indicator) => (indicator.source.kind === 'judgement' ? [{ judgement: indicator.source.judgement, name: indicator.name, scheme: name, cycle, choices: choicesOf(indicator) }] : []));
    });
  return { asked, rows: store.records.judgementsOfOutlet(outletNo).map(toRow) };
}

/** Only categories of its table where the method has one and takes no other. */
function choicesOf({ method }: IndicatorNode): readonly string[] | null {
  return method.kind === 'categories' ? method.rows.map(({ value }) => value) : null;
}

/**
 * Enters what a person judges of an outlet for a period, over what stood. In one transaction with its journal row.
 *
 * @throws {AppError} `outlet/not-found`, `judgement/needs-value`, `judgement/needs-reason`, `import/judgement-not-number`,
 * `import/judgement-not-category`
 */
export function setJudgement(context: ServiceContext, request: JudgementRequest): OutletJudgements {
  const { store, user } = context;
  const outletNo = numberOf(context, request.outletId);
  const [judgement, text, reason] = [request.judgement.trim(), request.value.trim(), request.reason.trim()];
  if (judgement === '' || text === '' || text.length > LONGEST_VALUE) throw new AppError('judgement/needs-value', { most: LONGEST_VALUE });
  if (reason === '' || reason.length > LONGEST_REASON) throw new AppError('judgement/needs-reason', { most: LONGEST_REASON });
  const { value, kind } = judgementValue(text);
  store.transaction(() => {
    const before = store.records.findJudgement(outletNo, judgement, request.period);
    const known = kindOfJudgement(store, judgement);
    if (known !== null && known !== kind && !isOnlyOne(store.records.judgements(judgement, request.period), before)) {
      throw new AppError(known === 'number' ? 'import/judgement-not-number' : 'import/judgement-not-category', { value, judgement });
    }
    const at = context.now();
    store.records.putJudgement({ outletNo, judgement, period: request.period, value, reason, by: user, at, importNo: null });
    store.journal.record({
      action: 'judgement.set',
      subjectKind: 'outlet',
      subjectId: request.outletId,
      before: before === null ? null : { judgement, period: before.period, value: before.value, reason: before.reason, by: before.by },
      after: { judgement, period: request.period, value, reason, by: user },
      at,
      by: user,
    });
  });
  return listJudgements(context, request);
}

/** Takes a judgement away; nothing where there is none. @throws {AppError} `outlet/not-found` */
export function removeJudgement(context: ServiceContext, request: Pick<JudgementRequest, 'outletId' | 'judgement' | 'period'>): OutletJudgements {
  const { store } = context;
  const outletNo = numberOf(context, request.outletId);
  store.transaction(() => {
    const before = store.records.findJudgement(outletNo, request.judgement, request.period);
    if (before === null) return;
    store.records.removeJudgement(outletNo, request.judgement, request.period);
    store.journal.record({
      action: 'judgement.remove',
      subjectKind: 'outlet',
      subjectId: request.outletId,
      before: { judgement: before.judgement, period: before.period, value: before.value, reason: before.reason, by: before.by },
      after: null,
      at: context.now(),
      by: context.user,
    });
  });
  return listJudgements(context, request);
}

function isOnlyOne(standing: readonly JudgementRecord[], before: JudgementRecord | null): boolean {
  return before !== null && standing.length === 1;
}

function numberOf({ store }: Pick<ServiceContext, 'store'>, outletId: OutletId): number {
  const found = store.outlets.findNo(outletId);
  if (found === null) throw new AppError('outlet/not-found', { id: outletId });
  return found;
}

function toRow({ judgement, period, value, reason, by, at, importNo }: JudgementRecord): JudgementRow {
  return { judgement, period, value, reason, by, at, isImported: importNo !== null };
}

import type { InstalmentRecord } from '../../../db/repositories/benefit-ledger-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { OutletBenefitHistory, WithheldDecision, WithheldRow } from '../../../shared/contract/benefit-calls.ts';
import { AppError, type Words } from '../../../shared/errors.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import type { ServiceContext } from '../service-context.ts';
import { planNames } from './period-statements.ts';

/** All that was ever withheld of a scheme: what is undecided first, then the newest. */
export function listWithheld({ store }: ServiceContext, { schemeCode }: { readonly schemeCode: string }): readonly WithheldRow[] {
  const rows = rowReader(store)(store.benefitLedger.withheld(schemeCode));
  return [...rows].reverse().sort((a, b) => Number(a.state !== 'withheld') - Number(b.state !== 'withheld'));
}

/**
 * Releases withheld instalments, to be paid with the next statement that they fall due by, or forfeits them for good. A
 * person's decision with a reason, kept in the journal.
 *
 * @throws {AppError} `benefit/reason-required`, `benefit/instalment-not-found`, `benefit/not-withheld`
 */
export function decideWithheld(context: ServiceContext, { instalmentIds, decision, reason }: WithheldDecision): null {
  const { store, user, now } = context;
  const words = reason.trim();
  if (words === '') throw new AppError('benefit/reason-required');
  store.transaction(() => {
    const at = now();
    const [action, state] = decision === 'release' ? (['benefit.release', 'released'] as const) : (['benefit.forfeit', 'forfeited'] as const);
    for (const id of new Set(instalmentIds)) {
      const kept = store.benefitLedger.findInstalment(id);
      if (kept === null) throw new AppError('benefit/instalment-not-found', { id });
      if (kept.state !== 'withheld') throw new AppError('benefit/not-withheld');
      store.benefitLedger.decide(kept.no, state, at, user, words);
      const outlet = store.outlets.codeOf(kept.outletNo) ?? String(kept.outletNo);
      const { benefit, period, number, amount, currency } = kept;
      store.journal.record({ action, subjectKind: 'benefit', subjectId: id, before: { state: kept.state }, after: { state, outlet, benefit, period, number, amount, currency, reason: words }, at, by: user });
    }
  });
  return null;
}

/**
 * What an outlet was settled, newest first, and what it is still to be paid, was withheld or forfeited.
 *
 * @throws {AppError} `outlet/not-found`
 */
export function outletBenefitHistory({ store }: ServiceContext, { outletId }: { readonly outletId: OutletId }): OutletBenefitHistory {
  const outletNo = store.outlets.findNo(outletId);
  if (outletNo === null) throw new AppError('outlet/not-found', { id: outletId });
  const settled = store.benefitLedger.ofOutlet(outletNo);
  const scheme = settled.length === 0 ? null : store.schemes.findCurrent(settled.at(-1)!.settlement.schemeCode);
  return {
    levels: scheme === null ? [] : levelInfos(scheme.document),
    settled: [...settled].reverse().map(({ settlement, document }) => ({
      schemeCode: settlement.schemeCode,
      period: settlement.period,
      settledAt: settlement.settledAt,
      level: document.level,
      totals: document.totals,
    })),
    open: rowReader(store)(store.benefitLedger.instalmentsOfOutlet(outletNo)),
  };
}

function rowReader(store: Store): (records: readonly InstalmentRecord[]) => readonly WithheldRow[] {
  const outlets = store.outlets.namesByNo();
  const ids = store.outlets.keysByCode();
  const namesOf = new Map<string, ReturnType<typeof planNames>>();
  const rules = new Map<string, Words>(store.benefitPlans.list().flatMap(({ document }) => (document.withholding ?? []).map(({ code, name }) => [code, name] as const)));
  return (records) =>
    records.flatMap((record) => {
      const outlet = outlets.get(record.outletNo);
      const id = outlet === undefined ? undefined : ids.get(outlet.code)?.id;
      if (outlet === undefined || id === undefined) return [];
      const names = namesOf.get(record.schemeCode) ?? planNames(store, record.schemeCode);
      namesOf.set(record.schemeCode, names);
      const { id: instalmentId, benefit, grantedNo, period, number, of, dueOn, currency, amount, state, rule, decidedAt, decidedBy, reason } = record;
      return [{ id: instalmentId, outletId: id, code: outlet.code, outletName: outlet.name, benefit, name: names(grantedNo, benefit), period, number, of, dueOn, currency, amount, state, rule: rule === null ? null : (rules.get(rule) ?? { zh: rule }), decidedAt, decidedBy, reason }];
    });
}

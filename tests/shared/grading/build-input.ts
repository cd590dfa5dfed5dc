import { parsePeriod, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import { parseNumber, powerOfTen } from '../../../shared/exact/rational.ts';
import type { Column, NumberColumn } from '../../../shared/grading/columns.ts';
import type { EarlierRun, GradingInput } from '../../../shared/grading/grading-input.ts';
import { textColumn } from '../../../shared/grading/text-columns.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';

/** One outlet of a test with what it brings; all of it may be left out. */
export interface OutletSpec {
  readonly code?: string;
  readonly openedOn?: string | null;
  readonly type?: string | null;
  readonly ownership?: string | null;
  readonly class?: string | null;
  readonly regions?: readonly (string | null)[];
  readonly attributes?: Readonly<Record<string, string | number | null>>;
  readonly frozen?: boolean;
  /** Figures by `code@period`; the period may be left out: that of the run. */
  readonly figures?: Readonly<Record<string, string | number | null>>;
  readonly visits?: readonly VisitSpec[];
  readonly events?: readonly EventSpec[];
  readonly answers?: readonly AnswerSpec[];
  /** Values by the judgement's code. */
  readonly judgements?: Readonly<Record<string, string | number>>;
  /** Values by `scheme@period/read`, such as `credit@2026-09/total`. */
  readonly otherScores?: Readonly<Record<string, string | number>>;
  readonly level?: string | null;
  readonly lastRaisedIn?: string | null;
  readonly levelSince?: string | null;
  readonly noPromotionUntil?: string | null;
  /** Level and total of earlier runs by period; null: not graded. */
  readonly earlier?: Readonly<Record<string, { readonly level: string | null; readonly total?: string; readonly measured?: Readonly<Record<string, string>>; readonly unblended?: Readonly<Record<string, string>>; readonly values?: Readonly<Record<string, string | number>> }>>;
}

export interface EventSpec {
  readonly on: string;
  readonly event?: string;
  readonly code?: string;
  readonly category?: string;
  readonly quantity?: string | number;
  readonly note?: string;
}

export interface AnswerSpec {
  readonly on: string;
  readonly survey?: string;
  readonly value: string | number;
  readonly count?: number;
}

export interface VisitSpec {
  readonly code?: string;
  readonly on: string;
  readonly score: string | number | null;
  readonly kind?: VisitKind;
  readonly checklist?: string;
  readonly redLine?: boolean;
}

/** A decimal column; texts that are wider than 53 bits keep their exact value. */
export function decimals(values: readonly (string | number | null)[]): NumberColumn {
  const places = Math.max(0, ...values.map((value) => (value === null ? 0 : (String(value).split('.')[1] ?? '').length)));
  const wide = new Map<number, bigint>();
  const units = Float64Array.from(values, (value, row) => {
    if (value === null) return NaN;
    const exact = parseNumber(value)!;
    const unit = (exact.num * powerOfTen(places)) / exact.den;
    if (unit > 9007199254740991n || unit < -9007199254740991n) wide.set(row, unit);
    return Number(unit);
  });
  return { kind: 'number', places, units, ...(wide.size > 0 ? { wide } : {}) };
}

/** The input of a run over these outlets, in the order given. */
export function buildInput(period: string, specs: readonly OutletSpec[], attributeTypes: Readonly<Record<string, 'number' | 'text'>> = {}): GradingInput {
  const at = parsePeriod(period)!;
  const texts = (pick: (spec: OutletSpec) => string | null | undefined) => textColumn(specs.map((spec) => pick(spec) ?? null));
  const depth = Math.max(0, ...specs.map(({ regions }) => regions?.length ?? 0));
  return {
    period: at,
    outlets: {
      codes: specs.map(({ code }, index) => code ?? `N${String(index + 1).padStart(4, '0')}`),
      names: specs.map((_, index) => `网点${index + 1}`),
      openedOn: texts(({ openedOn }) => openedOn),
      type: texts(({ type }) => type),
      ownership: texts(({ ownership }) => ownership),
      class: texts((spec) => spec.class),
      regions: Array.from({ length: depth }, (_, level) => texts(({ regions }) => regions?.[level])),
      attributes: attributeColumns(specs, attributeTypes),
      frozen: Uint8Array.from(specs, ({ frozen }) => (frozen === true ? 1 : 0)),
    },
    figures: figureColumns(at, specs),
    visits: visitColumns(specs),
    history: {
      level: texts(({ level }) => level),
      lastRaisedIn: texts(({ lastRaisedIn }) => lastRaisedIn),
      levelSince: texts(({ levelSince }) => levelSince),
      noPromotionUntil: texts(({ noPromotionUntil }) => noPromotionUntil),
      runs: earlierRuns(specs),
    },
    ...recordColumns(specs),
  };
}

function recordColumns(specs: readonly OutletSpec[]): Pick<GradingInput, 'records'> {
  const events = specs.flatMap(({ events: own }, outlet) => (own ?? []).map((event) => ({ ...event, outlet }))).sort(byDay);
  const answers = specs.flatMap(({ answers: own }, outlet) => (own ?? []).map((answer) => ({ ...answer, outlet }))).sort(byDay);
  const judgements = [...new Set(specs.flatMap((spec) => Object.keys(spec.judgements ?? {})))].sort();
  const scores = [...new Set(specs.flatMap((spec) => Object.keys(spec.otherScores ?? {})))].sort();
  if (events.length + answers.length + judgements.length + scores.length === 0) return {};
  const valuesOf = (values: readonly (string | number | null)[]): Column => (values.every((value) => value === null || parseNumber(value) !== null) ? decimals(values) : textColumn(values.map((value) => (value === null ? null : String(value)))));
  return {
    records: {
      events: {
        outlet: Int32Array.from(events, ({ outlet }) => outlet),
        date: events.map(({ on }) => on as IsoDate),
        event: textColumn(events.map(({ event }) => event ?? 'complaint')),
        code: textColumn(events.map(({ code }) => code ?? null)),
        category: textColumn(events.map(({ category }) => category ?? null)),
        quantity: decimals(events.map(({ quantity }) => quantity ?? null)),
        note: textColumn(events.map(({ note }) => note ?? null)),
      },
      surveys: {
        outlet: Int32Array.from(answers, ({ outlet }) => outlet),
        date: answers.map(({ on }) => on as IsoDate),
        survey: textColumn(answers.map(({ survey }) => survey ?? 'nps')),
        code: textColumn(answers.map(() => null)),
        value: decimals(answers.map(({ value }) => value)),
        count: Float64Array.from(answers, ({ count }) => count ?? 1),
      },
      judgements: judgements.map((judgement) => ({
        judgement,
        value: valuesOf(specs.map((spec) => spec.judgements?.[judgement] ?? null)),
        reason: textColumn(specs.map((spec) => (spec.judgements?.[judgement] === undefined ? null : '现场评定'))),
        by: textColumn(specs.map((spec) => (spec.judgements?.[judgement] === undefined ? null : '李经理'))),
      })),
      otherScores: scores.map((key) => {
        const [scheme = '', rest = ''] = key.split('@');
        const [period = '', ...read] = rest.split('/');
        return { scheme, read: read.join('/'), period: parsePeriod(period)!, number: 2, version: 1, value: valuesOf(specs.map((spec) => spec.otherScores?.[key] ?? null)) };
      }),
    },
  };
}

function byDay(a: { readonly on: string }, b: { readonly on: string }): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

function attributeColumns(specs: readonly OutletSpec[], types: Readonly<Record<string, 'number' | 'text'>>): Map<string, Column> {
  const codes = new Set([...Object.keys(types), ...specs.flatMap(({ attributes }) => Object.keys(attributes ?? {}))]);
  return new Map(
    [...codes].map((code) => {
      const values = specs.map(({ attributes }) => attributes?.[code] ?? null);
      const isText = types[code] === 'text' || (types[code] === undefined && values.some((value) => typeof value === 'string'));
      return [code, isText ? textColumn(values.map((value) => (value === null ? null : String(value)))) : decimals(values)];
    }),
  );
}

function figureColumns(period: PeriodId, specs: readonly OutletSpec[]): GradingInput['figures'] {
  const keys = new Set(specs.flatMap(({ figures }) => Object.keys(figures ?? {})));
  return [...keys].map((key) => {
    const [figure = '', at] = key.split('@');
    return { figure, period: at === undefined ? period : parsePeriod(at)!, column: decimals(specs.map(({ figures }) => figures?.[key] ?? null)) };
  });
}

function visitColumns(specs: readonly OutletSpec[]): GradingInput['visits'] {
  const visits = specs
    .flatMap(({ visits: own }, outlet) => (own ?? []).map((visit, index) => ({ ...visit, outlet, code: visit.code ?? `V${outlet}-${index}` })))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.code < b.code ? -1 : 1));
  return {
    outlet: Int32Array.from(visits, ({ outlet }) => outlet),
    codes: visits.map(({ code }) => code),
    visitedOn: textColumn(visits.map(({ on }) => on)),
    checklist: textColumn(visits.map(({ checklist }) => checklist ?? 'hall')),
    kind: textColumn(visits.map(({ kind }) => kind ?? 'open')),
    score: decimals(visits.map(({ score }) => score)),
    redLine: Uint8Array.from(visits, ({ redLine }) => (redLine === true ? 1 : 0)),
  };
}

function earlierValues(own: readonly (NonNullable<OutletSpec['earlier']>[string] | undefined)[]): Pick<EarlierRun, 'values'> {
  const keys = [...new Set(own.flatMap((run) => Object.keys(run?.values ?? {})))].sort();
  return keys.length === 0 ? {} : { values: new Map(keys.map((key) => [key, decimals(own.map((run) => run?.values?.[key] ?? null))])) };
}

function earlierRuns(specs: readonly OutletSpec[]): EarlierRun[] {
  const periods = [...new Set(specs.flatMap(({ earlier }) => Object.keys(earlier ?? {})))].sort().reverse();
  return periods.map((period) => {
    const own = specs.map(({ earlier }) => earlier?.[period]);
    const codes = codesOf(own.map((run) => run?.measured));
    const blended = codesOf(own.map((run) => run?.unblended));
    return {
      period: parsePeriod(period)!,
      level: textColumn(own.map((run) => run?.level ?? null)),
      total: decimals(own.map((run) => run?.total ?? null)),
      measured: new Map(codes.map((code) => [code, decimals(own.map((run) => run?.measured?.[code] ?? null))])),
      ...earlierValues(own),
      ...(blended.length === 0 ? {} : { unblended: new Map(blended.map((code) => [code, decimals(own.map((run) => run?.unblended?.[code] ?? null))])) }),
    };
  });
}

function codesOf(scores: readonly (Readonly<Record<string, string>> | undefined)[]): string[] {
  return [...new Set(scores.flatMap((own) => Object.keys(own ?? {})))].sort();
}

import type { Database } from 'better-sqlite3';
import type { Checklist } from '../../shared/checklist/checklist.ts';
import { periodEnd, periodStart, type IsoDate } from '../../shared/dates.ts';
import type { ChecklistVersionId, OutletId, VisitId } from '../../shared/ids.ts';
import type { Page, PageRequest, VisitQuery } from '../../shared/ipc-contract.ts';
import type { VisitKind } from '../../shared/scheme/scheme.ts';
import type { VisitDetail, VisitRow, VisitState } from '../../shared/visit/visit.ts';
import { contains, createStatementCache, isOneOf, pageTail, whereAll, type SqlPart } from '../query.ts';
import type { PhotoRepository } from './photo-repository.ts';
import type { RegionNode, RegionRepository } from './region-repository.ts';
import { centsText } from '../../shared/exact/number-text.ts';
import type { VisitRepository } from './visit-repository.ts';

interface Row {
  readonly no: number;
  readonly id: VisitId;
  readonly code: string;
  readonly outlet_id: OutletId;
  readonly outlet_code: string;
  readonly outlet_name: string;
  readonly region_no: number | null;
  readonly checklist_code: string;
  readonly checklist_version: number;
  readonly checklist_name: string;
  readonly kind: VisitKind;
  readonly visited_on: IsoDate;
  readonly auditor: string | null;
  readonly state: VisitState;
  readonly score_cents: number | null;
  readonly red_line: number;
  readonly answered: number;
  readonly to_answer: number;
  readonly show_score: number;
  readonly version: number;
}
interface DetailRow {
  readonly checklist_id: ChecklistVersionId;
  readonly document: string;
  readonly type: string | null;
  readonly ownership: string | null;
  readonly class: string | null;
  readonly attributes: string;
  readonly first_id: VisitId | null;
  readonly due_on: IsoDate | null;
}

/** The visit with its outlet as it was on the day of the visit. */
const FROM = `FROM visit v
  JOIN outlet o ON o.no = v.outlet_no
  JOIN outlet_state s ON s.outlet_no = o.no
    AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = o.no AND valid_from <= v.visited_on)
  JOIN checklist_version c ON c.no = v.checklist_no`;
const COLUMNS = `v.no, v.id, v.code, o.id AS outlet_id, o.code AS outlet_code, s.name AS outlet_name, s.region_no,
  c.code AS checklist_code, c.version AS checklist_version, json_extract(c.document, '$.name.zh') AS checklist_name,
  v.kind, v.visited_on, v.auditor, v.state, v.score_cents, v.red_line, v.answered, v.to_answer, v.show_score,
  (SELECT COUNT(*) FROM visit_version w WHERE w.visit_no = v.no) + 1 AS version`;

const SORTS: Readonly<Record<string, string>> = {
  visitedOn: 'v.visited_on',
  code: 'v.code',
  outletCode: 'o.code',
  outletName: 's.name',
  checklist: 'c.code',
  checklistCode: 'c.code',
  kind: 'v.kind',
  auditor: 'v.auditor',
  state: 'v.state',
  score: 'v.score_cents',
  submittedAt: 'v.submitted_at',
};

export type VisitListRepository = ReturnType<typeof createVisitListRepository>;

/** Visits as screens and exports show them. */
export function createVisitListRepository(db: Database, regions: RegionRepository, visits: VisitRepository, photos: PhotoRepository) {
  const prepare = createStatementCache(db);
  const selectRow = db.prepare<[string], Row>(`SELECT ${COLUMNS} ${FROM} WHERE v.id = ?`);
  const selectDetail = db.prepare<[string], DetailRow>(`
    SELECT c.id AS checklist_id, c.document, s.type, s.ownership, s.class, s.attributes, f.id AS first_id, v.due_on
    ${FROM} LEFT JOIN visit f ON f.no = v.second_of WHERE v.id = ?`);

  function conditions(query: VisitQuery, asOf: IsoDate): SqlPart[] {
    // A second scoring is looked at beside its first, never as a visit of its own.
    const parts: SqlPart[] = [{ sql: 'v.second_of IS NULL', values: [] }];
    if (query.text !== undefined && query.text.trim() !== '') parts.push(contains(['v.code', 'o.code', 's.name', 'v.auditor'], query.text.trim()));
    if (query.outletId !== undefined) parts.push({ sql: 'v.outlet_no = (SELECT no FROM outlet WHERE id = ?)', values: [query.outletId] });
    if (query.regionId !== undefined) parts.push(isOneOf('s.region_no', regions.descendants(query.regionId, asOf)));
    if (query.state !== undefined) parts.push(isOneOf('v.state', query.state));
    if (query.kind !== undefined) parts.push(isOneOf('v.kind', query.kind));
    if (query.checklist !== undefined) parts.push({ sql: 'c.code = ?', values: [query.checklist] });
    if (query.period !== undefined) parts.push({ sql: 'v.visited_on BETWEEN ? AND ?', values: [periodStart(query.period), periodEnd(query.period)] });
    if (query.redLine !== undefined) parts.push({ sql: 'v.red_line = ?', values: [query.redLine ? 1 : 0] });
    return parts;
  }

  return {
    /** A page, newest first where nothing else is asked; region names are those of the day `asOf`. */
    list(request: VisitQuery & PageRequest, asOf: IsoDate): Page<VisitRow> {
      const where = whereAll(conditions(request, asOf));
      const tail = pageTail(request, SORTS, { by: 'visitedOn', descending: true }, 'v.code DESC');
      const nodes = regions.snapshot(asOf);
      const rows = prepare<Row>(`SELECT ${COLUMNS} ${FROM}${where.sql}${tail.sql}`).all(...where.values, ...tail.values);
      const total = prepare<{ n: number }>(`SELECT COUNT(*) AS n ${FROM}${where.sql}`).get(...where.values)?.n ?? 0;
      return { total, rows: rows.map((row) => toVisitRow(row, nodes)) };
    },

    /** The line of the list; null: no such visit. */
    findRow(id: VisitId, asOf: IsoDate): VisitRow | null {
      const row = selectRow.get(id);
      return row === undefined ? null : toVisitRow(row, regions.snapshot(asOf));
    },

    /**
     * A visit with all that its entry page needs; null: no such visit. `outletAttributes` holds the outlet's attributes of
     * the day of the visit and its `type`, `ownership` and `class`.
     */
    findDetail(id: VisitId, asOf: IsoDate): VisitDetail | null {
      const row = selectRow.get(id);
      const more = selectDetail.get(id);
      const record = visits.findById(id);
      if (row === undefined || more === undefined || record === null) return null;
      // A second scoring looks back to where its first did, never to the first itself.
      const looksBack = more.first_id === null ? record : (visits.findById(more.first_id) ?? record);
      const facts = Object.entries({ type: more.type, ownership: more.ownership, class: more.class });
      return {
        ...toVisitRow(row, regions.snapshot(asOf)),
        checklistVersionId: more.checklist_id,
        checklist: JSON.parse(more.document) as Checklist,
        header: record.header,
        answers: visits.answers(record.no),
        outletAttributes: {
          ...Object.fromEntries(facts.filter((fact): fact is [string, string] => fact[1] !== null)),
          ...(JSON.parse(more.attributes) as Readonly<Record<string, string>>),
        },
        lastItem: record.lastItem,
        savedAt: record.savedAt,
        previousScore: visits.previousScore(looksBack, row.checklist_code),
        previousAnswers: visits.previousAnswers(looksBack, row.checklist_code),
        reviewNote: record.reviewNote,
        secondAuditor: record.secondAuditor,
        timeSlot: record.timeSlot,
        arrivedAt: record.arrivedAt,
        leftAt: record.leftAt,
        showScore: record.showScore,
        // Who scores a visit again judges by its photos.
        photos: [...(more.first_id === null ? [] : photos.ofVisit(more.first_id).map((photo) => ({ ...photo, ofFirst: true as const }))), ...photos.ofVisit(id)],
        secondOf: more.first_id,
        dueOn: more.due_on,
      };
    },
  };
}

/** A score that its auditor is not to see is told once the visit is handed in. */
function isHidden({ state, show_score: shows }: Row): boolean {
  return shows === 0 && (state === 'inProgress' || state === 'returned');
}

function toVisitRow(row: Row, nodes: ReadonlyMap<number, RegionNode>): VisitRow {
  return {
    id: row.id,
    code: row.code,
    outletId: row.outlet_id,
    outletCode: row.outlet_code,
    outletName: row.outlet_name,
    regionPath: row.region_no === null ? [] : (nodes.get(row.region_no)?.path ?? []),
    checklistCode: row.checklist_code,
    checklistVersion: row.checklist_version,
    checklistName: row.checklist_name,
    kind: row.kind,
    visitedOn: row.visited_on,
    auditor: row.auditor,
    state: row.state,
    score: isHidden(row) ? null : centsText(row.score_cents),
    redLine: row.red_line === 1,
    answered: row.answered,
    toAnswer: row.to_answer,
    version: row.version,
  };
}

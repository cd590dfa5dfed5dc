import type { Database } from 'better-sqlite3';
import type { ActionRow, ActionRule, ActionState, ActionStep, ActionStepKind } from '../../shared/action/action.ts';
import type { ActionCounts, ActionQuery } from '../../shared/contract/action-calls.ts';
import type { IsoDate } from '../../shared/dates.ts';
import { dayNumber } from '../../shared/formula/calendar.ts';
import type { ActionId, OutletId, VisitId } from '../../shared/ids.ts';
import type { Page, PageRequest } from '../../shared/ipc-contract.ts';
import { COUNTED_STATES } from '../../shared/visit/visit.ts';
import { contains, createStatementCache, isOneOf, mustExist, pageTail, whereAll, type SqlPart } from '../query.ts';
import { STATE_AS_OF } from './outlet-repository.ts';
import type { RegionNode, RegionRepository } from './region-repository.ts';

/** What of an action can change. */
export interface ActionFacts {
  readonly title: string;
  readonly detail: string;
  readonly critical: boolean;
  /** null: nobody yet. */
  readonly owner: string | null;
  readonly dueOn: IsoDate;
  readonly state: ActionState;
  readonly repeats: number;
  /** Day of the last change of its state. */
  readonly sinceOn: IsoDate;
  readonly closedOn: IsoDate | null;
  /** Number of the visit that found it mended; null: none did. */
  readonly settledNo: number | null;
}
export interface NewActionRecord extends ActionFacts {
  readonly id: ActionId;
  readonly code: string;
  readonly outletNo: number;
  readonly visitNo: number | null;
  readonly checklistNo: number | null;
  readonly item: string | null;
  readonly openedOn: IsoDate;
}
export interface ActionRecord extends NewActionRecord {
  readonly no: number;
}
export interface NewStep {
  readonly kind: ActionStepKind;
  readonly on: IsoDate;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly visitNo: number | null;
  readonly changes: ActionStep['changes'];
}
/** How the actions of one region, owner or item stand; ages as sums of days. */
export interface ActionSums {
  readonly open: number;
  readonly overdue: number;
  readonly done: number;
  readonly verified: number;
  /** Critical ones that are not closed. */
  readonly critical: number;
  readonly repeats: number;
  readonly ageDays: number;
  readonly closingDays: number;
}
export interface StoredRule {
  readonly rule: ActionRule;
  readonly at: string;
  readonly by: string;
}
/** Actions of an outlet that are open on a day. */
export interface OpenActions {
  readonly outletNo: number;
  readonly all: number;
  readonly critical: number;
  readonly overdue: number;
}

interface Row {
  readonly no: number;
  readonly id: ActionId;
  readonly code: string;
  readonly outlet_no: number;
  readonly visit_no: number | null;
  readonly checklist_no: number | null;
  readonly item: string | null;
  readonly title: string;
  readonly detail: string;
  readonly critical: number;
  readonly owner: string | null;
  readonly due_on: IsoDate;
  readonly state: ActionState;
  readonly repeats: number;
  readonly opened_on: IsoDate;
  readonly since_on: IsoDate;
  readonly closed_on: IsoDate | null;
  readonly settled_no: number | null;
}
interface ListRow extends Row {
  readonly outlet_id: OutletId;
  readonly outlet_code: string;
  readonly outlet_name: string;
  readonly region_no: number | null;
  readonly visit_id: VisitId | null;
  readonly visit_code: string | null;
  readonly checklist: string | null;
  readonly photos: number;
}
interface StepRow {
  readonly kind: ActionStepKind;
  readonly on_day: IsoDate;
  readonly at: string;
  readonly by_user: string;
  readonly text: string;
  readonly changes: string | null;
  readonly visit_id: VisitId | null;
  readonly visit_code: string | null;
}

const FROM = `FROM action a JOIN outlet o ON o.no = a.outlet_no ${STATE_AS_OF}
  LEFT JOIN visit v ON v.no = a.visit_no LEFT JOIN checklist_version c ON c.no = a.checklist_no`;
const LIST = `SELECT a.*, o.id AS outlet_id, o.code AS outlet_code, s.name AS outlet_name, s.region_no,
  v.id AS visit_id, v.code AS visit_code, c.code AS checklist,
  (SELECT COUNT(*) FROM photo_use u WHERE u.subject_id = a.id AND u.subject_kind = 'action' AND u.removed_at IS NULL) AS photos`;
const SORTS: Readonly<Record<string, string>> = {
  dueOn: 'a.due_on',
  code: 'a.code',
  title: 'a.title',
  outletName: 's.name',
  owner: 'a.owner',
  state: 'a.state',
  openedOn: 'a.opened_on',
  closedOn: 'a.closed_on',
  repeats: 'a.repeats',
  item: 'a.item',
};
/** One `?`: today. */
const SUMS = `SUM(a.state = 'open') AS open, SUM(a.state = 'open' AND a.due_on < t.today) AS overdue, SUM(a.state = 'done') AS done,
  SUM(a.state = 'verified') AS verified, SUM(a.critical AND a.state IN ('open', 'done')) AS critical, SUM(a.repeats) AS repeats,
  SUM(CASE WHEN a.state IN ('open', 'done') THEN CAST(julianday(t.today) - julianday(a.opened_on) AS INTEGER) ELSE 0 END) AS ageDays,
  SUM(CASE WHEN a.state = 'verified' THEN CAST(julianday(a.closed_on) - julianday(a.opened_on) AS INTEGER) ELSE 0 END) AS closingDays`;
const COUNTED = `('${COUNTED_STATES.join("', '")}')`;

export type ActionRepository = ReturnType<typeof createActionRepository>;

/** Corrective actions, their history, and the rules by which visits make them. */
export function createActionRepository(db: Database, regions: RegionRepository) {
  const prepare = createStatementCache(db);
  const insert = db.prepare(`
    INSERT INTO action (id, code, outlet_no, visit_no, checklist_no, item, title, detail, critical, owner, due_on, state, repeats, opened_on, since_on, closed_on, settled_no)
    VALUES (@id, @code, @outletNo, @visitNo, @checklistNo, @item, @title, @detail, @critical, @owner, @dueOn, @state, @repeats, @openedOn, @sinceOn, @closedOn, @settledNo)`);
  const update = db.prepare(`
    UPDATE action SET title = @title, detail = @detail, critical = @critical, owner = @owner, due_on = @dueOn, state = @state, repeats = @repeats,
      since_on = @sinceOn, closed_on = @closedOn, settled_no = @settledNo WHERE no = @no`);
  const insertStep = db.prepare<[number, string, string, string, string, string, number | null, string | null, string, string, number]>(`
    INSERT INTO action_step (action_no, kind, on_day, at, by_user, text, visit_no, changes, state, due_on, critical) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectById = db.prepare<[string], Row>('SELECT * FROM action WHERE id = ?');
  const selectRow = db.prepare<[string, string], ListRow>(`${LIST} ${FROM} WHERE a.id = ?`);
  const selectSteps = db.prepare<[number], StepRow>(`
    SELECT t.*, v.id AS visit_id, v.code AS visit_code FROM action_step t LEFT JOIN visit v ON v.no = t.visit_no WHERE t.action_no = ? ORDER BY t.no`);
  const selectLastCode = db.prepare<[string], { code: string | null }>(`SELECT MAX(code) AS code FROM action WHERE code GLOB ? || '-[0-9]*'`);
  const selectOfForm = db.prepare<[number, string], Row>(`
    SELECT a.* FROM action a JOIN checklist_version c ON c.no = a.checklist_no
    WHERE a.outlet_no = ? AND c.code = ? AND a.state <> 'cancelled' ORDER BY a.no`);
  const selectOfVisit = db.prepare<[number], Row>(`SELECT * FROM action WHERE visit_no = ? AND state IN ('open', 'done') ORDER BY no`);
  const selectItemsOfVisit = db.prepare<[number], { item: string }>('SELECT item FROM action WHERE visit_no = ?');
  const selectLastOpened = db.prepare<[number], { day: IsoDate }>(`
    SELECT MAX(on_day) AS day FROM action_step WHERE action_no = ? AND kind IN ('make', 'reopen', 'failVisit')`);
  const selectLater = db.prepare<[number, string, string, number], { n: number }>(`
    SELECT EXISTS (SELECT 1 FROM visit v JOIN checklist_version c ON c.no = v.checklist_no
      WHERE v.outlet_no = ? AND c.code = ? AND v.visited_on > ? AND v.no <> ? AND v.state IN ${COUNTED} AND v.second_of IS NULL) AS n`);
  const selectNewest = db.prepare<[string, string], { id: VisitId }>(`
    SELECT id FROM (
      SELECT v.id, v.outlet_no, ROW_NUMBER() OVER (PARTITION BY v.outlet_no ORDER BY v.visited_on DESC, v.code DESC) AS place
      FROM visit v JOIN checklist_version c ON c.no = v.checklist_no
      WHERE c.code = ? AND v.visited_on >= ? AND v.state IN ${COUNTED} AND v.second_of IS NULL)
    WHERE place = 1 ORDER BY outlet_no`);
  const selectRules = db.prepare<[], { checklist: string; rule: string; at: string; by_user: string }>('SELECT * FROM action_rule ORDER BY checklist');
  const upsertRule = db.prepare<[string, string, string, string]>(`
    INSERT INTO action_rule (checklist, rule, at, by_user) VALUES (?, ?, ?, ?)
    ON CONFLICT (checklist) DO UPDATE SET rule = excluded.rule, at = excluded.at, by_user = excluded.by_user`);
  const removeRule = db.prepare<[string]>('DELETE FROM action_rule WHERE checklist = ?');
  const sumByRegion = db.prepare<[string, string], ActionSums & { key: number | null }>(`
    SELECT s.region_no AS key, ${SUMS} FROM (SELECT ? AS today) t, action a JOIN outlet o ON o.no = a.outlet_no ${STATE_AS_OF} WHERE a.state <> 'cancelled' GROUP BY 1`);
  const sumByOwner = db.prepare<[string], ActionSums & { key: string }>(`
    SELECT COALESCE(a.owner, '') AS key, ${SUMS} FROM (SELECT ? AS today) t, action a WHERE a.state <> 'cancelled' GROUP BY 1`);
  const sumByItem = db.prepare<[string], ActionSums & { checklist: string; item: string }>(`
    SELECT c.code AS checklist, a.item, ${SUMS} FROM (SELECT ? AS today) t, action a JOIN checklist_version c ON c.no = a.checklist_no
    WHERE a.state <> 'cancelled' GROUP BY 1, 2`);
  const countOverdue = db.prepare<[string], { n: number }>(`SELECT COUNT(*) AS n FROM action WHERE state = 'open' AND due_on < ?`);
  // What was cancelled was no duty, whichever day is asked about.
  const selectOpenOn = db.prepare<[string, string], OpenActions>(`
    SELECT a.outlet_no AS outletNo, COUNT(*) AS "all", SUM(t.critical) AS critical, SUM(t.state = 'open' AND t.due_on < ?) AS overdue
    FROM action a JOIN action_step t ON t.no = (SELECT MAX(no) FROM action_step WHERE action_no = a.no AND on_day <= ?)
    WHERE a.state <> 'cancelled' AND t.state IN ('open', 'done') GROUP BY a.outlet_no ORDER BY a.outlet_no`);
  const selectOwners = db.prepare<[], { owner: string }>('SELECT DISTINCT owner FROM action WHERE owner IS NOT NULL ORDER BY owner');
  const selectUsed = db.prepare<[number], { code: string }>(`
    SELECT v.code FROM visit v WHERE v.import_no = ? AND (EXISTS (SELECT 1 FROM action a WHERE a.visit_no = v.no)
      OR EXISTS (SELECT 1 FROM action_step t WHERE t.visit_no = v.no)) ORDER BY v.no LIMIT 1`);

  const selectFirstOutlet = db.prepare<[string], { code: string }>(`
    SELECT o.code FROM outlet o WHERE o.no IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM action a WHERE a.outlet_no = o.no) ORDER BY o.code LIMIT 1`);

  function conditions(query: ActionQuery, today: IsoDate): SqlPart[] {
    const parts: SqlPart[] = [];
    if (query.text !== undefined && query.text.trim() !== '') parts.push(contains(['a.code', 'o.code', 's.name', 'a.title', 'a.owner', 'v.code'], query.text.trim()));
    if (query.state !== undefined) parts.push(isOneOf('a.state', query.state));
    if (query.overdue === true) parts.push({ sql: `a.state = 'open' AND a.due_on < ?`, values: [today] });
    if (query.critical !== undefined) parts.push({ sql: 'a.critical = ?', values: [query.critical ? 1 : 0] });
    if (query.regionId !== undefined) parts.push(isOneOf('s.region_no', regions.descendants(query.regionId, today)));
    if (query.outletId !== undefined) parts.push({ sql: 'o.id = ?', values: [query.outletId] });
    if (query.visitId !== undefined) parts.push({ sql: 'v.id = ?', values: [query.visitId] });
    if (query.owner !== undefined) parts.push({ sql: `COALESCE(a.owner, '') = ?`, values: [query.owner] });
    if (query.checklist !== undefined) parts.push({ sql: 'c.code = ?', values: [query.checklist] });
    if (query.item !== undefined) parts.push({ sql: 'a.item = ?', values: [query.item] });
    return parts;
  }

  return {
    /** @returns the action's number */
    insert: (action: NewActionRecord): number => Number(insert.run({ ...action, critical: action.critical ? 1 : 0 }).lastInsertRowid),
    update: (no: number, { title, detail, critical, owner, dueOn, state, repeats, sinceOn, closedOn, settledNo }: ActionFacts): void =>
      void update.run({ no, title, detail, critical: critical ? 1 : 0, owner, dueOn, state, repeats, sinceOn, closedOn, settledNo }),
    /** Writes down a step that was taken, with how the action stands after it. */
    addStep: (no: number, { kind, on, at, by, text, visitNo, changes }: NewStep, { state, dueOn, critical }: ActionFacts): void =>
      void insertStep.run(no, kind, on, at, by, text, visitNo, changes === null ? null : JSON.stringify(changes), state, dueOn, critical ? 1 : 0),
    find(id: ActionId): ActionRecord | null {
      const row = selectById.get(id);
      return row === undefined ? null : toRecord(row);
    },
    findRow(id: ActionId, today: IsoDate): ActionRow | null {
      const row = selectRow.get(today, id);
      return row === undefined ? null : toActionRow(row, today, regions.snapshot(today));
    },
    steps: (no: number): readonly ActionStep[] => selectSteps.all(no).map(toStep),
    /** The next free code `prefix-0001`. */
    nextCode(prefix: string): string {
      const last = selectLastCode.get(prefix)?.code ?? null;
      return `${prefix}-${String(last === null ? 1 : Number(last.slice(prefix.length + 1)) + 1).padStart(4, '0')}`;
    },
    /** Everything about items of a checklist at an outlet that was not cancelled, oldest first. */
    ofChecklist: (outletNo: number, checklist: string): readonly ActionRecord[] => selectOfForm.all(outletNo, checklist).map(toRecord),
    /** What is not closed of what a visit found. */
    unclosedOfVisit: (visitNo: number): readonly ActionRecord[] => selectOfVisit.all(visitNo).map(toRecord),
    /** Items of a visit about which an action was ever made. */
    itemsOfVisit: (visitNo: number): ReadonlySet<string> => new Set(selectItemsOfVisit.all(visitNo).map(({ item }) => item)),
    /** The day on which the action was last found or entered as wanting. */
    lastOpenedOn: (no: number): IsoDate => mustExist(selectLastOpened.get(no), 'action step').day,
    /** Whether the outlet has an approved visit with the checklist on a later day. */
    hasLaterVisit: (visit: { readonly no: number; readonly outletNo: number; readonly visitedOn: IsoDate }, checklist: string): boolean =>
      selectLater.get(visit.outletNo, checklist, visit.visitedOn, visit.no)?.n === 1,
    /** The last approved visit of each outlet with the checklist on or after a day. */
    newestVisits: (checklist: string, from: IsoDate): readonly VisitId[] => selectNewest.all(checklist, from).map(({ id }) => id),

    /** A page, the one due first on top where nothing else is asked. */
    list(request: ActionQuery & PageRequest, today: IsoDate): Page<ActionRow> {
      const where = whereAll(conditions(request, today));
      const tail = pageTail(request, SORTS, { by: 'dueOn', descending: false }, 'a.no');
      const nodes = regions.snapshot(today);
      const rows = prepare<ListRow>(`${LIST} ${FROM}${where.sql}${tail.sql}`).all(today, ...where.values, ...tail.values);
      const total = prepare<{ n: number }>(`SELECT COUNT(*) AS n ${FROM}${where.sql}`).get(today, ...where.values)?.n ?? 0;
      return { total, rows: rows.map((row) => toActionRow(row, today, nodes)) };
    },
    counts({ state: _state, overdue: _overdue, ...query }: ActionQuery, today: IsoDate): ActionCounts {
      const where = whereAll(conditions(query, today));
      const row = prepare<Record<keyof ActionCounts, number | null>>(`
        SELECT SUM(a.state = 'open') AS open, SUM(a.state = 'open' AND a.due_on < ?) AS overdue, SUM(a.state = 'done') AS done,
          SUM(a.state = 'verified') AS verified, SUM(a.state = 'cancelled') AS cancelled,
          SUM(a.critical AND a.state IN ('open', 'done')) AS critical, COUNT(*) AS "all" ${FROM}${where.sql}`).get(today, today, ...where.values);
      const of = (name: keyof ActionCounts): number => row?.[name] ?? 0;
      return { open: of('open'), overdue: of('overdue'), done: of('done'), verified: of('verified'), cancelled: of('cancelled'), critical: of('critical'), all: of('all') };
    },
    overdue: (today: IsoDate): number => countOverdue.get(today)?.n ?? 0,
    sumsByRegion: (today: IsoDate): readonly (ActionSums & { readonly key: number | null })[] => sumByRegion.all(today, today),
    sumsByOwner: (today: IsoDate): readonly (ActionSums & { readonly key: string })[] => sumByOwner.all(today),
    sumsByItem: (today: IsoDate): readonly (ActionSums & { readonly checklist: string; readonly item: string })[] => sumByItem.all(today),
    /** By outlet, what is open or not verified on a day; outlets without any are left out. */
    openOn: (day: IsoDate): readonly OpenActions[] => selectOpenOn.all(day, day),
    /** Everybody who ever owned one. */
    owners: (): readonly string[] => selectOwners.all().map(({ owner }) => owner),
    /** Code of a visit of the import that an action rests on; null: none. */
    firstUsedOfImport: (importNo: number): string | null => selectUsed.get(importNo)?.code ?? null,

    /** Code of an outlet of these that has or had an action; null: none. */
    firstOfOutlets: (outletNos: readonly number[]): string | null => selectFirstOutlet.get(JSON.stringify(outletNos))?.code ?? null,

    rules: (): ReadonlyMap<string, StoredRule> =>
      new Map(selectRules.all().map(({ checklist, rule, at, by_user: by }) => [checklist, { rule: JSON.parse(rule) as ActionRule, at, by }])),
    setRule: (checklist: string, rule: ActionRule, at: string, by: string): void => void upsertRule.run(checklist, JSON.stringify(rule), at, by),
    removeRule: (checklist: string): void => void removeRule.run(checklist),
  };
}

function toRecord(row: Row): ActionRecord {
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    outletNo: row.outlet_no,
    visitNo: row.visit_no,
    checklistNo: row.checklist_no,
    item: row.item,
    title: row.title,
    detail: row.detail,
    critical: row.critical === 1,
    owner: row.owner,
    dueOn: row.due_on,
    state: row.state,
    repeats: row.repeats,
    openedOn: row.opened_on,
    sinceOn: row.since_on,
    closedOn: row.closed_on,
    settledNo: row.settled_no,
  };
}

function toActionRow(row: ListRow, today: IsoDate, nodes: ReadonlyMap<number, RegionNode>): ActionRow {
  return {
    id: row.id,
    code: row.code,
    outletId: row.outlet_id,
    outletCode: row.outlet_code,
    outletName: row.outlet_name,
    regionPath: row.region_no === null ? [] : (nodes.get(row.region_no)?.path ?? []),
    visitId: row.visit_id,
    visitCode: row.visit_code,
    checklist: row.checklist,
    item: row.item,
    title: row.title,
    detail: row.detail,
    critical: row.critical === 1,
    owner: row.owner,
    dueOn: row.due_on,
    state: row.state,
    isOverdue: row.state === 'open' && row.due_on < today,
    repeats: row.repeats,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    days: Math.max(0, dayNumber(row.closed_on ?? today) - dayNumber(row.opened_on)),
    photos: row.photos,
  };
}

function toStep(row: StepRow): ActionStep {
  return {
    kind: row.kind,
    on: row.on_day,
    at: row.at,
    by: row.by_user,
    text: row.text,
    visit: row.visit_id === null || row.visit_code === null ? null : { id: row.visit_id, code: row.visit_code },
    changes: row.changes === null ? null : (JSON.parse(row.changes) as NonNullable<ActionStep['changes']>),
  };
}

import type { Database } from 'better-sqlite3';
import { lastMonth, monthPeriod, type PeriodId } from '../../shared/dates.ts';
import type { Words } from '../../shared/errors.ts';
import type { RunId } from '../../shared/ids.ts';
import type { RunDetail, RunRow, RunState } from '../../shared/ipc-contract.ts';
import { createStatementCache, lastMonthSql, mustExist, whereAll, type SqlPart } from '../query.ts';

/** What lists and the run's page show without reading its columns. */
export interface RunSummary
  extends Pick<
    RunDetail,
    'outlets' | 'graded' | 'notGraded' | 'notEligible' | 'levels' | 'belowScale' | 'movements' | 'average' | 'notGradedReasons' | 'warnings' | 'dimensions'
  > {
  /** Outlets for which the rules propose a movement that a person decides. */
  readonly candidates: number;
  /** Every level of the tree: what overviews compare over the periods. */
  readonly regions: RegionAverages;
  /** Median total of the graded outlets by name of the scheme's cohort, 2 places. */
  readonly cohortMedians: Readonly<Record<string, string>>;
}

/** Item i of either list is one region, all below it included. */
export interface RegionAverages {
  readonly codes: readonly string[];
  /** Mean total of the graded outlets, 2 places; null: none is graded. */
  readonly averages: readonly (string | null)[];
}

/** Bytes of one column; shared/grading/pack-columns.ts makes and reads them. */
export interface StoredColumn {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export type RunPart = 'input' | 'result' | 'outlets';
export type RunColumns = Readonly<Record<RunPart, readonly StoredColumn[]>>;

export interface NewRun {
  readonly id: RunId;
  readonly schemeNo: number;
  readonly schemeCode: string;
  readonly period: PeriodId;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly tookMs: number;
  readonly engineVersion: string;
  readonly inputsHash: string;
  readonly resultsHash: string;
  readonly summary: RunSummary;
}

export interface RunRecord extends NewRun {
  readonly no: number;
  /** Counts the runs of a scheme in a period, from 1. */
  readonly number: number;
  readonly state: RunState;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  /** When a publication of it was last taken back; null: never. */
  readonly unpublishedAt: string | null;
  /** The published run that this one replaced. */
  readonly supersedesNo: number | null;
}

interface Row {
  readonly no: number;
  readonly id: RunId;
  readonly scheme_no: number;
  readonly scheme_code: string;
  readonly period: PeriodId;
  readonly number: number;
  readonly state: RunState;
  readonly made_at: string;
  readonly made_by: string;
  readonly took_ms: number;
  readonly published_at: string | null;
  readonly published_by: string | null;
  readonly unpublished_at: string | null;
  readonly supersedes_no: number | null;
  readonly engine_version: string;
  readonly inputs_hash: string;
  readonly results_hash: string;
  readonly summary: string;
}
/** A run without its summary, which is by far its largest text. */
type BareRow = Omit<Row, 'summary'>;

interface ListRow extends Row {
  readonly scheme_version: number;
  readonly scheme_name: string;
  readonly decided: number;
}

const LIST = `
  SELECT r.*, s.version AS scheme_version, json_extract(s.document, '$.name') AS scheme_name,
    (SELECT COUNT(*) FROM movement_decision d WHERE d.run_no = r.no AND d.is_extra = 0) AS decided
  FROM grading_run r JOIN scheme_version s ON s.no = r.scheme_no`;
const COLUMN = `
  SELECT c.name, COALESCE(s.bytes, c.bytes) AS bytes FROM run_column c
  LEFT JOIN run_column s ON s.run_no = c.run_no AND s.part = c.same_part AND s.name = c.same_name`;
const NEWEST_FIRST = `ORDER BY ${lastMonthSql('r.period')} DESC, r.no DESC`;

const NOTHING = new Uint8Array();

const INSERT_COLUMNS = 'INSERT INTO run_column (run_no, part, name, bytes, same_part, same_name) VALUES';
/** Columns a statement: a run has some two hundred, many of them small. */
const TOGETHER = 10;

type ColumnRow = readonly [runNo: number, part: RunPart, name: string, bytes: Uint8Array, samePart: RunPart | null, sameName: string | null];

function columnRows(runNo: number, columns: RunColumns): readonly ColumnRow[] {
  const written = new Map<Uint8Array, readonly [RunPart, string]>();
  return (['input', 'result', 'outlets'] as const).flatMap((part) =>
    columns[part].map(({ name, bytes }): ColumnRow => {
      const same = written.get(bytes);
      if (same !== undefined) return [runNo, part, name, NOTHING, ...same];
      written.set(bytes, [part, name]);
      return [runNo, part, name, bytes, null, null];
    }),
  );
}

export type RunRepository = ReturnType<typeof createRunRepository>;

/** Grading runs with all that they read and said. */
export function createRunRepository(db: Database) {
  const prepare = createStatementCache(db);
  const insert = db.prepare<
    [string, number, string, string, string, string, string, string, number, string, string, string, string],
    { no: number; number: number }
  >(`
    INSERT INTO grading_run (id, scheme_no, scheme_code, period, number, state, made_at, made_by, took_ms, engine_version, inputs_hash, results_hash, summary)
    VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM grading_run WHERE scheme_code = ? AND period = ?), 'draft', ?, ?, ?, ?, ?, ?, ?)
    RETURNING no, number`);
  const selectColumns = db.prepare<[number, string], StoredColumn>(`${COLUMN} WHERE c.run_no = ? AND c.part = ? ORDER BY c.name`);
  const selectColumn = db.prepare<[number, string, string], StoredColumn>(`${COLUMN} WHERE c.run_no = ? AND c.part = ? AND c.name = ?`);
  const selectColumnNames = db.prepare<[number, string], { name: string }>('SELECT name FROM run_column WHERE run_no = ? AND part = ? ORDER BY name');
  const selectById = db.prepare<[string], Row>('SELECT * FROM grading_run WHERE id = ?');
  const selectByNo = db.prepare<[number], Row>('SELECT * FROM grading_run WHERE no = ?');
  const selectRowById = db.prepare<[string], ListRow>(`${LIST} WHERE r.id = ?`);
  const selectPublished = db.prepare<[string, string], Row>(
    `SELECT * FROM grading_run WHERE scheme_code = ? AND period = ? AND state = 'published'`,
  );
  const selectSummary = db.prepare<[number], { summary: string }>('SELECT summary FROM grading_run WHERE no = ?');
  const selectPublishedBefore = db.prepare<[string, string], BareRow>(`
    SELECT no, id, scheme_no, scheme_code, period, number, state, made_at, made_by, took_ms, published_at, published_by, unpublished_at, supersedes_no,
      engine_version, inputs_hash, results_hash
    FROM grading_run r WHERE r.scheme_code = ? AND r.state = 'published' AND ${lastMonthSql('r.period')} < ? ${NEWEST_FIRST}`);
  const selectLatestOfPeriods = db.prepare<[], Row>(`
    SELECT * FROM grading_run r WHERE r.no = (
      SELECT n.no FROM grading_run n WHERE n.scheme_code = r.scheme_code AND n.period = r.period
      ORDER BY n.state = 'published' DESC, n.number DESC LIMIT 1)
    ${NEWEST_FIRST}`);
  const selectNewestOfPeriods = db.prepare<[], Row>(`
    SELECT * FROM grading_run r WHERE r.no = (
      SELECT MAX(n.no) FROM grading_run n WHERE n.scheme_code = r.scheme_code AND n.period = r.period)
    ${NEWEST_FIRST}`);
  const selectAllPublished = db.prepare<[], Row>(`SELECT * FROM grading_run r WHERE r.state IN ('published', 'superseded') ORDER BY r.no`);
  const setPublished = db.prepare<[string, string, number | null, number]>(
    `UPDATE grading_run SET state = 'published', published_at = ?, published_by = ?, supersedes_no = ? WHERE no = ?`,
  );
  const setState = db.prepare<[string, number]>('UPDATE grading_run SET state = ? WHERE no = ?');
  const setUnpublished = db.prepare<[string, number]>(
    `UPDATE grading_run SET state = 'draft', published_at = NULL, published_by = NULL, supersedes_no = NULL, unpublished_at = ? WHERE no = ?`,
  );
  const selectLastUnpublished = db.prepare<[string], Row>('SELECT * FROM grading_run WHERE scheme_code = ? AND unpublished_at IS NOT NULL ORDER BY unpublished_at DESC');
  const setSummary = db.prepare<[string, number]>('UPDATE grading_run SET summary = ? WHERE no = ?');
  const remove = db.prepare<[number]>(`DELETE FROM grading_run WHERE no = ? AND state = 'draft'`);
  const selectPeriods = db.prepare<[], { period: PeriodId }>(
    `SELECT DISTINCT r.period FROM grading_run r ORDER BY ${lastMonthSql('r.period')} DESC`,
  );

  return {
    /** Stores a draft run with its columns; one list of bytes under two names is stored once. */
    insert(run: NewRun, columns: RunColumns): { readonly no: number; readonly number: number } {
      const { id, schemeNo, schemeCode, period, madeAt, madeBy, tookMs, engineVersion, inputsHash, resultsHash } = run;
      const made = insert.get(
        id, schemeNo, schemeCode, period, schemeCode, period, madeAt, madeBy, Math.round(tookMs), engineVersion, inputsHash, resultsHash,
        JSON.stringify(run.summary),
      );
      if (made === undefined) throw new Error('The run was not stored');
      const rows = columnRows(made.no, columns);
      for (let from = 0; from < rows.length; from += TOGETHER) {
        const together = rows.slice(from, from + TOGETHER);
        prepare(`${INSERT_COLUMNS} ${together.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`).run(...together.flat());
      }
      return made;
    },

    /** Newest period first, then newest run. */
    list(filter: { readonly schemeCode?: string; readonly period?: PeriodId } = {}): readonly RunRow[] {
      const parts: SqlPart[] = [];
      if (filter.schemeCode !== undefined) parts.push({ sql: 'r.scheme_code = ?', values: [filter.schemeCode] });
      if (filter.period !== undefined) parts.push({ sql: 'r.period = ?', values: [filter.period] });
      const where = whereAll(parts);
      return prepare<ListRow>(`${LIST}${where.sql} ${NEWEST_FIRST}`).all(...where.values).map(toRunRow);
    },
    findById: (id: RunId): RunRecord | null => toRecord(selectById.get(id)),
    findByNo: (no: number): RunRecord | null => toRecord(selectByNo.get(no)),
    /** The line of the list. */
    findRow(id: RunId): RunRow | null {
      const row = selectRowById.get(id);
      return row === undefined ? null : toRunRow(row);
    },
    /** The columns of a part, by name. */
    columns: (no: number, part: RunPart): readonly StoredColumn[] => selectColumns.all(no, part),
    columnNames: (no: number, part: RunPart): readonly string[] => selectColumnNames.all(no, part).map((row) => row.name),
    findColumn: (no: number, part: RunPart, name: string): StoredColumn | null => selectColumn.get(no, part, name) ?? null,

    /** The run that stands for a scheme and period. */
    findPublished: (schemeCode: string, period: PeriodId): RunRecord | null => toRecord(selectPublished.get(schemeCode, period)),
    /** Published runs of earlier periods, newest first; their summaries are read when they are asked for. */
    publishedBefore: (schemeCode: string, period: PeriodId): readonly RunRecord[] =>
      selectPublishedBefore.all(schemeCode, monthPeriod(lastMonth(period))).map((row) => recordOf(row, () => mustExist(selectSummary.get(row.no), 'grading_run').summary)),
    /** One run a scheme and period, newest first: the published one, else the newest. */
    latestOfPeriods: (): readonly RunRecord[] => selectLatestOfPeriods.all().map((row) => recordOf(row)),
    /** One run a scheme and period, newest first: the one made last, draft or not. */
    newestOfPeriods: (): readonly RunRecord[] => selectNewestOfPeriods.all().map((row) => recordOf(row)),
    /** Every run that is or was published, oldest first: to be graded again and compared. */
    everPublished: (): readonly RunRecord[] => selectAllPublished.all().map((row) => recordOf(row)),
    /** Periods that have runs, newest first. */
    periods: (): readonly PeriodId[] => selectPeriods.all().map((row) => row.period),

    /** Makes a draft the run that stands; one that stood before must be superseded first. */
    publish: (no: number, at: string, by: string, supersedesNo: number | null): void => void setPublished.run(at, by, supersedesNo, no),
    supersede: (no: number): void => void setState.run('superseded', no),
    /** Lays a draft open for objections. */
    propose: (no: number): void => void setState.run('proposed', no),
    /** Takes a proposal back to a draft. */
    withdraw: (no: number): void => void setState.run('draft', no),
    /** Takes a publication back: the run is a draft again, with its decisions. */
    unpublish: (no: number, at: string): void => void setUnpublished.run(at, no),
    /** Lets a superseded run stand again, as it was published. */
    restore: (no: number): void => void setState.run('published', no),
    /** Runs of a scheme of which a publication was taken back, the last one first. */
    everUnpublished: (schemeCode: string): readonly RunRecord[] => selectLastUnpublished.all(schemeCode).map((row) => recordOf(row)),
    setSummary: (no: number, summary: RunSummary): void => void setSummary.run(JSON.stringify(summary), no),
    /** @returns whether there was such a draft */
    deleteDraft: (no: number): boolean => remove.run(no).changes > 0,
  };
}

function toRecord(row: Row | undefined): RunRecord | null {
  return row === undefined ? null : recordOf(row);
}

function recordOf(row: Row): RunRecord;
function recordOf(row: BareRow, summaryOf: () => string): RunRecord;
function recordOf(row: BareRow & { readonly summary?: string }, summaryOf = () => row.summary ?? ''): RunRecord {
  let summary: RunSummary | undefined;
  return {
    no: row.no,
    id: row.id,
    schemeNo: row.scheme_no,
    schemeCode: row.scheme_code,
    period: row.period,
    number: row.number,
    state: row.state,
    madeAt: row.made_at,
    madeBy: row.made_by,
    tookMs: row.took_ms,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    unpublishedAt: row.unpublished_at,
    supersedesNo: row.supersedes_no,
    engineVersion: row.engine_version,
    inputsHash: row.inputs_hash,
    resultsHash: row.results_hash,
    // Summaries name every region: most who read a run never ask.
    get summary() {
      summary ??= JSON.parse(summaryOf()) as RunSummary;
      return summary;
    },
  };
}

function toRunRow(row: ListRow): RunRow {
  const summary = JSON.parse(row.summary) as RunSummary;
  return {
    id: row.id,
    number: row.number,
    schemeCode: row.scheme_code,
    schemeVersion: row.scheme_version,
    schemeName: JSON.parse(row.scheme_name) as Words,
    period: row.period,
    state: row.state,
    madeAt: row.made_at,
    madeBy: row.made_by,
    publishedAt: row.published_at,
    outlets: summary.outlets,
    graded: summary.graded,
    notGraded: summary.notGraded,
    notEligible: summary.notEligible,
    pending: row.state === 'draft' || row.state === 'proposed' ? Math.max(0, summary.candidates - row.decided) : 0,
    tookMs: row.took_ms,
  };
}

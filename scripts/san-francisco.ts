// The San Francisco inspections by the command line alone: outlets, checklist, visits and scheme in, six half-years graded
// and published, results out, and how many of our scores agree with the department's.
// `node scripts/san-francisco.ts DATA_FOLDER OUT_FOLDER` under the Node of the packages, after a build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from './setup/places.mjs';

type Row = Readonly<Record<string, string>>;
type Counts = Readonly<Record<string, number>>;
/** What the commands say, as far as it is read here. */
interface Said {
  readonly visits?: readonly { readonly code: string; readonly score: string | null }[];
  readonly problems?: readonly unknown[];
  readonly runId?: string;
  readonly outlets?: number;
  readonly graded?: number;
  readonly levels?: Counts;
  readonly movements?: Counts;
  readonly ms?: number;
}

const PERIODS = ['2015-H1', '2015-H2', '2016-H1', '2016-H2', '2017-H1', '2017-H2'];
const SCHEME = 'food-inspection-scale';
/** The built program; `STARTIER_CLI` names another entry. */
const program = process.env['STARTIER_CLI'] ?? join(root, 'out/main/cli.js');

const [dataFolder, outFolder] = process.argv.slice(2);
if (dataFolder === undefined || outFolder === undefined) {
  process.stderr.write('usage: san-francisco.ts DATA_FOLDER OUT_FOLDER\n');
  process.exit(2);
}
const data = resolve(dataFolder);
const out = resolve(outFolder);
mkdirSync(out, { recursive: true });
const store = join(out, 'san-francisco.startier');
for (const ending of ['', '-wal', '-shm', '.lock']) rmSync(store + ending, { force: true });

const items = rowsOf('checklist_items.csv');
writeFileSync(join(out, 'sf-food.json'), JSON.stringify(checklist(items), null, 1));

cli('init');
say('outlets', cli('import', 'outlets', join(data, 'outlets.csv')));
say('checklist', cli('import', 'checklist', join(out, 'sf-food.json')));
const visits = cli(
  ...['import', 'visits', join(data, 'visits.csv'), '--checklist', 'sf-food', '--answers', join(data, 'findings.csv')],
  ...['--unlisted', 'pass', '--approve', '--scores'],
);
say('visits', visits);
compareScores(new Map((visits.visits ?? []).map(({ code, score }) => [code, score])));
say('scheme', cli('import', 'scheme', join(root, 'resources/schemes', `${SCHEME}.json`)));
for (const period of PERIODS) {
  const run = cli('grade', '--scheme', SCHEME, '--period', period, '--publish');
  process.stdout.write(`${period}: graded ${run.graded} of ${run.outlets}, ${line(run.levels ?? {})}; ${line(run.movements ?? {})}; ${run.ms} ms\n`);
  if (period === PERIODS.at(-1)) {
    for (const [table, format] of [['results', 'csv'], ['results', 'xlsx'], ['movements', 'csv'], ['results', 'json']] as const) {
      const file = join(out, `${table}-${period}.${format}`);
      say('export', cli('export', table, '--run', run.runId ?? '', '--format', format, '--out', file));
    }
  }
}
say('verify', cli('verify'));

/** Our score against the published one; the differences go to a file. */
function compareScores(scores: ReadonlyMap<string, string | null>): void {
  const official = rowsOf('visits.csv');
  const differing = official.filter((v) => Number(scores.get(v['visit_code'] ?? '')) !== Number(v['official_score']));
  const lines = differing.map((v) => [v['visit_code'], v['outlet_code'], v['visited_on'], scores.get(v['visit_code'] ?? '') ?? '', v['official_score']].join(','));
  const file = join(out, 'differences.csv');
  writeFileSync(file, ['visit_code,outlet_code,visited_on,our_score,official_score', ...lines, ''].join('\n'));
  const agree = official.length - differing.length;
  const share = ((100 * agree) / official.length).toFixed(2);
  process.stdout.write(`scores that agree: ${agree} of ${official.length} (${share} %); differences in ${file}\n`);
}

/** 100 less the points of every finding: mode `deduct`, a `count` item for each code. */
function checklist(rows: readonly Row[]): unknown {
  const name = (text = ''): Row => ({ zh: text.trim(), en: text.trim() });
  const categories = [...new Set(rows.map((row) => row['risk_category'] ?? ''))];
  return {
    format: 'startier-checklist/1',
    code: 'sf-food',
    name: { zh: '旧金山餐饮检查', en: 'San Francisco food inspection' },
    mode: 'deduct',
    base: 100,
    sections: categories.map((category) => ({
      code: category.toLowerCase().replaceAll(' ', '-'),
      name: name(category),
      items: rows
        .filter((row) => row['risk_category'] === category)
        .map((row) => ({
          code: row['item_code'],
          kind: 'count',
          name: name(row['description']),
          faults: [{ code: 'found', name: { zh: '发现', en: 'Found' }, points: Number(row['points_deducted']) }],
        })),
    })),
  };
}

/** Runs a command of the built program and gives its JSON document. */
function cli(...words: readonly string[]): Said {
  const run = spawnSync(process.execPath, [program, ...words, '--store', store, '--json', '--lang', 'en'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  process.stderr.write(run.stderr);
  if (run.status !== 0 && run.status !== 1) throw new Error(`${words.join(' ')} ended with ${run.status}`);
  return JSON.parse(run.stdout) as Said;
}

function rowsOf(file: string): readonly Row[] {
  return parse<Row>(readFileSync(join(data, file)), { columns: true, bom: true });
}

function say(what: string, json: Said): void {
  const { visits: _visits, problems, ...rest } = json;
  process.stdout.write(`${what}: ${JSON.stringify({ ...rest, problems: problems?.length ?? 0 })}\n`);
}

function line(counts: Counts): string {
  return Object.entries(counts).map(([word, n]) => `${word} ${n}`).join(', ');
}

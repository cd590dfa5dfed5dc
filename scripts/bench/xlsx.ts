// `npm run bench xlsx`: workbooks of 100,000 rows x 25 columns, written and read as the program does it, beside a plain
// writer and a plain reader in the same run. Each piece of work is a process of its own; the median of three counts.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured } from './measured-command.ts';
import { COLUMNS, ROWS } from './xlsx-rows.ts';

const RUNS = 3;
const ONCE = join(import.meta.dirname, 'xlsx-once.ts');

interface Work {
  readonly ms: number;
  /** Time of processors, which says more on a busy machine. */
  readonly cpuMs: number;
  readonly peakMb: number | null;
  readonly cells: number;
}

export async function benchXlsx(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'startier-xlsx-'));
  try {
    const [plainFile, ownFile] = [join(folder, 'plain.xlsx'), join(folder, 'own.xlsx')];
    const done = new Map<string, Work[]>();
    // Turn by turn, so that a busy moment of the machine meets both sides.
    for (let run = 0; run < RUNS; run += 1) {
      for (const [work, file] of [['write-plain', plainFile], ['write', ownFile], ['read-plain', ownFile], ['read', ownFile]] as const) {
        const { stdout, peakMb } = await measured([ONCE, work, file]);
        const { ms, cpuMs, cells } = JSON.parse(stdout) as { ms: number; cpuMs: number; cells: number };
        done.set(work, [...(done.get(work) ?? []), { ms, cpuMs, cells, peakMb }]);
      }
    }
    const expected = ROWS * COLUMNS.length;
    const read = done.get('read')?.[0]?.cells;
    if (read !== expected) throw new Error(`${read} cells were read of ${expected}`);
    console.log(`Workbook of ${ROWS.toLocaleString('en')} rows x ${COLUMNS.length} columns, ${RUNS} runs each, median`);
    console.log(`file: ${megabytes(ownFile)} MB (plain ${megabytes(plainFile)} MB)`);
    for (const [own, plain] of [['write', 'write-plain'], ['read', 'read-plain']] as const) {
      const [a, b] = [median(done.get(own) ?? []), median(done.get(plain) ?? [])];
      console.log(`${own}: ${seconds(a.ms)} s, plain ${seconds(b.ms)} s: ${(a.ms / b.ms).toFixed(2)} x (wanted: 2 at most); processor ${seconds(a.cpuMs)} s, plain ${seconds(b.cpuMs)} s: ${(a.cpuMs / b.cpuMs).toFixed(2)} x; peak memory ${memory(a)}, plain ${memory(b)} (wanted: under 400 MB)`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(works: readonly Work[]): Work {
  const sorted = [...works].sort((a, b) => a.ms - b.ms);
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined) throw new Error('Nothing was measured');
  return { ...middle, peakMb: works.reduce<number | null>((most, { peakMb }) => (peakMb === null ? most : Math.max(most ?? 0, peakMb)), null) };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

function memory({ peakMb }: Work): string {
  return peakMb === null ? 'unknown' : `${Math.round(peakMb)} MB`;
}

function megabytes(path: string): string {
  return (statSync(path).size / 1048576).toFixed(1);
}

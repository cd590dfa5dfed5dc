// One measured piece of work of the workbook bench, in a process of its own: `write-plain|write|read-plain|read FILE`.
import { readFileSync } from 'node:fs';
import { readTable } from '../../electron/tabular/read-table.ts';
import { writeXlsx } from '../../electron/tabular/write-xlsx.ts';
import { readPlain, writePlain } from './plain-xlsx.ts';
import { COLUMNS, madeRows } from './xlsx-rows.ts';

const [work = '', path = ''] = process.argv.slice(2);
const started = performance.now();
const busyBefore = process.cpuUsage();
let cells = 0;
switch (work) {
  case 'write-plain':
    await writePlain(path);
    break;
  case 'write':
    await writeXlsx(path, { name: '网点', columns: COLUMNS, rows: madeRows() }, { name: '说明', facts: [['行数', '100000']] });
    break;
  case 'read-plain':
    cells = await readPlain(path);
    break;
  case 'read': {
    const { rows } = await readTable(readFileSync(path), path);
    for await (const row of rows) cells += row.cells.length;
    break;
  }
  default:
    throw new Error(`Unknown work: ${work}`);
}
const busy = process.cpuUsage(busyBefore);
process.stdout.write(JSON.stringify({ ms: performance.now() - started, cpuMs: (busy.user + busy.system) / 1000, cells }));

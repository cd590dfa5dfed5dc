// The least that reading a file of figures can cost: parse it and turn every cell into a number.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const rows = parse(readFileSync(process.argv[2] ?? ''));
const cells = new Float64Array(rows.length * (rows[0]?.length ?? 0));
rows.forEach((row, r) => row.forEach((cell, c) => (cells[r * row.length + c] = Number(cell))));
process.stdout.write(`${rows.length}\n`);

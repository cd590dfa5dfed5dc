import { isUtf8 } from 'node:buffer';
import { UnusualSheet, type SheetMeaning } from './sheet-meaning.ts';
import { rowsOf, type SheetScan } from './sheet-rows.ts';
import type { GridRow } from './table.ts';
import { unpacked, ZipFault, type ZipEntry } from './zip-directory.ts';

const ROWS_BEGIN = '<sheetData>';
const ROWS_END = '</sheetData>';
const ROW_END = '</row>';
/** What stands before the rows (widths, views) is no longer than this. */
const MOST_HEAD_BYTES = 1_000_000;
/** Read at a time: strings up to twice as long are made several times as fast as longer ones. */
const PIECE_BYTES = 64 * 1024;
/** A row that is longer is left to the library. */
const MOST_ROW_BYTES = 64 * 1024 * 1024;

/**
 * Rows of a large sheet, as they are unpacked.
 *
 * @throws {UnusualSheet} where the sheet has another form than programs write; rows given so far are right
 * @throws {ZipFault} when it is damaged, or was not written to its end
 */
export async function* scanRows(bytes: Uint8Array, entry: ZipEntry, meaning: SheetMeaning): AsyncGenerator<readonly GridRow[]> {
  const scan: SheetScan = { meaning, dates: new Map(), line: 0 };
  const held = heldBytes();
  let isInside = false;
  let tail: TailText | null = null;
  for await (const piece of unpacked(bytes, entry)) {
    if (tail !== null) {
      tail.add(piece);
      continue;
    }
    held.add(piece);
    if (!isInside && !passedHead(held, entry)) continue;
    isInside = true;
    const end = held.bytes().indexOf(ROWS_END);
    const whole = end >= 0 ? end : held.bytes().lastIndexOf(ROW_END) + ROW_END.length;
    if (end < 0 && whole < ROW_END.length) {
      if (held.bytes().length > MOST_ROW_BYTES) throw new UnusualSheet('row');
      continue;
    }
    for (const rows of somePieces(held.bytes().subarray(0, whole))) {
      if (!isUtf8(rows)) throw new ZipFault(entry.name);
      yield rowsOf(rows, scan);
    }
    held.drop(whole);
    if (end < 0) continue;
    tail = tailText(entry);
    tail.add(held.bytes());
  }
  if (tail === null) throw new UnusualSheet('end');
  if (!/<\/worksheet>\s*$/.test(tail.text())) throw new ZipFault(entry.name);
}

/** Pieces of whole rows that are turned into text in the part of memory where that costs little. */
function* somePieces(rows: Buffer): Generator<Buffer> {
  for (let at = 0; at < rows.length; ) {
    const last = rows.length - at <= PIECE_BYTES ? -1 : rows.subarray(at, at + PIECE_BYTES).lastIndexOf(ROW_END);
    const end = last < 0 ? rows.length : at + last + ROW_END.length;
    yield rows.subarray(at, end);
    at = end;
  }
}

/** Drops what stands before the rows; false: it goes on. */
function passedHead(held: HeldBytes, entry: ZipEntry): boolean {
  const head = held.bytes();
  const begin = head.indexOf(ROWS_BEGIN);
  if (begin < 0) {
    if (head.length > MOST_HEAD_BYTES || head.includes('<sheetData')) throw new UnusualSheet('sheetData');
    return false;
  }
  if (!isUtf8(head.subarray(0, begin))) throw new ZipFault(entry.name);
  held.drop(begin + ROWS_BEGIN.length);
  return true;
}

/** Bytes that were unpacked and not read yet, in one piece. */
interface HeldBytes {
  /** Holds good until more are added. */
  readonly bytes: () => Buffer;
  readonly add: (piece: Uint8Array) => void;
  readonly drop: (count: number) => void;
}

function heldBytes(): HeldBytes {
  let [room, from, to] = [Buffer.alloc(0), 0, 0];
  return {
    bytes: () => room.subarray(from, to),
    add(piece) {
      const rest = room.subarray(from, to);
      if (rest.length + piece.length > room.length) room = Buffer.allocUnsafe(2 * (rest.length + piece.length));
      room.set(rest);
      room.set(piece, rest.length);
      [from, to] = [0, rest.length + piece.length];
    },
    drop(count) {
      from += count;
    },
  };
}

/** What follows the rows: only its end is kept. */
interface TailText {
  readonly add: (piece: Uint8Array) => void;
  readonly text: () => string;
}

function tailText({ name }: ZipEntry): TailText {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  return {
    add(piece) {
      try {
        text = (text + decoder.decode(piece, { stream: true })).slice(-64);
      } catch (error) {
        throw new ZipFault(name, { cause: error });
      }
    },
    text: () => text,
  };
}

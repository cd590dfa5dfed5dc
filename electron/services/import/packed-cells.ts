const FIRST_ROOM = 256;
/** A text of more letters is kept as it is. */
const MOST_LETTERS = 255;

/** Whole numbers that are added one after the other, four bytes each. */
export interface PackedNumbers {
  readonly push: (value: number) => void;
  readonly values: () => Int32Array;
}

export function packedNumbers(): PackedNumbers {
  let [room, length] = [new Int32Array(FIRST_ROOM), 0];
  return {
    push(value) {
      if (length === room.length) room = wider(room, new Int32Array(length * 2));
      room[length] = value;
      length += 1;
    },
    values: () => room.subarray(0, length),
  };
}

/** The line on which each outlet stood first, four bytes an outlet. */
export interface PackedLines {
  /** null: not seen yet. */
  readonly of: (outletNo: number) => number | null;
  readonly set: (outletNo: number, line: number) => void;
}

export function packedLines(): PackedLines {
  let room = new Int32Array(FIRST_ROOM);
  return {
    of: (outletNo) => room[outletNo] || null,
    set(outletNo, line) {
      if (outletNo >= room.length) room = wider(room, new Int32Array(Math.max(room.length * 2, outletNo + 1)));
      room[outletNo] = line;
    },
  };
}

/** Decimal texts that are added one after the other, nine bytes each. */
export interface PackedDecimals {
  /** @param text null: nothing in this place */
  readonly push: (text: string | null) => void;
  readonly at: (place: number) => string | null;
  /** Places with a text, in order; null: all have one. */
  readonly filled: () => Int32Array | null;
}

/**
 * A text that a binary number gives back letter by letter is kept as that number, with its length where zeros follow it
 * (`12.50`); any other is kept as it is: nothing is lost.
 */
export function packedDecimals(): PackedDecimals {
  let [room, letters, length] = [new Float64Array(FIRST_ROOM), new Uint8Array(FIRST_ROOM), 0];
  let blanks = 0;
  const texts = new Map<number, string>();
  const isBlank = (place: number): boolean => Number.isNaN(room[place]) && !texts.has(place);
  return {
    push(text) {
      if (length === room.length) {
        room = wider(room, new Float64Array(length * 2));
        letters = wider(letters, new Uint8Array(length * 2));
      }
      const value = text === null ? NaN : Number(text);
      room[length] = value;
      if (text === null) blanks += 1;
      else if (String(value) !== text) {
        if (text.length <= MOST_LETTERS && withZeros(value, text.length) === text) letters[length] = text.length;
        else texts.set(length, text);
      }
      length += 1;
    },
    at(place) {
      if (place < 0 || place >= length || isBlank(place)) return null;
      return texts.get(place) ?? withZeros(room[place] ?? NaN, letters[place] ?? 0);
    },
    filled: () => (blanks === 0 ? null : Int32Array.from({ length }, (_, place) => place).filter((place) => !isBlank(place))),
  };
}

/** A number with zeros behind its decimal places, up to so many letters. */
function withZeros(value: number, letters: number): string {
  const text = String(value);
  return text.length >= letters ? text : (text.includes('.') ? text : `${text}.`).padEnd(letters, '0');
}

function wider<T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const FIRST_ROOM = 256;

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

/** Decimal texts that are added one after the other, eight bytes each. */
export interface PackedDecimals {
  readonly push: (text: string) => void;
  readonly at: (place: number) => string | null;
}

/** A text that a binary number gives back letter by letter is kept as that number, any other as it is: nothing is lost. */
export function packedDecimals(): PackedDecimals {
  let [room, length] = [new Float64Array(FIRST_ROOM), 0];
  const texts = new Map<number, string>();
  return {
    push(text) {
      if (length === room.length) room = wider(room, new Float64Array(length * 2));
      const value = Number(text);
      room[length] = value;
      if (String(value) !== text) texts.set(length, text);
      length += 1;
    },
    at: (place) => (place < 0 || place >= length ? null : (texts.get(place) ?? String(room[place]))),
  };
}

function wider<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

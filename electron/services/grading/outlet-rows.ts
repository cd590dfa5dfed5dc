/** The row of each outlet by its number in the store; -1 where it has none. */
export type RowOfOutlet = (outletNo: number) => number;

/** Looks rows up by the outlets' numbers, which are small and dense. */
export function rowsByOutlet(outletNos: Int32Array): RowOfOutlet {
  let largest = 0;
  for (let row = 0; row < outletNos.length; row += 1) if (outletNos[row]! > largest) largest = outletNos[row]!;
  const rows = new Int32Array(largest + 1).fill(-1);
  for (let row = 0; row < outletNos.length; row += 1) rows[outletNos[row]!] = row;
  return (outletNo) => rows[outletNo] ?? -1;
}

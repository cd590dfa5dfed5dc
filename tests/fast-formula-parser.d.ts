/** The parts of fast-formula-parser that tests use; the package brings no types. */
declare module 'fast-formula-parser' {
  export interface FormulaArgument {
    readonly value: unknown;
    readonly isArray: boolean;
  }
  interface Cell {
    readonly sheet?: string;
    readonly row: number;
    readonly col: number;
  }
  // eslint-disable-next-line no-restricted-syntax -- the package's own form
  export default class FormulaParser {
    constructor(config: {
      readonly functions?: Readonly<Record<string, (...args: never[]) => unknown>>;
      readonly onCell: (ref: Cell) => unknown;
      readonly onRange: (ref: { readonly sheet?: string; readonly from: Cell; readonly to: Cell }) => unknown;
    });
    parse(formula: string, position: Cell): unknown;
  }
  export const Types: { readonly NUMBER: number };
  export const FormulaHelpers: {
    retrieveArg(context: unknown, argument: FormulaArgument): FormulaArgument;
    retrieveRanges(context: unknown, range: FormulaArgument, other: FormulaArgument): readonly (readonly unknown[][])[];
    accept(argument: FormulaArgument, type: number): number;
    flattenParams(args: FormulaArgument[], type: null, allowUnion: boolean, hook: (item: unknown) => void): void;
  };
}

/** What a value is, as far as it can be known before any row is read; `any` is not known. */
export type ValueKind = 'number' | 'text' | 'boolean' | 'date' | 'any';

/** What an argument must be. `measure`: a number or a date; `name`: a bare reference; `periods`: a whole number as written; `unit`, `order`: a word. */
export type ParameterKind = 'number' | 'measure' | 'condition' | 'date' | 'value' | 'name' | 'periods' | 'unit' | 'order';

/** What a function reads besides its arguments, which is not known at every stage of a run. */
export type Facility = 'total' | 'level' | 'cohort' | 'history';

export interface FunctionSignature {
  /** Arguments at least and at most. */
  readonly least: number;
  readonly most: number;
  /** Kinds of the arguments in order; the last stands for all that follow, for two kinds `alternate`ing. */
  readonly parameters: readonly ParameterKind[];
  readonly alternate?: boolean;
  /** `argument`: of the kind of its arguments (of IF and IFS, their results). */
  readonly result: ValueKind | 'argument';
  readonly facility?: Facility;
}

const MANY = 255;

/** Every function of the language by its name. */
export const FUNCTIONS = {
  IF: { least: 2, most: 3, parameters: ['condition', 'value', 'value'], result: 'argument' },
  IFS: { least: 2, most: MANY - 1, parameters: ['condition', 'value'], alternate: true, result: 'argument' },
  AND: { least: 1, most: MANY, parameters: ['condition'], result: 'boolean' },
  OR: { least: 1, most: MANY, parameters: ['condition'], result: 'boolean' },
  NOT: { least: 1, most: 1, parameters: ['condition'], result: 'boolean' },
  MIN: { least: 1, most: MANY, parameters: ['measure'], result: 'argument' },
  MAX: { least: 1, most: MANY, parameters: ['measure'], result: 'argument' },
  SUM: { least: 1, most: MANY, parameters: ['number'], result: 'number' },
  AVERAGE: { least: 1, most: MANY, parameters: ['number'], result: 'number' },
  COUNT: { least: 1, most: MANY, parameters: ['value'], result: 'number' },
  MEDIAN: { least: 1, most: MANY, parameters: ['number'], result: 'number' },
  ABS: { least: 1, most: 1, parameters: ['number'], result: 'number' },
  ROUND: { least: 2, most: 2, parameters: ['number'], result: 'number' },
  ROUNDUP: { least: 2, most: 2, parameters: ['number'], result: 'number' },
  ROUNDDOWN: { least: 2, most: 2, parameters: ['number'], result: 'number' },
  CEILING: { least: 2, most: 2, parameters: ['number'], result: 'number' },
  FLOOR: { least: 2, most: 2, parameters: ['number'], result: 'number' },
  MOD: { least: 2, most: 2, parameters: ['number'], result: 'number' },
  POWER: { least: 2, most: 2, parameters: ['number'], result: 'number' },
  SQRT: { least: 1, most: 1, parameters: ['number'], result: 'number' },
  ISBLANK: { least: 1, most: 1, parameters: ['value'], result: 'boolean' },
  IFERROR: { least: 2, most: 2, parameters: ['value'], result: 'argument' },
  COALESCE: { least: 1, most: MANY, parameters: ['value'], result: 'argument' },
  CLAMP: { least: 3, most: 3, parameters: ['number'], result: 'number' },
  DATEDIF: { least: 3, most: 3, parameters: ['date', 'date', 'unit'], result: 'number' },
  DATE: { least: 3, most: 3, parameters: ['number'], result: 'date' },
  YEAR: { least: 1, most: 1, parameters: ['date'], result: 'number' },
  MONTH: { least: 1, most: 1, parameters: ['date'], result: 'number' },
  DAY: { least: 1, most: 1, parameters: ['date'], result: 'number' },
  PERIOD_START: { least: 0, most: 0, parameters: [], result: 'date' },
  PERIOD_END: { least: 0, most: 0, parameters: [], result: 'date' },
  PREV: { least: 2, most: 2, parameters: ['value', 'periods'], result: 'argument', facility: 'history' },
  STREAK: { least: 1, most: 1, parameters: ['condition'], result: 'number', facility: 'history' },
  COHORT_RANK: { least: 1, most: 2, parameters: ['number', 'order'], result: 'number', facility: 'cohort' },
  COHORT_PERCENT: { least: 1, most: 2, parameters: ['number', 'order'], result: 'number', facility: 'cohort' },
  COHORT_PERCENTRANK: { least: 1, most: 2, parameters: ['number', 'order'], result: 'number', facility: 'cohort' },
  COHORT_SD: { least: 1, most: 1, parameters: ['number'], result: 'number', facility: 'cohort' },
  COHORT_MEAN: { least: 1, most: 1, parameters: ['number'], result: 'number', facility: 'cohort' },
  COHORT_MEDIAN: { least: 1, most: 1, parameters: ['number'], result: 'number', facility: 'cohort' },
  COHORT_MAX: { least: 1, most: 1, parameters: ['number'], result: 'number', facility: 'cohort' },
  COHORT_MIN: { least: 1, most: 1, parameters: ['number'], result: 'number', facility: 'cohort' },
  COHORT_COUNT: { least: 1, most: 1, parameters: ['number'], result: 'number', facility: 'cohort' },
  SCORE: { least: 1, most: 1, parameters: ['name'], result: 'number' },
  VISITS: { least: 1, most: 1, parameters: ['name'], result: 'number' },
  TOTAL: { least: 0, most: 0, parameters: [], result: 'number', facility: 'total' },
  LEVEL: { least: 0, most: 0, parameters: [], result: 'text', facility: 'level' },
} as const satisfies Readonly<Record<string, FunctionSignature>>;

export type FunctionName = keyof typeof FUNCTIONS;

/** Units of DATEDIF, as in Excel. */
export const DATE_UNITS = ['Y', 'M', 'D', 'MD', 'YM', 'YD'] as const;
export type DateUnit = (typeof DATE_UNITS)[number];
/** Which end is the best of a cohort: the highest (default) or the lowest. */
export const ORDERS = ['high', 'low'] as const;
/** Periods that PREV goes back and STREAK counts at most: twenty years of months. */
export const MAX_PERIODS_BACK = 240;

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

export function signatureOf(name: FunctionName): FunctionSignature {
  return FUNCTIONS[name];
}

/** The kind of the argument at a place. */
export function parameterAt({ parameters, alternate }: FunctionSignature, place: number): ParameterKind {
  return parameters[alternate === true ? place % parameters.length : Math.min(place, parameters.length - 1)] ?? 'value';
}

import { dateDifference, dayOf, partsOfDate } from './calendar.ts';
import { wordOf } from './check.ts';
import { ofNumber, ofNumbers, type CompilePart } from './evaluate-operators.ts';
import type { FunctionCall } from './expression.ts';
import { FormulaError } from './formula-error.ts';
import { DATE_UNITS, type FunctionName } from './functions.ts';
import { aggregate } from './aggregates.ts';
import {
  absolute,
  asWhole,
  compareNumbers,
  floorNumber,
  isZero,
  minus,
  negate,
  over,
  roundPlaces,
  settle,
  SmallFraction,
  times,
  toRational,
  type FormulaNumber,
  type RoundingWay,
} from './numbers.ts';
import { power, squareRoot } from './roots.ts';
import { dateOf, FormulaDate, numberOf, truthOf, type FormulaValue, type ValueGetter } from './values.ts';
import type { WarningCounter } from './warnings.ts';

/** Functions that read nothing but their arguments. */
export type PlainFunctionName = Exclude<FunctionName, `COHORT_${string}` | 'PREV' | 'STREAK' | 'SCORE' | 'VISITS' | 'TOTAL' | 'LEVEL' | 'PERIOD_START' | 'PERIOD_END'>;

/** The closure of a function that reads nothing but its arguments, whose number has been checked. */
export function evaluatePlain(name: PlainFunctionName, call: FunctionCall, compile: CompilePart, warnings: WarningCounter): ValueGetter {
  const plain = new PlainFunctions(call, call.args.map((argument, place) => (name === 'DATEDIF' && place === 2 ? NOTHING : compile(argument))), warnings);
  switch (name) {
    case 'IF':
      return plain.choose(plain.args.length === 2 ? [...plain.args, NOTHING] : plain.args);
    case 'IFS':
      return plain.choose([...plain.args, NOTHING]);
    case 'AND':
      return plain.junction(false);
    case 'OR':
      return plain.junction(true);
    case 'NOT':
      return plain.not();
    case 'MIN':
    case 'MAX':
    case 'SUM':
    case 'AVERAGE':
    case 'COUNT':
    case 'MEDIAN':
      return aggregate(name, plain.args, call, warnings);
    case 'ABS':
      return plain.one(absolute);
    case 'ROUND':
      return plain.rounding('nearest');
    case 'ROUNDUP':
      return plain.rounding('up');
    case 'ROUNDDOWN':
      return plain.rounding('down');
    case 'CEILING':
      return plain.two((value, step) => toMultiple(value, step, true));
    case 'FLOOR':
      return plain.two((value, step) => toMultiple(value, step, false));
    case 'MOD':
      return plain.two(modulo);
    case 'POWER':
      return plain.two(power);
    case 'SQRT':
      return plain.one((value) => (value.num < 0 ? null : settle(squareRoot(toRational(value)))));
    case 'ISBLANK':
      return (row) => plain.args[0]!(row) === null;
    case 'IFERROR':
    case 'COALESCE':
      return plain.coalesce();
    case 'CLAMP':
      return plain.clamp();
    case 'DATEDIF':
      return plain.dateDifference();
    case 'DATE':
      return plain.date();
    case 'YEAR':
      return plain.datePart(0);
    case 'MONTH':
      return plain.datePart(1);
    case 'DAY':
      return plain.datePart(2);
  }
}

const NOTHING: ValueGetter = () => null;

class PlainFunctions {
  readonly args: readonly ValueGetter[];
  private readonly call: FunctionCall;
  private readonly warnings: WarningCounter;

  constructor(call: FunctionCall, args: readonly ValueGetter[], warnings: WarningCounter) {
    this.call = call;
    this.args = args;
    this.warnings = warnings;
  }

  one(reckon: (value: FormulaNumber) => FormulaNumber | null): ValueGetter {
    return ofNumber(this.args[0]!, this.call, this.warnings, reckon);
  }

  two(reckon: Parameters<typeof ofNumbers>[4]): ValueGetter {
    return ofNumbers(this.args[0]!, this.args[1]!, this.call, this.warnings, reckon);
  }

  /** Conditions and results in pairs, then the value where none holds; a missing condition gives missing. */
  choose(parts: readonly ValueGetter[]): ValueGetter {
    const last = parts.length - 1;
    return (row) => {
      for (let place = 0; place < last; place += 2) {
        const truth = this.truth(parts[place]!(row), row);
        if (truth === null) return null;
        if (truth) return parts[place + 1]!(row);
      }
      return parts[last]!(row);
    };
  }

  /** One `decisive` decides, else a missing one leaves it missing. */
  junction(decisive: boolean): ValueGetter {
    return (row) => {
      let isKnown = true;
      for (const argument of this.args) {
        const truth = this.truth(argument(row), row);
        if (truth === decisive) return decisive;
        if (truth === null) isKnown = false;
      }
      return isKnown ? !decisive : null;
    };
  }

  not(): ValueGetter {
    return (row) => {
      const truth = this.truth(this.args[0]!(row), row);
      return truth === null ? null : !truth;
    };
  }

  coalesce(): ValueGetter {
    return (row) => {
      for (const argument of this.args) {
        const value = argument(row);
        if (value !== null) return value;
      }
      return null;
    };
  }

  rounding(way: RoundingWay): ValueGetter {
    return this.two((value, places) => {
      const whole = Math.trunc(Number(toRational(places).num / toRational(places).den));
      return Math.abs(whole) > MOST_PLACES ? 'range' : roundPlaces(value, whole, way);
    });
  }

  clamp(): ValueGetter {
    const [value, low, high] = this.args.map((argument) => ofNumber(argument, this.call, this.warnings, (number) => number));
    return (row) => {
      const [x, from, to] = [value!(row), low!(row), high!(row)];
      if (x === null || from === null || to === null) return null;
      const [number, least, most] = [numberOf(x)!, numberOf(from)!, numberOf(to)!];
      if (compareNumbers(least, most) > 0) return this.warnings.note('formula/out-of-range', this.call, row);
      if (compareNumbers(number, least) < 0) return least;
      return compareNumbers(number, most) > 0 ? most : number;
    };
  }

  dateDifference(): ValueGetter {
    const argument = this.call.args[2]!;
    const unit = wordOf(argument, DATE_UNITS);
    if (unit === null) {
      const params = { position: argument.start + 1, name: 'DATEDIF', words: DATE_UNITS.join(' ') };
      throw new FormulaError({ code: 'formula/needs-word', start: argument.start, end: argument.end, params });
    }
    return (row) => {
      const [from, to] = [this.args[0]!(row), this.args[1]!(row)];
      if (from === null || to === null) return null;
      const [start, end] = [dateOf(from), dateOf(to)];
      if (start === undefined || end === undefined) return this.warnings.note('formula/wrong-kind', this.call, row);
      if (start > end) return this.warnings.note('formula/out-of-range', this.call, row);
      return new SmallFraction(dateDifference(start, end, unit), 1);
    };
  }

  date(): ValueGetter {
    const parts = this.args.map((argument) => ofNumber(argument, this.call, this.warnings, floorNumber));
    return (row) => {
      const values = parts.map((part) => part(row));
      if (values.includes(null)) return null;
      const [year, month, day] = values.map((value) => asWhole(numberOf(value!)!));
      const isSane = [year, month, day].every((value) => value != null && Math.abs(value) <= 4_000_000);
      const date = isSane ? dayOf(year!, month!, day!) : null;
      return date === null ? this.warnings.note('formula/out-of-range', this.call, row) : new FormulaDate(date);
    };
  }

  datePart(place: 0 | 1 | 2): ValueGetter {
    return (row) => {
      const value = this.args[0]!(row);
      if (value === null) return null;
      const date = dateOf(value);
      return date === undefined ? this.warnings.note('formula/wrong-kind', this.call, row) : new SmallFraction(partsOfDate(date)[place], 1);
    };
  }

  private truth(value: FormulaValue, row: number): boolean | null {
    if (value === null || typeof value === 'boolean') return value;
    return truthOf(value) ?? this.warnings.note('formula/wrong-kind', this.call, row);
  }
}

/** Decimal places that a rounding may name, either way. */
const MOST_PLACES = 400;

/** CEILING and FLOOR as in Excel: to a multiple of `step`, whose sign may only be minus where the value's is. */
function toMultiple(value: FormulaNumber, step: FormulaNumber, isUp: boolean): FormulaNumber | 'division' | 'range' | null {
  if (isZero(value)) return value;
  if (isZero(step)) return isUp ? step : 'division';
  if (value.num > 0 && step.num < 0) return 'range';
  const count = over(value, step);
  if (count === null) return null;
  return times(isUp ? negate(floorNumber(negate(count))) : floorNumber(count), step);
}

/** The rest of a division, with the divisor's sign. */
function modulo(value: FormulaNumber, divisor: FormulaNumber): FormulaNumber | 'division' | null {
  if (isZero(divisor)) return 'division';
  const count = over(value, divisor);
  const product = count === null ? null : times(floorNumber(count), divisor);
  return product === null ? null : minus(value, product);
}

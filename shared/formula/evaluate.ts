import { periodEnd, periodStart } from '../dates.ts';
import { cohortFunction, type CohortFunctionName } from './cohort-functions.ts';
import { wholePeriods, wordOf } from './check.ts';
import type { FormulaEnvironment } from './environment.ts';
import { evaluatePlain } from './evaluate-functions.ts';
import { operation } from './evaluate-operators.ts';
import type { Expression, FunctionCall } from './expression.ts';
import { FormulaError, type FormulaCode, type Span } from './formula-error.ts';
import { isFunction, MAX_PERIODS_BACK, ORDERS, signatureOf, type FunctionName } from './functions.ts';
import { SmallFraction, settle } from './numbers.ts';
import { printFormula } from './print.ts';
import { FormulaDate, truthOf, type FormulaValue, type ValueGetter } from './values.ts';
import { WarningCounter, type FormulaWarning } from './warnings.ts';

/** A formula made ready for one environment. */
export interface CompiledFormula {
  /** The value for a row; null is missing. */
  readonly evaluate: ValueGetter;
  /** What went missing in all evaluations so far, by place. */
  readonly warnings: () => readonly FormulaWarning[];
}

/**
 * Turns a formula into closures over one environment, once; `evaluate` then runs them for a row.
 *
 * Missing spreads through operators and conditions and is caught by ISBLANK, COALESCE and IFERROR. Numbers are exact
 * (GRADING.md section 6). Names that an earlier period does not know are missing there.
 *
 * @throws {FormulaError} for what `checkFormula` finds and would make the formula meaningless: unknown names and
 * functions, wrong numbers of arguments, what is not known at this stage.
 */
export function compileFormula(expression: Expression, environment: FormulaEnvironment): CompiledFormula {
  const warnings = new WarningCounter();
  const evaluate = new Compiler(environment, warnings).compile(expression);
  return { evaluate, warnings: () => warnings.list() };
}

/** What the compilers of all periods have in common. */
interface SharedState {
  readonly compilers: Map<number, Compiler | null>;
  inStreak: boolean;
}

/** Makes closures for one period, so many periods back; the compilers of all periods share their warnings. */
class Compiler {
  private readonly environment: FormulaEnvironment;
  private readonly warnings: WarningCounter;
  private readonly back: number;
  private readonly shared: SharedState;
  private readonly cohorts = new Map<string, ReturnType<typeof cohortFunction>>();

  constructor(environment: FormulaEnvironment, warnings: WarningCounter, back = 0, shared: SharedState = { compilers: new Map(), inStreak: false }) {
    this.environment = environment;
    this.warnings = warnings;
    this.back = back;
    this.shared = shared;
    shared.compilers.set(back, this);
  }

  compile(expression: Expression): ValueGetter {
    switch (expression.kind) {
      case 'number':
        return constant(settle(expression.value));
      case 'text':
      case 'boolean':
        return constant(expression.value);
      case 'name':
        return this.found(this.environment.read(expression.name), expression, expression.name);
      case 'unary':
      case 'percent':
      case 'binary':
        return operation(expression, (part) => this.compile(part), this.warnings);
      case 'call':
        return this.call(expression);
    }
  }

  private call(call: FunctionCall): ValueGetter {
    const { name } = call;
    if (!isFunction(name)) throw fault(call, 'formula/unknown-function', { name });
    const { least, most, alternate } = signatureOf(name);
    const count = call.args.length;
    if (count < least || count > most || (alternate === true && count % 2 === 1)) {
      throw fault(call, 'formula/argument-count', { name, count, expected: least === most ? String(least) : `${least}–${most}` });
    }
    if (isCohortFunction(name)) return this.cohort(call, name);
    switch (name) {
      case 'PERIOD_START':
        return constant(new FormulaDate(periodStart(this.environment.period)));
      case 'PERIOD_END':
        return constant(new FormulaDate(periodEnd(this.environment.period)));
      case 'TOTAL':
        return this.ofRun(this.environment.total, call);
      case 'LEVEL':
        return this.ofRun(this.environment.level, call);
      case 'SCORE':
        return this.lookUp(call, this.environment.score);
      case 'VISITS':
        return this.lookUp(call, this.environment.visits);
      case 'PREV':
        return this.previous(call);
      case 'STREAK':
        return this.streak(call);
      default:
        return evaluatePlain(name, call, (part) => this.compile(part), this.warnings);
    }
  }

  private lookUp(call: FunctionCall, find: (name: string) => ValueGetter | null): ValueGetter {
    const argument = call.args[0]!;
    if (argument.kind !== 'name') throw fault(argument, 'formula/needs-name', { name: call.name });
    return this.found(find(argument.name), argument, argument.name);
  }

  private found(getter: ValueGetter | null, place: Span, name: string): ValueGetter {
    if (getter !== null) return getter;
    if (this.back > 0) return MISSING;
    throw fault(place, 'formula/unknown-name', { name });
  }

  private ofRun(getter: ValueGetter | null, call: FunctionCall): ValueGetter {
    if (getter !== null) return getter;
    if (this.back > 0) return MISSING;
    throw fault(call, 'formula/not-here', { name: call.name });
  }

  private previous(call: FunctionCall): ValueGetter {
    const periods = wholePeriods(call.args[1]!);
    if (periods === null) throw fault(call.args[1]!, 'formula/needs-whole', { name: call.name, from: 1, to: MAX_PERIODS_BACK });
    return this.earlier(periods)?.compile(call.args[0]!) ?? MISSING;
  }

  /** Each period's condition is made ready when a row first reaches so far back. */
  private streak(call: FunctionCall): ValueGetter {
    if (this.shared.inStreak) throw fault(call, 'formula/nested-streak', {});
    const conditions: (ValueGetter | null)[] = [];
    const conditionAt = (periods: number): ValueGetter | null => {
      if (periods >= conditions.length) conditions.push(this.earlier(periods)?.streakCondition(call.args[0]!) ?? null);
      return conditions[periods] ?? null;
    };
    conditionAt(0);
    return (row) => {
      let periods = 0;
      for (let condition = conditionAt(0); condition !== null && periods < MAX_PERIODS_BACK; condition = conditionAt(periods)) {
        const value = condition(row);
        if (value === null) break;
        const truth = truthOf(value);
        if (truth === undefined) this.warnings.note('formula/wrong-kind', call, row);
        if (truth !== true) break;
        periods += 1;
      }
      return new SmallFraction(periods, 1);
    };
  }

  private streakCondition(condition: Expression): ValueGetter {
    const before = this.shared.inStreak;
    this.shared.inStreak = true;
    const compiled = this.compile(condition);
    this.shared.inStreak = before;
    return compiled;
  }

  private cohort(call: FunctionCall, name: CohortFunctionName): ValueGetter {
    const { cohort, rows } = this.environment;
    if (cohort === null) {
      if (this.back > 0) return MISSING;
      throw fault(call, 'formula/not-here', { name });
    }
    const [argument, order] = call.args;
    const direction = order === undefined ? 'high' : wordOf(order, ORDERS);
    if (direction === null) throw fault(order!, 'formula/needs-word', { name, words: ORDERS.join(' ') });
    const key = printFormula(argument!);
    const read = this.cohorts.get(key) ?? cohortFunction(this.compile(argument!), argument!, { cohort, rows, warnings: this.warnings });
    this.cohorts.set(key, read);
    return read(name, direction);
  }

  /** The compiler of a period so many back from this one; null where nothing is known of it. */
  private earlier(periods: number): Compiler | null {
    const back = this.back + periods;
    const known = this.shared.compilers.get(back);
    if (known !== undefined) return known;
    const environment = back > MAX_PERIODS_BACK ? null : this.environment.earlier(periods);
    const compiler = environment === null ? null : new Compiler(environment, this.warnings, back, this.shared);
    this.shared.compilers.set(back, compiler);
    return compiler;
  }
}

const MISSING: ValueGetter = () => null;

function constant(value: FormulaValue): ValueGetter {
  return () => value;
}

function isCohortFunction(name: FunctionName): name is CohortFunctionName {
  return signatureOf(name).facility === 'cohort';
}

function fault({ start, end }: Span, code: FormulaCode, params: Readonly<Record<string, string | number>>): FormulaError {
  return new FormulaError({ code, start, end, params: { position: start + 1, ...params } });
}

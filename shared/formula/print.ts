import { PRECEDENCE, type Expression } from './expression.ts';

/** The formula as text in its plainest form: names in brackets, no space, parentheses only where they are needed. */
export function printFormula(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'text':
      return `"${expression.value.replaceAll('"', '""')}"`;
    case 'boolean':
      return expression.value ? 'TRUE' : 'FALSE';
    case 'name':
      return `[${expression.name.replaceAll(']', ']]')}]`;
    case 'unary':
      return expression.operator + inside(expression.operand, SIGN);
    case 'percent':
      return `${inside(expression.operand, PERCENT)}%`;
    case 'binary': {
      const own = PRECEDENCE[expression.operator];
      return inside(expression.left, own) + expression.operator + inside(expression.right, own + 1);
    }
    case 'call':
      return `${expression.name}(${expression.args.map(printFormula).join(',')})`;
  }
}

const PERCENT = 6;
const SIGN = 7;

function inside(part: Expression, least: number): string {
  const text = printFormula(part);
  return bindingOf(part) >= least ? text : `(${text})`;
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return PRECEDENCE[expression.operator];
    case 'percent':
      return PERCENT;
    case 'unary':
      return SIGN;
    case 'number':
    case 'text':
    case 'boolean':
    case 'name':
    case 'call':
      return SIGN + 1;
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFor } from '../../../shared/errors.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import { PRECEDENCE, type BinaryOperator, type Expression } from '../../../shared/formula/expression.ts';
import { FormulaError } from '../../../shared/formula/formula-error.ts';
import { MAX_DEPTH, parseFormula } from '../../../shared/formula/parse.ts';
import { printFormula } from '../../../shared/formula/print.ts';
import { MAX_LENGTH } from '../../../shared/formula/tokenize.ts';

describe('what is read alike', () => {
  it.each([
    ['=1+2', '1+2'],
    ['＝1＋2', '1+2'],
    ['IF（[投诉量]>3，0；1）', 'IF([投诉量]>3,0,1)'],
    ['if(投诉量＞３,“高”,"低")', 'IF([投诉量]>3,"高","低")'],
    ['【放号量】×２÷３', '[放号量]*2/3'],
    ['［缴费额］≥10％', '[缴费额]>=10%'],
    ['a≠b', '[a]<>[b]'],
    ['[a]]b]', '[a]]b]'],
    ['[ 放号 量 ]', '[放号 量]'],
    ['"说""好"""', '"说""好"""'],
    ['true', 'TRUE'],
    ['FALSE()', 'FALSE'],
    ['[TRUE]', '[TRUE]'],
    ['total', 'TOTAL()'],
    ['[total]', '[total]'],
    ['PERIOD_END', 'PERIOD_END()'],
    ['(((1)))', '1'],
    ['1e3+.5', '1e3+.5'],
    ['\n a\t+\u3000b ', '[a]+[b]'],
    ['IF (a;b)', 'IF([a],[b])'],
  ])('%s is %s', (text, expected) => {
    expect(printFormula(parseFormula(text))).toBe(expected);
  });
});

describe('precedence of Excel', () => {
  it.each([
    ['-2^2', '(-2)^2'],
    ['2^3^2', '(2^3)^2'],
    ['2^-1', '2^(-1)'],
    ['10%^2', '(10%)^2'],
    ['-10%', '(-10)%'],
    ['2*3^2', '2*(3^2)'],
    ['1+2*3', '1+(2*3)'],
    ['1-2-3', '(1-2)-3'],
    ['8/4/2', '(8/4)/2'],
    ['"a"&1+2', '"a"&(1+2)'],
    ['"a"&"b"="ab"', '("a"&"b")="ab"'],
    ['1+1=2', '(1+1)=2'],
    ['a<b=c', '(a<b)=c'],
    ['50%%', '(50%)%'],
  ])('%s is %s', (text, grouped) => {
    expect(bare(parseFormula(text))).toEqual(bare(parseFormula(grouped)));
  });
});

describe('places', () => {
  it('gives every node its first and last character', () => {
    const tree = parseFormula('IF([投诉量]>3, 0, a*0.6)');
    expect(tree).toMatchObject({
      kind: 'call',
      start: 0,
      end: 21,
      args: [{ start: 3, end: 10 }, { start: 12, end: 13 }, { start: 15, end: 20, right: { start: 17, end: 20 } }],
    });
  });
});

describe('faults in both languages, with their place', () => {
  it.each([
    ['', 0, '公式是空的，写一个算式。', 'The formula is empty; write an expression.'],
    ['1+', 2, '公式没有写完：末尾（第 3 个字符处）缺少一个数、名称或函数。', 'The formula is unfinished: a number, name or function is missing at its end (character 3).'],
    ['1+*2', 2, '第 3 个字符“*”前缺少一个数、名称或函数。', 'A number, name or function is missing before "*" at character 3.'],
    ['1 2', 2, '第 3 个字符“2”处多出内容：前面缺少运算符或逗号，或括号不成对。', '"2" at character 3 is too much: an operator or comma is missing before it, or parentheses do not match.'],
    ['(1+2', 0, '第 1 个字符处的左括号没有右括号。', 'The parenthesis opened at character 1 is not closed.'],
    ['MAX(1', 3, '第 4 个字符处的左括号没有右括号。', 'The parenthesis opened at character 4 is not closed.'],
    ['1+2)', 3, '第 4 个字符“)”处多出内容：前面缺少运算符或逗号，或括号不成对。', '")" at character 4 is too much: an operator or comma is missing before it, or parentheses do not match.'],
    ['MAX(1,,2)', 6, '第 7 个字符处，第 2 个参数是空的。', 'At character 7, argument 2 is empty.'],
    ['a="b', 2, '第 3 个字符开始的文字缺少后引号。', 'The text that begins at character 3 lacks its closing quote.'],
    ['1+[放号', 2, '第 3 个字符开始的名称缺少右方括号 ]。', 'The name that begins at character 3 lacks its closing bracket ].'],
    ['[ ]', 0, '第 1 个字符处的方括号里没有名称。', 'The brackets at character 1 hold no name.'],
    ['3月放号', 0, '第 1 个字符处的“3月放号”不是数；名称以数字开头时，给名称加方括号 [ ]。', '"3月放号" at character 1 is no number; put a name that begins with a digit in brackets [ ].'],
    ['1.2.3', 0, '第 1 个字符处的“1.2.3”不是数；名称以数字开头时，给名称加方括号 [ ]。', '"1.2.3" at character 1 is no number; put a name that begins with a digit in brackets [ ].'],
    ['a#b', 1, '第 2 个字符“#”不能出现在公式里；名称里有它时，给名称加方括号 [ ]。', 'Character 2, "#", has no place in a formula; put a name that has it in brackets [ ].'],
    ['𠮷+😀', 3, '第 3 个字符“😀”不能出现在公式里；名称里有它时，给名称加方括号 [ ]。', 'Character 3, "😀", has no place in a formula; put a name that has it in brackets [ ].'],
  ])('%j', (text, start, zh, en) => {
    const error = faultOf(text);
    expect([error.start, messageFor(error.code, error.params, 'zh'), messageFor(error.code, error.params, 'en')]).toEqual([start, zh, en]);
  });

  it('takes 2,000 characters and refuses one more', () => {
    expect(parseFormula(`1${' '.repeat(MAX_LENGTH - 1)}`).kind).toBe('number');
    expect(faultOf(`1${' '.repeat(MAX_LENGTH)}`).code).toBe('formula/too-long');
  });

  it('takes 100 levels and refuses one more', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
    expect(parseFormula(nested(MAX_DEPTH)).kind).toBe('number');
    expect(faultOf(nested(MAX_DEPTH + 1)).code).toBe('formula/too-deep');
    expect(faultOf(`${'-'.repeat(MAX_DEPTH + 1)}1`).code).toBe('formula/too-deep');
  });

  it('takes a sum of 500 terms and refuses one of 501', () => {
    expect(parseFormula(Array(500).fill('1').join('+')).kind).toBe('binary');
    expect(faultOf(Array(501).fill('1').join('+')).code).toBe('formula/too-many-parts');
  });
});

describe('for any formula', () => {
  it('reads what it prints as the same tree', () => {
    fc.assert(fc.property(trees(4), (tree) => {
      expect(bare(parseFormula(printFormula(tree)))).toEqual(bare(tree));
    }), { numRuns: 500 });
  });

  it('throws nothing but a FormulaError, whatever is typed', () => {
    const pieces = fc.constantFrom(...'()[]【】“”"，,;+-*/^%&=<>≥１2.3eE量a_ IF( MAX( PREV( TRUE [放号] "x" #\\\n\u{1F600}\uD800'.split(' '), ' ', '(', ')', '1', '-');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))), (text) => {
      try {
        parseFormula(text);
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        expect(error.start <= error.end && error.end <= text.length && error.start >= 0).toBe(true);
      }
    }), { numRuns: 3000 });
  });
});

function faultOf(text: string): FormulaError {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`Read without a fault: ${text}`);
}

/** The tree without places. */
function bare(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : typeof value === 'bigint' ? `${value}` : value)));
}

const place = { start: 0, end: 0 };

function trees(depth: number): fc.Arbitrary<Expression> {
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    fc.constantFrom('0', '1', '12.50', '.5', '1e3', '0.001').map((text): Expression => ({ kind: 'number', text, value: parseNumber(text)!, ...place })),
    fc.string({ maxLength: 4 }).map((value): Expression => ({ kind: 'text', value, ...place })),
    fc.boolean().map((value): Expression => ({ kind: 'boolean', value, ...place })),
    fc.constantFrom('放号量', 'a]b', 'TRUE', 'IF', '3月', 'x y').map((name): Expression => ({ kind: 'name', name, ...place })),
  );
  if (depth === 0) return leaf;
  const part = trees(depth - 1);
  return fc.oneof(
    leaf,
    fc.record({ operator: fc.constantFrom<'-' | '+'>('-', '+'), operand: part }).map((rest): Expression => ({ kind: 'unary', ...rest, ...place })),
    part.map((operand): Expression => ({ kind: 'percent', operand, ...place })),
    fc
      .record({ operator: fc.constantFrom(...(Object.keys(PRECEDENCE) as BinaryOperator[])), left: part, right: part })
      .map((rest): Expression => ({ kind: 'binary', ...rest, ...place })),
    fc.record({ name: fc.constantFrom('IF', 'MAX', 'NO_SUCH', '函数'), args: fc.array(part, { maxLength: 3 }) }).map((rest): Expression => ({ kind: 'call', ...rest, ...place })),
  );
}

import { describe, expect, it } from 'vitest';
import { UnusualSheet } from '../../../electron/tabular/sheet-meaning.ts';
import { rowsOf } from '../../../electron/tabular/sheet-rows.ts';

/** Style 1 shows days, style 2 percents. */
const MEANING = {
  isDate: [false, true, false],
  isPercent: [false, false, true],
  shared: ['自办厅', '合作厅'],
  text: { number: (value: number) => `rounded ${value}`, date: (value: Date) => value.toISOString().slice(0, 10) },
};

const read = (xml: string, line = 0): readonly { readonly line: number; readonly cells: readonly string[] }[] =>
  rowsOf(Buffer.from(xml), { meaning: MEANING, dates: new Map(), line });
const cells = (...of: readonly string[]): readonly string[] | undefined => read(`<row r="7">${of.join('')}</row>`)[0]?.cells;
const number = (value: string, style = 0): string | undefined => cells(`<c r="A7" s="${style}"><v>${value}</v></c><c r="B7"><v>1</v></c>`)?.[0];
const text = (content: string): string | undefined => cells(`<c r="A7" t="inlineStr"><is><t>${content}</t></is></c>`)?.[0];

describe('rows of a large sheet', () => {
  it('are those with something in them, with blanks between them and attributes that say nothing of cells', () => {
    expect(read('\n <row r="2" spans="1:2" ht="15"><c r="A2"><v>1</v></c></row>\r\n<row r="3"/><row r="4"></row><row r="5"><c r="A5" s="1"/></row>\t<row r="9"><c r="B9"><v>2</v></c></row> ')).toEqual([
      { line: 2, cells: ['1'] },
      { line: 9, cells: ['', '2'] },
    ]);
  });

  it('leave cells that are not there empty, beyond Z as well', () => {
    const found = cells('<c r="B7"><v>2</v></c>', '<c r="AB7"><v>28</v></c>', '<c r="ACZ7"><v>780</v></c>');
    expect(found?.length).toBe(780);
    expect([found?.[0], found?.[1], found?.[26], found?.[27], found?.[779]]).toEqual(['', '2', '', '28', '780']);
  });

  it('hold 4,000 columns', () => {
    expect(cells('<c r="EWV7"><v>1</v></c>')?.length).toBe(4000);
  });

  it('say texts of every kind', () => {
    expect(cells('<c r="A7" t="s"><v>1</v></c>', '<c r="B7" s="3" t="str"><f>A1&amp;"x"</f><v>合计</v></c>', '<c r="C7" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', '<c r="D7" t="inlineStr"><is><t/></is></c>', '<c r="E7" t="str"></c>', '<c r="F7" t="str"><f t="shared" si="0"/><v>x</v></c>')).toEqual(['合作厅', '合计', ' a ', '', '', 'x']);
  });

  it('say truth values and faults of formulas', () => {
    expect(cells('<c r="A7" t="b"><v>1</v></c>', '<c r="B7" s="2" t="b"><f>1=2</f><v>0</v></c>', '<c r="C7" t="e"><v>#N/A</v></c>', '<c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="E7" t="e"><v>#GETTING_DATA</v></c>', '<c r="F7" t="e"/>', '<c r="G7"><v>1</v></c>')).toEqual(['TRUE', 'FALSE', '#N/A', '#DIV/0!', '#GETTING_DATA', '', '1']);
  });

  it('say signs that stand for others, short and long, in ASCII and beyond', () => {
    expect(text('a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;')).toBe('a & b <c> "d" \'e\'');
    expect(text('&#20013;&#x56fd;')).toBe('中国');
    expect(text('_x0041_')).toBe('A');
    expect(text('CH_001')).toBe('CH_001');
    expect(text('天水路 &amp; 😀')).toBe('天水路 & 😀');
    expect(text('123456789012')).toBe('123456789012');
    expect(text('1234567890123')).toBe('1234567890123');
  });

  it('say numbers without zeros that mean nothing, and leave those to be rounded that are not plain', () => {
    expect(['0', '-0', '-0.0', '100', '1.50', '1.00', '-3.25', '0.5', '46266'].map((value) => number(value))).toEqual(['0', '0', '0', '100', '1.5', '1', '-3.25', '0.5', '46266']);
    expect(number('123456789012.25')).toBe('123456789012.25');
    expect(number('1234567890123.25')).toBe('rounded 1234567890123.25');
    expect(['1e5', '007', '.5', '5.', '+5'].map((value) => number(value))).toEqual(['rounded 100000', 'rounded 7', 'rounded 0.5', 'rounded 5', 'rounded 5']);
  });

  it('say days and percents by their style', () => {
    expect(number('46266', 1)).toBe('2026-09-01');
    expect(number('0.125', 2)).toBe('12.5%');
    expect(cells('<c r="A7" s="1"><v></v></c>', '<c r="B7" s="2"><v/></c>', '<c r="C7"><v>1</v></c>')).toEqual(['', '', '1']);
  });

  it.each([
    ['cells out of order', '<row r="7"><c r="B7"><v>1</v></c><c r="A7"><v>1</v></c></row>'],
    ['a cell twice', '<row r="7"><c r="A7"><v>1</v></c><c r="A7"><v>1</v></c></row>'],
    ['a cell of another row', '<row r="7"><c r="A8"><v>1</v></c></row>'],
    ['a cell of a row whose number goes on', '<row r="7"><c r="A77"><v>1</v></c></row>'],
    ['a cell without a row', '<row r="7"><c r="A"><v>1</v></c></row>'],
    ['a cell without a column', '<row r="7"><c r="7"><v>1</v></c></row>'],
    ['a column beyond the 4,000th', '<row r="7"><c r="EWW7"><v>1</v></c></row>'],
    ['a row without a number', '<row><c r="A7"><v>1</v></c></row>'],
    ['a row that came before', '<row r="6"><c r="A6"><v>1</v></c></row>'],
    ['a tag that begins like a row', '<rows r="7"></rows>'],
    ['rich text', '<row r="7"><c r="A7" t="inlineStr"><is><r><t>a</t></r></is></c></row>'],
    ['a truth value in words', '<row r="7"><c r="A7" t="b"><v>true</v></c></row>'],
    ['a truth value that is neither', '<row r="7"><c r="A7" t="b"><v>2</v></c></row>'],
    ['a truth value that is not there', '<row r="7"><c r="A7" t="b"/></row>'],
    ['a fault that is none', '<row r="7"><c r="A7" t="e"><v>a&amp;b</v></c></row>'],
    ['a day in words', '<row r="7"><c r="A7" t="d"><v>2026-09-30</v></c></row>'],
    ['other attributes of a cell', '<row r="7"><c r="A7" cm="1"><v>1</v></c></row>'],
    ['a shared text that is not there', '<row r="7"><c r="A7" t="s"><v>2</v></c></row>'],
    ['a shared text without a place', '<row r="7"><c r="A7" t="s"><v></v></c></row>'],
    ['a number that is none', '<row r="7"><c r="A7"><v>12a</v></c></row>'],
    ['a day that is no plain number', '<row r="7"><c r="A7" s="1"><v>1e5</v></c></row>'],
    ['an unknown sign', '<row r="7"><c r="A7" t="str"><v>&bogus;</v></c></row>'],
    ['a comment', '<row r="7"><!-- --><c r="A7"><v>1</v></c></row>'],
    ['a comment between rows', '<!-- --><row r="7"></row>'],
    ['a tag within a tag', '<row r="7" x="</row>"></row>'],
    ['a value that is not closed', '<row r="7"><c r="A7"><v>1</c></row>'],
    ['a row that is cut off', '<row r="7"><c r="A7"><v>1</v></c>'],
    ['a value that is cut off', '<row r="7"><c r="A7"><v>1'],
  ])('leave %s to the library', (_, xml) => {
    expect(() => read(xml, 6)).toThrow(UnusualSheet);
  });
});

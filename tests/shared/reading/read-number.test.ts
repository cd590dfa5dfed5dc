import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../shared/reading/read-number.ts';
import { shiftDecimal } from '../../../shared/reading/shift-decimal.ts';

describe('readNumber', () => {
  it.each([
    ['12', '12'],
    ['1,234.5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1 234', '1234'],
    ['1\u00a0234.5', '1234.5'],
    [' 7 ', '7'],
    ['\u00a012\u00a0', '12'],
    ['\u200b12', '12'],
    ["'0012", '12'],
    ['１２３', '123'],
    ['１，２３４．５', '1234.5'],
    ['12.5%', '12.5'],
    ['12.5 %', '12.5'],
    ['１２．５％', '12.5'],
    ['3‰', '3'],
    ['1.2万', '12000'],
    ['1.2 万元', '12000'],
    ['0.00001万', '0.1'],
    ['3亿', '300000000'],
    ['2千', '2000'],
    ['1.5百万', '1500000'],
    ['(1,234)', '-1234'],
    ['（1,234.50）', '-1234.5'],
    ['1,234-', '-1234'],
    ['-5', '-5'],
    ['−5', '-5'],
    ['–5', '-5'],
    ['+5', '5'],
    ['-0', '0'],
    ['(0)', '0'],
    ['¥1,200', '1200'],
    ['￥1,200.00', '1200'],
    ['$-3.50', '-3.5'],
    ['-¥3.50', '-3.5'],
    ['100元', '100'],
    ['1.5E+3', '1500'],
    ['1.5e-3', '0.0015'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.1', '0.1'],
    ['123456789012345678', '123456789012345678'],
    ['0.123456789012345678', '0.123456789012345678'],
  ])('reads %j as %s', (cell, value) => {
    expect(readNumber(cell)).toEqual({ value });
  });

  it.each<[string, string, readonly string[]]>([
    ['1.234,5', 'import/ambiguous-number', ['1234.5', '1.2345']],
    ['1,23', 'import/ambiguous-number', ['1.23', '123']],
    ['1,2345', 'import/ambiguous-number', ['1.2345', '12345']],
    ['12,34,567', 'import/ambiguous-number', ['1234567']],
    ['1.234.567', 'import/ambiguous-number', ['1234567']],
    ["1'234", 'import/ambiguous-number', ['1234']],
    ['12 34', 'import/bad-number', []],
    ['1O5', 'import/bad-number', ['105']],
    ['--5', 'import/bad-number', []],
    ['(-5)', 'import/bad-number', []],
    ['-5-', 'import/bad-number', []],
    ['约一百', 'import/bad-number', []],
    ['1亿2千万', 'import/bad-number', []],
    ['12户', 'import/bad-number', []],
    ['0x10', 'import/bad-number', []],
    ['Infinity', 'import/bad-number', []],
    ['%', 'import/bad-number', []],
    ['.', 'import/bad-number', []],
    ['', 'import/bad-number', []],
    ['1234567890123456789', 'import/number-too-long', []],
    ['1e99', 'import/number-too-long', []],
    ['-', 'import/says-nothing', ['']],
    ['——', 'import/says-nothing', ['']],
    ['N/A', 'import/says-nothing', ['']],
    ['无', 'import/says-nothing', ['']],
    ['#DIV/0!', 'import/formula-error', []],
    ['#N/A', 'import/formula-error', []],
    ['Err:502', 'import/formula-error', []],
  ])('does not guess at %j', (cell, fault, readings) => {
    expect(readNumber(cell)).toEqual({ fault, readings });
  });
});

describe('shiftDecimal', () => {
  it.each([
    ['0.125', '12.5'],
    ['1.005', '100.5'],
    ['-0.001', '-0.1'],
    ['0', '0'],
    ['-0.00', '0'],
    ['3', '300'],
  ])('moves the point of %s two places to %s', (text, shifted) => {
    expect(shiftDecimal(text, 2)).toBe(shifted);
  });
});

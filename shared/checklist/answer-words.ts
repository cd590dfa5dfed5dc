/** What a word of an answer column says, whatever the item. */
export type PlainWord = 'pass' | 'fail' | 'yes' | 'no' | 'na';

const WORDS: Readonly<Record<PlainWord, readonly string[]>> = {
  pass: ['pass', 'passed', 'ok', '合格', '通过', '符合', '达标', '正常', '√', '✓', '✔'],
  fail: ['fail', 'failed', '不合格', '不通过', '不符合', '不达标', '异常', '×', '✗', '✘', 'x'],
  yes: ['yes', 'y', 'true', '1', '是', '有', '对'],
  no: ['no', 'n', 'false', '0', '否', '无', '没有', '不是'],
  na: ['na', 'n/a', 'n.a.', 'not applicable', '不适用', '不涉及', '无此项', '免检'],
};

const WORD_OF: ReadonlyMap<string, PlainWord> = new Map(
  (Object.keys(WORDS) as PlainWord[]).flatMap((word) => WORDS[word].map((text) => [text, word] as const)),
);

/** The plain word that a text is, Chinese or English, in any letter case and width; null: another text. */
export function plainWord(text: string): PlainWord | null {
  return WORD_OF.get(folded(text)) ?? null;
}

/** Text without the differences of width, letter case and outer spaces, for comparing what people type. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

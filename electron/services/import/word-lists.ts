import type { OutletStatus, Ownership } from '../../../shared/outlet/outlet.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';

/** Words that people write for a fixed choice. */
export interface WordList<T extends string> {
  readonly read: (cell: string) => T | null;
  /** For the message of a word that is not known. */
  readonly known: string;
  /** The first word of each choice. */
  readonly words: readonly string[];
}

function wordList<T extends string>(words: Readonly<Record<T, readonly string[]>>): WordList<T> {
  const choices = Object.entries(words) as [T, readonly string[]][];
  const byWord = new Map(choices.flatMap(([choice, list]) => [choice, ...list].map((word) => [word.toLowerCase(), choice] as const)));
  return {
    read: (cell) => byWord.get(cell.normalize('NFKC').trim().toLowerCase()) ?? null,
    known: choices.map(([choice, list]) => `${list[0] ?? choice}（${choice}）`).join('、'),
    words: choices.map(([choice, list]) => list[0] ?? choice),
  };
}

export const OWNERSHIP_WORDS = wordList<Ownership>({
  own: ['自办', '自营', '自有', '自建', '自办营业厅', '自营厅'],
  partner: ['合作', '合作厅', '合作营业厅'],
  agent: ['代办', '代理', '代办点', '代理网点', '社会渠道'],
});

export const STATUS_WORDS = wordList<OutletStatus>({
  open: ['正常', '营业', '在营', '在用', '开业'],
  suspended: ['暂停', '停业', '暂停营业', '停业整顿'],
  closed: ['关闭', '已关闭', '撤销', '注销', '退出'],
});

export const VISIT_KIND_WORDS = wordList<VisitKind>({
  open: ['明查', '明察', '明访'],
  covert: ['暗访', '神秘顾客', '神秘人'],
  self: ['自查'],
  remote: ['远程', '视频', '远程视频检查'],
});

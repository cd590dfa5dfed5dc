import { describe, expect, it } from 'vitest';
import { placeWords } from '../../renderer/features/data/place-words.ts';
import { DATA } from '../../renderer/features/data/words.ts';
import { sayIn } from '../../renderer/i18n.ts';

const zh = sayIn(DATA, 'zh');

describe('placeWords', () => {
  it.each([
    ['row 4', '第 4 行'],
    ['row 4, column 网点编码', '第 4 行“网点编码”列'],
    ['row 7, answers A1', '第 7 行，answers A1'],
    ['column 备注', '“备注”列'],
    ['tree.children[0].weight', 'tree.children[0].weight'],
  ])('%s', (path, words) => {
    expect(placeWords(path, zh)).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import { withReferencePhotos } from '../../../renderer/features/checklists/model/reference-lines.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { buildChecklist, passFail } from '../../builders/checklist.ts';

const [FIRST, SECOND] = [`photo:${'a'.repeat(64)} 门头`, `photo:${'b'.repeat(64)} 灯箱`];

function form(...sections: readonly (readonly (readonly [code: string, lines?: readonly string[]])[])[]): Checklist {
  return {
    ...buildChecklist([]),
    sections: sections.map((items, at) => ({ code: `S${at}`, name: { zh: '节' }, items: items.map(([code, referencePhotos]) => ({ ...passFail(code), ...(referencePhotos === undefined ? {} : { referencePhotos })})) })),
  };
}
const linesOf = ({ sections }: Checklist, code: string) => sections.flatMap(({ items }) => items).find((item) => item.code === code)?.referencePhotos;

describe('reference photos that come after others were edited', () => {
  it('stand before the texts that were written meanwhile', () => {
    expect(linesOf(withReferencePhotos(form([['p', ['手册 3.2']]]), 'p', [FIRST]), 'p')).toEqual([FIRST, '手册 3.2']);
  });
  it('are added to those that came meanwhile, each once', () => {
    expect(linesOf(withReferencePhotos(form([['p', [FIRST]]]), 'p', [SECOND, FIRST, SECOND]), 'p')).toEqual([FIRST, SECOND]);
  });
  it('go to their item where it stands by now', () => {
    const moved = withReferencePhotos(form([['q']], [['r'], ['p']]), 'p', [FIRST]);
    expect([linesOf(moved, 'q'), linesOf(moved, 'r'), linesOf(moved, 'p')]).toEqual([undefined, undefined, [FIRST]]);
  });
  it('go nowhere once their item is gone', () => {
    expect(withReferencePhotos(form([['q']]), 'p', [FIRST])).toEqual(form([['q']]));
  });
});

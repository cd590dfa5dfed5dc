import { useMemo } from 'react';
import { inLang } from '../../../shared/errors.ts';
import { compareSchemes, type SchemeChange } from '../../../shared/scheme/compare-schemes.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { Tag, type TagTone } from '../../components/tag.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { DESIGNER } from './words.ts';

const TONES: Readonly<Record<SchemeChange['kind'], TagTone>> = { added: 'accent', removed: 'warning', changed: 'plain', moved: 'plain' };

/** What is different between two versions, in words. */
export function ChangeList({ before, after, onPlace }: { readonly before: Scheme; readonly after: Scheme; readonly onPlace?: (path: string) => void }) {
  const say = useWords(DESIGNER);
  const lang = useLang();
  const changes = useMemo(() => compareSchemes(before, after), [before, after]);
  if (changes.length === 0) return <p className="quiet">{say('noChanges')}</p>;
  return (
    <ul className="cl" aria-label={say('changes')}>
      {changes.map((change) => (
        <li key={change.kind + change.path + change.words.zh}>
          <Tag tone={TONES[change.kind]}>{say(`change_${change.kind}`)}</Tag>
          {onPlace === undefined || change.kind === 'removed' ? (
            <span>{inLang(change.words, lang)}</span>
          ) : (
            <button type="button" className="bare cl-place" onClick={() => onPlace(change.path)}>
              {inLang(change.words, lang)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

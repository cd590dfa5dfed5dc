import type { AuditorHint } from '../../../shared/review/auditor-statistics.ts';
import { Tag } from '../tag.tsx';
import { useWords } from '../../i18n.ts';
import { REVIEWS } from './words.ts';

/** What is worth a look, each with its reason; it accuses nobody, so it is drawn as a warning and never as a fault. */
export function HintTags({ hints }: { readonly hints: readonly AuditorHint[] }) {
  const say = useWords(REVIEWS);
  return (
    <>
      {hints.map((hint) => (
        <Tag key={hint} tone="warning" title={say(`w_${hint}`)}>
          {say(`h_${hint}`)}
        </Tag>
      ))}
    </>
  );
}

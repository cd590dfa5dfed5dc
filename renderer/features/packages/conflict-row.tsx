import { Radio } from 'antd';
import type { ConflictSide, VisitConflict } from '../../../shared/contract/package-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { MergeSide } from '../../../shared/packages/merge-visit.ts';
import { AnswerText } from '../../components/answers/answer-text.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { PACKAGES, type SayPackages } from '../../components/packages/words.ts';

interface ConflictRowProps {
  readonly conflict: VisitConflict;
  readonly signer: string;
  readonly side: MergeSide | null;
  readonly onChoose: (side: MergeSide) => void;
}

/** A field that both sides changed, side by side, with the choice. */
export function ConflictRow({ conflict, signer, side, onChoose }: ConflictRowProps) {
  const say = useWords(PACKAGES);
  const lang = useLang();
  const { visitCode, outletName, field, item, name, mine, theirs, locked } = conflict;
  const title = name === null ? fieldWord(field, say) : inLang(name, lang);
  const kept = locked ? 'mine' : side;
  return (
    <article className="package-conflict" aria-label={`${visitCode} ${title}`}>
      <header>
        <span className="strong ellipsis">{item === null ? title : `${item.code} ${title}`}</span>
        <span className="quiet ellipsis">{`${outletName} ${visitCode}`}</span>
        <span className="grow" />
        {locked && <Tag icon="lock">{say('locked')}</Tag>}
      </header>
      {(['mine', 'theirs'] as const).map((each) => (
        <div key={each} className={`package-side${kept !== null && kept !== each ? ' package-side-left-out' : ''}`}>
          {locked ? (
            <span className="quiet">{each === 'mine' ? say('mine') : signer}</span>
          ) : (
            <Radio name={`${visitCode} ${field}`} checked={side === each} onChange={() => onChoose(each)}>
              {say(each)}
            </Radio>
          )}
          <SideText conflict={conflict} shown={each === 'mine' ? mine : theirs} />
        </div>
      ))}
    </article>
  );
}

function SideText({ conflict: { field, item }, shown }: { readonly conflict: VisitConflict; readonly shown: ConflictSide }) {
  const say = useWords(PACKAGES);
  const { answer, text, at, by } = shown;
  const note = answer?.note;
  return (
    <>
      {item !== null && field.startsWith('answer:') ? <AnswerText item={item} answer={answer} /> : <span>{text === null ? say('nothing') : field.startsWith('photos:') ? say('photoCount', { n: text }) : text}</span>}
      {note !== undefined && note !== '' && <span className="quiet">{note}</span>}
      {at !== null && <span className="hint num">{`${by ?? ''} ${formatInstant(at)}`}</span>}
    </>
  );
}

function fieldWord(field: string, say: SayPackages): string {
  if (field === 'visitedOn') return say('fieldVisitedOn');
  if (field === 'auditor') return say('fieldAuditor');
  return field in PACKAGES.table ? say(field as 'fact:arrivedAt') : field;
}

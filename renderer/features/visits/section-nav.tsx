import { itemsOf } from '../../../shared/checklist/checklist.ts';
import { inLang } from '../../../shared/errors.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { answeredCounts, HEADER_PLACE, missingLines } from './entry-order.ts';
import type { Entry } from './use-entry.ts';
import { EVIDENCE } from './evidence-words.ts';
import { ownFacts } from './own-facts.ts';
import { VISITS } from './words.ts';

export interface SectionNavProps {
  readonly entry: Entry;
  readonly onMove: (place: string) => void;
  readonly isAutoNext: boolean;
  readonly onAutoNext: (isOn: boolean) => void;
}

/** The sections with their progress, and the keys. */
export function SectionNav({ entry, onMove, isAutoNext, onAutoNext }: SectionNavProps) {
  const say = useWords(VISITS);
  const lang = useLang();
  const { checklist, score, order, current } = entry;
  const lines = missingLines(checklist, score, current);
  const all = answeredCounts(itemsOf(checklist), score);
  const fields = checklist.header ?? [];
  const facts = ownFacts(checklist);
  const filled = fields.filter((_, place) => entry.headerValue(place).trim() !== '').length + facts.filter((fact) => entry.factOf(fact).trim() !== '').length;
  const toFill = fields.length + facts.length;
  const headMissing = score.missingHeader.length;
  return (
    <Panel
      title={say('sections')}
      tools={
        <span className="num">
          <b>{all.answered}</b> <span className="quiet">{say('ofItems', { count: all.items })}</span>
        </span>
      }
      flush
      className="entry-sections"
    >
      <nav aria-label={say('sections')}>
        <SectionLine code="" name={say('header')} done={filled} of={toFill} toMend={headMissing} isCurrent={current === HEADER_PLACE} onOpen={() => onMove(HEADER_PLACE)} />
        {checklist.sections.map((section) => {
          const counts = answeredCounts(section.items, score);
          const codes = section.items.map(({ code }) => code);
          const first = codes.find((code) => order.includes(code));
          const own = lines.filter((line) => line.kind === 'item' && codes.includes(line.code));
          const skipped = own.filter((line) => line.kind === 'item' && line.reason === 'skipped').length;
          const toMend = own.filter((line) => line.kind === 'item' && line.reason !== 'skipped' && line.reason !== 'unanswered').length;
          return (
            <SectionLine
              key={section.code}
              code={section.code}
              name={inLang(section.name, lang)}
              done={counts.answered}
              of={counts.items}
              skipped={skipped}
              toMend={toMend}
              isCurrent={codes.includes(current)}
              {...(first === undefined ? {} : { onOpen: () => onMove(first) })}
            />
          );
        })}
      </nav>
      {!entry.isReadOnly && <Keys isAutoNext={isAutoNext} onAutoNext={onAutoNext} />}
    </Panel>
  );
}

interface SectionLineProps {
  readonly code: string;
  readonly name: string;
  readonly done: number;
  readonly of: number;
  readonly skipped?: number;
  readonly toMend?: number;
  readonly isCurrent: boolean;
  readonly onOpen?: () => void;
}

function SectionLine({ code, name, done, of, skipped = 0, toMend = 0, isCurrent, onOpen }: SectionLineProps) {
  const say = useWords(VISITS);
  const isWhole = of > 0 && done === of && toMend === 0;
  return (
    <button type="button" className={isCurrent ? 'section-line section-current' : 'section-line'} aria-current={isCurrent ? 'step' : undefined} disabled={onOpen === undefined} onClick={onOpen}>
      <span className="strong">{code}</span>
      <span className="section-name">{name}</span>
      <span className="section-tags">
        {skipped > 0 && <Tag tone="warning">{say('skippedN', { n: skipped })}</Tag>}
        {toMend > 0 && <Tag tone="warning">{say('toMendN', { n: toMend })}</Tag>}
      </span>
      <span className={isWhole ? 'num up' : 'num quiet'}>{of === 0 ? say('notConcerned') : `${done} / ${of}`}</span>
      <span className="section-bar" aria-hidden="true">
        <span style={{ width: `${of === 0 ? 0 : (done / of) * 100}%` }} />
      </span>
    </button>
  );
}

function Keys({ isAutoNext, onAutoNext }: { readonly isAutoNext: boolean; readonly onAutoNext: (isOn: boolean) => void }) {
  const say = useWords(VISITS);
  const sayEvidence = useWords(EVIDENCE);
  const lines = [
    { caps: ['0', '–', '9'], word: say('keyAnswer') },
    { caps: ['↓', 'Enter'], word: say('keyNext') },
    { caps: ['↑'], word: say('keyPrevious') },
    { caps: ['N'], word: say('keyNote') },
    { caps: ['P'], word: sayEvidence('keyPhoto') },
    { caps: ['X'], word: say('keyNa') },
    { caps: ['M'], word: say('keyMissing') },
    { caps: ['PgUp', 'PgDn'], word: say('keySection') },
    { caps: ['Del'], word: say('keyClear') },
  ];
  return (
    <div className="entry-keys">
      <h3>{say('keys')}</h3>
      <dl>
        {lines.map(({ caps, word }) => (
          <div key={word}>
            <dt>{caps.map((cap) => (cap === '–' ? <span key={cap}>–</span> : <KeyCap key={cap} keys={cap} />))}</dt>
            <dd>{word}</dd>
          </div>
        ))}
      </dl>
      <label className="row">
        <input type="checkbox" checked={isAutoNext} onChange={(event) => onAutoNext(event.target.checked)} />
        {say('autoNext')}
      </label>
    </div>
  );
}

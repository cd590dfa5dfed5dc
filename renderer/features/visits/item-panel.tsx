import { Button } from 'antd';
import { inLang, messageFor } from '../../../shared/errors.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Panel } from '../../components/panel.tsx';
import { COMMON } from '../../components/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { answeredCounts, HEADER_PLACE, isShown, sectionStep } from './entry-order.ts';
import { clockTime, sectionPoints } from './entry-words.ts';
import { HeaderFields } from './header-fields.tsx';
import { ItemRow, type PhotoActions } from './item-row.tsx';
import type { Entry } from './use-entry.ts';
import { VISITS } from './words.ts';

export interface ItemPanelProps {
  readonly entry: Entry;
  readonly photoActions: PhotoActions;
  readonly openNotes: ReadonlySet<string>;
  readonly onMove: (place: string) => void;
}

/** The items of the section in hand, or the head's fields, with the way to the sections beside. */
export function ItemPanel({ entry, photoActions, openNotes, onMove }: ItemPanelProps) {
  const say = useWords(VISITS);
  const lang = useLang();
  const { checklist, score, order, current } = entry;
  const at = checklist.sections.findIndex(({ items }) => items.some(({ code }) => code === current));
  const section = checklist.sections[at];
  const counts = section === undefined ? undefined : answeredCounts(section.items, score);
  const points = section === undefined ? null : sectionPoints(entry.compiled, at);
  const before = sectionStep(checklist, order, current, -1);
  const after = sectionStep(checklist, order, current, 1);
  const title = section === undefined ? say('header') : `${section.code} ${inLang(section.name, lang)}`;
  const nameOf = (place: string): string => {
    if (place === HEADER_PLACE) return say('header');
    const target = checklist.sections.find(({ items }) => items.some(({ code }) => code === place));
    return target === undefined ? place : `${target.code} ${inLang(target.name, lang)}`;
  };
  const hint = counts === undefined ? undefined : points === null ? say('sectionHintPlain', { items: counts.items }) : say('sectionHint', { items: counts.items, points });
  return (
    <Panel
      flush
      title={title}
      hint={hint}
      className="entry-items"
      tools={
        counts !== undefined && (
          <span className="row quiet num">
            {say('answeredOf', { done: counts.answered, of: counts.items })}
            <span className="section-bar section-bar-head" aria-hidden="true">
              <span style={{ width: `${counts.items === 0 ? 0 : (counts.answered / counts.items) * 100}%` }} />
            </span>
          </span>
        )
      }
    >
      <div className="entry-list">
        {section === undefined ? (
          <HeaderFields entry={entry} />
        ) : (
          <>
            {section.note !== undefined && <p className="section-note quiet">{inLang(section.note, lang)}</p>}
            {section.items
              .filter(({ code }) => isShown(score, code))
              .map((item) => (
                <ItemRow key={item.code} entry={entry} item={item} isNoteOpen={openNotes.has(item.code)} photoActions={photoActions} onStand={onMove} />
              ))}
          </>
        )}
      </div>
      <footer className="entry-foot">
        {nameOf(before) !== title && (
          <Button size="small" onClick={() => onMove(before)} icon={<Icon name="chevronLeft" size={14} />}>
            {nameOf(before)} <KeyCap keys="PgUp" />
          </Button>
        )}
        <SavedLine entry={entry} />
        {nameOf(after) !== title && (
          <Button size="small" onClick={() => onMove(after)}>
            {nameOf(after)} <KeyCap keys="PgDn" />
            <Icon name="chevronRight" size={14} />
          </Button>
        )}
      </footer>
    </Panel>
  );
}

/** When the last answer reached the store, or that some have not. */
function SavedLine({ entry }: { readonly entry: Entry }) {
  const say = useWords(VISITS);
  const common = useWords(COMMON);
  const lang = useLang();
  const { unsaved, error, savedAt } = entry.saving.state;
  if (entry.isReadOnly) return <span className="grow" />;
  if (error !== null) {
    return (
      <span className="row warn grow entry-saved" role="alert">
        <Icon name="warning" size={14} />
        <span className="ellipsis" title={messageFor(error.code, error.params, lang)}>
          {say('unsavedN', { count: unsaved.size })}
        </span>
        <Button size="small" onClick={() => void entry.saving.flush()}>
          {common('retry')}
        </Button>
      </span>
    );
  }
  return (
    <span className="row grow entry-saved quiet" role="status">
      <span className="row up">
        <Icon name="check" size={14} />
        <span className="num">{say('savedAt', { at: clockTime(savedAt ?? entry.visit.savedAt) })}</span>
      </span>
      <span className="ellipsis">{say('savedAtOnce')}</span>
    </span>
  );
}

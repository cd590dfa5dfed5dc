import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ChecklistDocument } from '../../../shared/contract/checklist-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import { Panel } from '../../components/panel.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { useWindowWidth } from '../../window-width.ts';
import { ChecksList } from './checks-list.tsx';
import { DesignerContext, type Designer } from './designer-context.ts';
import { HeaderEditor } from './editor/header-editor.tsx';
import { ItemEditor } from './editor/item-editor.tsx';
import { SectionEditor } from './editor/section-editor.tsx';
import { WholeEditor } from './editor/whole-editor.tsx';
import type { Edit } from './model/checklist-edit.ts';
import { itemPlace, sectionPlace } from './model/checklist-edit.ts';
import { withDefaultsCarried } from './model/default-places.ts';
import { valueAt } from './model/document-path.ts';
import { placeName, treePlaceOf } from './model/problem-place.ts';
import { Preview } from './preview/preview-panel.tsx';
import { SoundContext } from './sound-context.ts';
import { TreePanel } from './tree-panel.tsx';
import type { DraftState } from './use-draft.ts';
import { CHECKLISTS } from './words.ts';

/** Under this width the right column becomes a tab of the middle one. */
const WIDE = 1360;
type Tab = 'edit' | 'try' | 'checks';

export interface DesignerViewProps {
  readonly draft: DraftState;
  readonly isReadOnly: boolean;
  readonly loaded: ChecklistDocument;
  readonly today: IsoDate;
}

/** Contents at the left, the editor of the chosen place in the middle, the trial and the checks at the right. */
export function DesignerView({ draft, isReadOnly, loaded, today }: DesignerViewProps) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const { checklist, problems, sound, edit } = draft;
  const isWide = useWindowWidth() >= WIDE;
  const [chosen, setChosen] = useState('');
  const [tab, setTab] = useState<Tab>('edit');
  const editor = useRef<HTMLDivElement>(null);
  const aim = useRef<string | null>(null);
  const place = valueAt(checklist, chosen) === undefined && chosen !== 'header' ? '' : chosen;

  // A problem leads to its field, once the editor of its place stands.
  useEffect(() => {
    const path = aim.current;
    if (path === null) return;
    aim.current = null;
    const fields = [...(editor.current?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
    const field = fields.find((each) => each.dataset['path'] === path) ?? fields.find((each) => each.dataset['path']?.startsWith(path) === true) ?? fields[0];
    const control = field === undefined || field.matches('input, textarea') ? field : field.querySelector<HTMLElement>('input');
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  });
  const goTo = useCallback((path: string) => {
    aim.current = path;
    setChosen(treePlaceOf(path));
    setTab('edit');
  }, []);
  const designer = useMemo<Designer>(
    () => ({
      checklist,
      problems,
      isReadOnly,
      draftId: isReadOnly ? null : (loaded.draft?.id ?? null),
      isCodeFixed: loaded.versions.length > 0,
      attributes: loaded.attributes,
      versions: loaded.versions,
      shown: loaded.version,
      edit: isReadOnly ? () => undefined : edit,
      goTo,
    }),
    [checklist, problems, isReadOnly, loaded, edit, goTo],
  );
  const onEdit = (change: Edit): void => {
    edit((now) => withDefaultsCarried(now, change.checklist));
    setChosen(change.place);
  };
  const enter = (): void => {
    setTab('edit');
    editor.current?.querySelector<HTMLElement>('input, textarea, [role="combobox"], button')?.focus();
  };
  const title = place === '' ? say('whole') : place === 'header' ? say('header') : placeName(checklist, place, lang);
  const item = itemPlace(place) === null ? null : (valueAt(checklist, `${place}.code`) as string);
  const trial =
    sound === null ? (
      <p className="cd-none quiet">{say('notYet')}</p>
    ) : (
      <Preview checklist={sound} currentItem={item} isStale={!isReadOnly && problems.some(({ severity }) => severity === 'error')} today={today} />
    );
  const checks = <ChecksList checklist={checklist} problems={problems} onGo={goTo} />;
  const tabs = (['edit', 'try', 'checks'] as const).filter((each) => !isWide || each !== 'edit').map((value) => ({ value, label: say(value === 'edit' && isReadOnly ? 'contentTab' : `${value}Tab`), ...(value === 'checks' ? { count: problems.length } : {}) }));
  const side: Tab = tab === 'edit' ? 'try' : tab;
  const middle: Tab = isWide ? 'edit' : tab;
  return (
    <DesignerContext value={designer}>
      <SoundContext value={sound}>
        <div className={isWide ? 'cd-split grow' : 'cd-split cd-narrow grow'}>
          <TreePanel checklist={checklist} problems={problems} place={place} isReadOnly={isReadOnly} onPlace={setChosen} onEdit={onEdit} onEnter={enter} />
          <Panel title={<span className="ellipsis">{title}</span>} flush className="cd-editor" tools={!isWide && <Segmented<Tab> label={say('tryTab')} options={tabs} value={tab} onChange={setTab} />}>
            <div ref={editor} className="cd-middle" key={`${middle} ${middle === 'edit' ? place : ''}`}>
              {middle === 'edit' ? <PlaceEditor place={place} /> : middle === 'try' ? trial : checks}
            </div>
          </Panel>
          {isWide && (
            <Panel title={say(side === 'try' ? 'tryTitle' : 'checksTab')} {...(side === 'try' ? { hint: say('tryHint') } : {})} flush className="cd-side" tools={<Segmented<Tab> label={say('tryTab')} options={tabs} value={side} onChange={setTab} />}>
              <div className="cd-middle">{side === 'try' ? trial : checks}</div>
            </Panel>
          )}
        </div>
        <span className="visually-hidden" role="status">
          {inLang(checklist.name, lang)}
        </span>
      </SoundContext>
    </DesignerContext>
  );
}

function PlaceEditor({ place }: { readonly place: string }) {
  if (place === '') return <WholeEditor />;
  if (place === 'header') return <HeaderEditor />;
  if (itemPlace(place) !== null) return <ItemEditor path={place} />;
  return <SectionEditor at={sectionPlace(place) ?? 0} />;
}

import { useEffect, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { PhotoUseId } from '../../../shared/ids.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';
import { isTypedNumber, optionOfDigit, pressOption, withNotApplicable, withValue } from '../../components/answers/answer-options.ts';
import { ReviewStrip } from '../../components/review/review-strip.tsx';
import { useVisitShown } from '../../components/review/use-visit-shown.ts';
import { VisitReviewing } from '../../components/review/visit-reviewing.tsx';
import { EntryHead } from './entry-head.tsx';
import type { EntryCommand } from './entry-keys.ts';
import { HEADER_PLACE, missingCount, nextMissing, sectionStep, stepFrom } from './entry-order.ts';
import { EVIDENCE } from './evidence-words.ts';
import { ItemPanel } from './item-panel.tsx';
import type { PhotoActions } from './item-row.tsx';
import { useEntryKeys } from './key-handling.ts';
import { FindingsPanel, MissingPanel } from './missing-panel.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import { PlannedVisit } from './planned-visit.tsx';
import { usePhotoPaste } from './photo-paste.ts';
import { useResumable } from './resume-entry.ts';
import { ScorePanel } from './score-panel.tsx';
import { SectionNav } from './section-nav.tsx';
import { useEntry } from './use-entry.ts';
import { VISITS } from './words.ts';
import './entry.css';

/** One visit: filled in while it is a draft, looked at and decided once it is submitted. */
export function VisitEntryPage() {
  const { visitId } = useParams();
  const [params] = useSearchParams();
  // From one visit straight to another nothing is taken along.
  return <ShownVisit key={`${visitId} ${params.get('version')}`} visitId={visitId} />;
}

function ShownVisit({ visitId }: { readonly visitId: string | undefined }) {
  const say = useWords(VISITS);
  const visit = useVisitShown(visitId);
  // A visit looked at before is still in memory as it was then; entry starts only from what is in the store now.
  const [isFresh, setFresh] = useState(false);
  if (!isFresh && visit.status === 'ready' && !visit.isReloading) setFresh(true);
  if (visit.status === 'failed') {
    return (
      <div className="page">
        <PageHead title={say('title')} back={{ to: '/visits', name: say('back') }} />
        <div style={{ paddingTop: 12 }}>
          <ErrorBanner error={visit.error} onRetry={visit.retry} />
        </div>
      </div>
    );
  }
  if (visit.status === 'loading' || !isFresh) return <div className="page" aria-busy="true" />;
  if (visit.value.state === 'planned') return <PlannedVisit visit={visit.value} />;
  const isReadOnly = visit.value.state !== 'inProgress' && visit.value.state !== 'returned';
  // Once it can or can no longer be changed the page starts anew from what is in the store.
  return (
    <VisitReviewing visit={visit.value}>
      <EntryPage key={`${visit.value.id} ${visit.value.version} ${isReadOnly}`} visit={visit.value} isReadOnly={isReadOnly} />
    </VisitReviewing>
  );
}

interface FocusWish {
  readonly place: string;
  readonly part: 'main' | 'row' | 'note' | 'reason';
}

function EntryPage({ visit, isReadOnly }: { readonly visit: VisitDetail; readonly isReadOnly: boolean }) {
  const say = useWords(VISITS);
  const sayEvidence = useWords(EVIDENCE);
  const notify = useNotify();
  const submitAction = useAction('visit:submit');
  const once = useOneAtATime();
  const entry = useEntry(visit, isReadOnly);
  const [isAutoNext, setAutoNext] = useKept('visits:auto-next', false, (value): value is boolean => typeof value === 'boolean');
  const [openNotes, setOpenNotes] = useState<ReadonlySet<string>>(new Set());
  const [wish, setWish] = useState<FocusWish>({ place: entry.current, part: 'main' });
  const page = useRef<HTMLDivElement>(null);
  const [openPhoto, setOpenPhoto] = useState<PhotoUseId | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const chosenFor = useRef('');
  const removing = useRef(new Set<PhotoUseId>());
  const { current, order, score, checklist } = entry;

  useEffect(() => {
    if (page.current !== null) giveFocus(page.current, wish);
  }, [wish]);

  function moveTo(place: string, part: FocusWish['part'] = 'main'): void {
    entry.moveTo(place);
    setWish({ place, part });
  }

  function toMissing(): void {
    const place = nextMissing(order, score, current);
    if (place !== null) moveTo(place);
  }

  async function addPhotos(code: string, files: readonly File[]): Promise<void> {
    if (isReadOnly || files.length === 0) return;
    entry.moveTo(code);
    for (const reply of await entry.addPhotos(code, files)) {
      if (!reply.ok) notify.error(reply.error);
    }
  }

  function choosePhotos(code: string): void {
    chosenFor.current = code;
    chooser.current?.click();
  }

  async function removePhoto(photo: VisitPhoto): Promise<void> {
    const own = entry.photos.all.filter(({ item }) => item === photo.item);
    const at = own.findIndex(({ id }) => id === photo.id);
    if (removing.current.has(photo.id)) return;
    removing.current.add(photo.id);
    const reply = await entry.removePhoto(photo);
    removing.current.delete(photo.id);
    if (!reply.ok) return notify.error(reply.error);
    notify.done(sayEvidence('removed'));
    // Whoever went on to another photo or closed the viewer meanwhile stays there.
    setOpenPhoto((open) => (open === photo.id ? ((own[at + 1] ?? own[at - 1])?.id ?? null) : open));
    setWish({ place: photo.item, part: 'row' });
  }

  function closePhoto(): void {
    setOpenPhoto(null);
    setWish({ place: current, part: 'row' });
  }

  async function undo(): Promise<void> {
    const reply = await entry.undo();
    if (reply !== null && !reply.ok) notify.error(reply.error);
  }

  usePhotoPaste((files) => {
    if (isReadOnly || entry.itemOf(current) === null) return false;
    void addPhotos(current, files);
    return true;
  });

  async function submit(): Promise<void> {
    if (missingCount(score) > 0) {
      const first = nextMissing(order, score, '');
      if (first !== null) moveTo(first);
      return;
    }
    if (!(await entry.saving.flush())) return;
    const reply = await submitAction.run({ visitId: visit.id });
    if (!reply.ok) return notify.error(reply.error);
    notify.done(say('submitted'));
  }

  function run(command: EntryCommand): boolean {
    switch (command.kind) {
      case 'next':
        if (current === HEADER_PLACE && focusNextHeaderField(page.current)) return true;
        moveTo(stepFrom(order, current, 1));
        return true;
      case 'previous':
        moveTo(stepFrom(order, current, -1));
        return true;
      case 'nextSection':
        moveTo(sectionStep(checklist, order, current, 1));
        return true;
      case 'previousSection':
        moveTo(sectionStep(checklist, order, current, -1));
        return true;
      case 'leaveField':
        setWish({ place: current, part: 'row' });
        return true;
      default:
        return !isReadOnly && change(command);
    }
  }

  function change(command: EntryCommand): boolean {
    const item = entry.itemOf(current);
    switch (command.kind) {
      case 'nextMissing':
        toMissing();
        return true;
      case 'submit':
        void once(submit);
        return true;
      case 'undo':
        void undo();
        return true;
      case 'photo':
        if (item === null) return false;
        choosePhotos(current);
        return true;
      case 'note':
        if (item === null) return false;
        if (score.missing.some((each) => each.item === current && each.reason === 'naReason')) {
          setWish({ place: current, part: 'reason' });
          return true;
        }
        setOpenNotes(new Set([...openNotes, current]));
        setWish({ place: current, part: 'note' });
        return true;
      case 'na': {
        if (item === null || item.naAllowed !== true) return false;
        const answer = entry.answerOf(current);
        entry.setAnswer(current, answer?.na === true ? withValue(answer, null) : withNotApplicable(answer), 'answer');
        return true;
      }
      case 'clear':
        if (item === null) return false;
        entry.setAnswer(current, withValue(entry.answerOf(current), null), 'answer');
        return true;
      case 'digit': {
        if (item === null) return pressHeaderOption(command.digit);
        if (isTypedNumber(item) || item.kind === 'time') {
          // The field takes the focus while the key is still on its way, so the digit lands in it.
          if (page.current !== null) giveFocus(page.current, { place: current, part: 'main' });
          return false;
        }
        const option = optionOfDigit(item, command.digit);
        if (option === null) return true;
        entry.setAnswer(current, pressOption(item, entry.answerOf(current), option, command.back), 'answer');
        const asksReason = option.id === 'na' && item.naNeedsReason === true;
        if (isAutoNext && option.act === 'one' && !asksReason && item.evidence?.note === undefined) moveTo(stepFrom(order, current, 1));
        return true;
      }
      default:
        return false;
    }
  }

  useEntryKeys(run);
  useResumable(visit, isReadOnly);

  const photoActions: PhotoActions = {
    choose: choosePhotos,
    add: (code, files) => void addPhotos(code, files),
    open: ({ id, item }) => {
      entry.moveTo(item);
      setOpenPhoto(id);
    },
    remove: (photo) => void removePhoto(photo),
  };

  return (
    <div
      className="page entry"
      ref={page}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        // Beside every item: it is meant for the one in hand.
        event.preventDefault();
        if (entry.itemOf(current) !== null) void addPhotos(current, [...event.dataTransfer.files]);
      }}
    >
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again after it was removed.
          event.target.value = '';
          void addPhotos(chosenFor.current, files);
        }}
      />
      <EntryHead entry={entry} onSubmit={() => void once(submit)} onUndo={() => void undo()} onOpenPhoto={photoActions.open} isSubmitting={submitAction.isRunning} />
      <ReviewStrip onMove={moveTo} />
      {visit.reviewNote !== null && visit.reviewNote !== '' && (visit.state === 'returned' || visit.state === 'rejected') && (
        <p className="entry-review warn">
          <Icon name="info" size={14} />
          {say(visit.state === 'returned' ? 'returnedNote' : 'rejectedNote', { note: visit.reviewNote })}
        </p>
      )}
      <div className="entry-split grow">
        <SectionNav entry={entry} onMove={moveTo} isAutoNext={isAutoNext} onAutoNext={setAutoNext} />
        <ItemPanel entry={entry} photoActions={photoActions} openNotes={openNotes} onMove={(place) => moveTo(place, 'row')} />
        <div className="entry-side">
          <ScorePanel entry={entry} />
          {isReadOnly ? <FindingsPanel entry={entry} onMove={moveTo} /> : <MissingPanel entry={entry} onMove={moveTo} onNext={toMissing} />}
        </div>
      </div>
      {openPhoto !== null && (
        <PhotoViewer entry={entry} photoId={openPhoto} onShow={({ id }) => setOpenPhoto(id)} onRemove={(photo) => void removePhoto(photo)} onClose={closePhoto} />
      )}
    </div>
  );
}

/** Puts the focus on an item's field, its row or its note, and brings it into sight. */
function giveFocus(page: HTMLElement, { place, part }: FocusWish): void {
  const root = place === HEADER_PLACE ? page.querySelector('.header-fields') : page.querySelector(`[data-item="${CSS.escape(place)}"]`);
  if (!(root instanceof HTMLElement)) return;
  const inside = part === 'row' ? null : root.querySelector(part === 'main' ? '[data-main-field]' : `[data-note-field="${part}"]`);
  const target = inside instanceof HTMLElement ? inside : root;
  target.focus({ preventScroll: true });
  root.scrollIntoView({ block: 'nearest' });
}

/** Within the head, a digit chooses among the buttons that have the focus; false: there are none. */
function pressHeaderOption(digit: number): boolean {
  const field = document.activeElement?.closest('.header-field .answers');
  const button = field?.querySelectorAll('button')[digit - 1];
  if (button === undefined) return false;
  button.click();
  return true;
}

/** Within the head, Enter goes from field to field; false: the last one is done. */
function focusNextHeaderField(page: HTMLElement | null): boolean {
  const fields = [...(page?.querySelectorAll<HTMLElement>('.header-field') ?? [])];
  const at = fields.findIndex((field) => field.contains(document.activeElement));
  const next = fields[at + 1]?.querySelector<HTMLElement>('[data-main-field], input');
  if (at < 0 || next === null || next === undefined) return false;
  next.focus();
  return true;
}

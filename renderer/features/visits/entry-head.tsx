import { App, Button, Dropdown } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { inLang } from '../../../shared/errors.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { VISIT_KIND_WORDS, VisitStateTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatDate, NO_VALUE } from '../../format.ts';
import { useLang, useWords, type Say } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { ReportButton } from '../../components/report-button.tsx';
import { ReviewActions } from '../../components/review/review-actions.tsx';
import { missingCount } from './entry-order.ts';
import { EVIDENCE } from './evidence-words.ts';
import type { Entry } from './use-entry.ts';
import { photoDoubt, type SayEvidence } from './photo-words.ts';
import { VISITS } from './words.ts';

export interface EntryHeadProps {
  readonly entry: Entry;
  readonly onSubmit: () => void;
  readonly onUndo: () => void;
  readonly onOpenPhoto: (photo: VisitPhoto) => void;
  readonly isSubmitting: boolean;
}

/** Whose visit it is, how it stands, and what can be done with it. */
export function EntryHead({ entry, onSubmit, onUndo, onOpenPhoto, isSubmitting }: EntryHeadProps) {
  const say = useWords(VISITS);
  const common = useWords(COMMON);
  const sayEvidence = useWords(EVIDENCE);
  const lang = useLang();
  const { visit } = entry;
  const [params] = useSearchParams();
  const doubtful = entry.photos.all.filter((photo) => photoDoubt(photo, entry.times, sayEvidence) !== null);
  const [firstDoubtful] = doubtful;
  return (
    <PageHead
      back={backOf(params, visit, say)}
      title={<span title={visit.outletCode}>{visit.outletName}</span>}
      tag={
        <>
          <Tag tone="accent">{common(VISIT_KIND_WORDS[visit.kind])}</Tag>
          {visit.secondOf !== null && <Tag tone="accent">{say('second')}</Tag>}
          {visit.state !== 'inProgress' && visit.secondOf === null && <VisitStateTag state={visit.state} />}
          {entry.isReadOnly && firstDoubtful !== undefined && (
            <button type="button" className="bare" onClick={() => onOpenPhoto(firstDoubtful)}>
              <Tag tone="warning" icon="warning">
                {sayEvidence('doubtful', { count: doubtful.length })}
              </Tag>
            </button>
          )}
        </>
      }
      facts={say('facts', { date: entry.times.arrivedAt === null ? formatDate(visit.visitedOn) : sayEvidence('arrivedFact', { date: formatDate(visit.visitedOn), time: entry.times.arrivedAt }), checklist: inLang(visit.checklist.name, lang), version: visit.checklistVersion, auditor: auditorsOf(entry, sayEvidence) })}
      actions={
        entry.isReadOnly ? (
          <>
            <ReportButton report="visitReport" visit={visit.id} name={visit.code} />
            <ReviewActions visit={visit} />
          </>
        ) : <DraftActions entry={entry} onSubmit={onSubmit} onUndo={onUndo} isSubmitting={isSubmitting} />
      }
    />
  );
}

/** The auditor, and the second one where there is one. */
function auditorsOf({ visit, factOf, factProblem }: Entry, say: SayEvidence): string {
  const first = visit.auditor ?? NO_VALUE;
  const second = factOf('secondAuditor').trim();
  return second === '' || factProblem('secondAuditor') !== null ? first : say('bothAuditors', { first, second });
}

/** Back leads to where the visit was opened: the review queue, or the list. */
function backOf(params: URLSearchParams, visit: VisitDetail, say: Say<typeof VISITS.table>): { readonly to: string; readonly name: string } {
  const isReview = params.get('from') === 'review' || visit.secondOf !== null;
  return isReview ? { to: '/visits/review', name: say('backReview') } : { to: '/visits', name: say('back') };
}

function DraftActions({ entry, onSubmit, onUndo, isSubmitting }: Omit<EntryHeadProps, 'onOpenPhoto'>) {
  const say = useWords(VISITS);
  const common = useWords(COMMON);
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const notify = useNotify();
  const remove = useAction('visit:delete-draft');
  const { visit, score, saving } = entry;
  const count = missingCount(score);

  async function leave(): Promise<void> {
    if (await saving.flush()) return void navigate('/visits');
    modal.confirm({
      title: say('leaveTitle', { count: saving.state.unsaved.size }),
      content: say('leaveText'),
      okText: say('leaveAnyway'),
      cancelText: say('stay'),
      onOk: () => void navigate('/visits'),
    });
  }

  function askDelete(): void {
    modal.confirm({
      title: say('deleteTitle'),
      content: say('deleteText', { count: score.answered }),
      okText: say('deleteDraft'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: async () => {
        await saving.flush();
        const reply = await remove.run({ visitId: visit.id });
        if (reply.ok) void navigate('/visits');
        else notify.error(reply.error);
      },
    });
  }

  return (
    <>
      <Button icon={<Icon name="undo" />} disabled={!entry.canUndo} onClick={onUndo}>
        {say('undo')} <KeyCap keys="Ctrl Z" />
      </Button>
      <Button onClick={() => void leave()}>{say('leave')}</Button>
      {count > 0 ? (
        <Button className="locked-button" icon={<Icon name="lock" size={14} />} onClick={onSubmit}>
          {say('submitLocked', { count })}
        </Button>
      ) : (
        <Button type="primary" loading={isSubmitting} onClick={onSubmit}>
          {say('submit')} <KeyCap keys="Ctrl Enter" />
        </Button>
      )}
      {visit.state === 'inProgress' && (
        <Dropdown trigger={['click']} menu={{ items: [{ key: 'delete', danger: true, label: say('deleteDraft') }], onClick: askDelete }}>
          <Button aria-label={say('more')} title={say('more')} icon={<Icon name="more" />} />
        </Dropdown>
      )}
    </>
  );
}

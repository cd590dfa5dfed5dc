import { Modal } from 'antd';
import type { SchemeListing } from '../../../shared/contract/scheme-calls.ts';
import type { SchemeRow } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { ChangeList } from './change-list.tsx';
import { useDesigner } from './designer-context.ts';
import type { Draft } from './use-draft.ts';
import { DESIGNER } from './words.ts';

/** Asks once before a draft becomes a version for good, showing what is new in it. */
export function PublishDialog({ row, before, previous, draft, onClose }: { readonly row: SchemeRow; readonly before: Scheme | null; readonly previous: SchemeListing | null; readonly draft: Draft; readonly onClose: () => void }) {
  const { trial, problems, dataChecks } = useDesigner();
  const say = useWords(DESIGNER);
  const notify = useNotify();
  const publish = useAction('scheme:publish');
  const movers = trial?.movers ?? null;
  const warnings = problems.length + dataChecks.problems.length;
  async function submit(): Promise<void> {
    if (!(await draft.flush())) return;
    const reply = await publish.run({ schemeVersionId: row.id });
    if (!reply.ok) return;
    notify.done(say('publishedDone', { v: reply.value.version }));
    onClose();
  }
  return (
    <Modal open width={720} title={say('publishTitle', { v: row.version })} okText={say('publishAs', { v: row.version })} cancelText={say('cancel')} okButtonProps={{ loading: publish.isRunning }} onOk={() => void submit()} onCancel={onClose}>
      <p>{say('publishAbout', { v: row.version })}</p>
      {movers !== null && trial?.base !== null && trial?.base !== undefined && (
        <p className="quiet">{say('publishMovers', { v: trial.base.version, n: formatCount(movers.up + movers.down + movers.other), up: formatCount(movers.up), down: formatCount(movers.down) })}</p>
      )}
      {warnings > 0 && <p className="warn">{say('publishWarnings', { n: warnings, count: warnings })}</p>}
      {publish.error !== null && <ErrorBanner error={publish.error} />}
      {before !== null && previous !== null && (
        <>
          <h3 className="cl-title">{say('compareTitle', { a: `v${previous.version}`, b: `v${row.version}` })}</h3>
          <div className="cl-scroll">
            <ChangeList before={before} after={draft.scheme} />
          </div>
        </>
      )}
    </Modal>
  );
}

import { messageFor } from '../../../shared/errors.ts';
import type { ReportSetRun, SetFile } from '../../../shared/contract/report-set-calls.ts';
import type { TaskId } from '../../../shared/ids.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { REPORTS } from '../../reports/words.ts';
import { itemNames } from './item-names.ts';
import { REPORT_DESK } from './words.ts';

/** What a set came to: every file with its pages or rows, and what failed with its reason. */
export function SetOutcome({ run, taskId }: { readonly run: ReportSetRun; readonly taskId: TaskId }) {
  const say = useWords(REPORT_DESK);
  const names = useWords(REPORTS);
  const lang = useLang();
  const notify = useNotify();
  const show = useAction('export:show-file');
  const failed = run.files.filter(({ error }) => error !== null).length;
  return (
    <Panel
      title={say('summary', { name: run.name, period: formatPeriod(run.period, lang), done: formatCount(run.files.length - failed), failed: formatCount(failed) })}
      hint={say('where', { folder: run.path })}
      tools={
        <button
          type="button"
          className="link"
          onClick={() =>
            void show.run({ taskId }).then((reply) => {
              if (!reply.ok) notify.error(reply.error);
            })
          }
        >
          {say('showInFolder')}
        </button>
      }
      flush
    >
      <table className="reports-sets-table">
        <thead>
          <tr>
            <th>{say('setItems')}</th>
            <th>{say('file')}</th>
            <th>{say('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {run.files.map((file, place) => (
            <tr key={place}>
              <td>
                {itemNames({ items: [file.item] }, say, names)[0]}
                {file.region !== null && <span className="hint">{` ${file.region}`}</span>}
              </td>
              <td className="quiet" title={file.path}>
                {file.error === null ? file.path.slice(run.path.length + 1) : ''}
              </td>
              <td>
                <Outcome file={file} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Outcome({ file }: { readonly file: SetFile }) {
  const say = useWords(REPORT_DESK);
  const lang = useLang();
  if (file.error !== null) {
    return (
      <span className="row down">
        <Icon name="warning" size={14} />
        {messageFor(file.error.code, file.error.params, lang)}
      </span>
    );
  }
  return <span className="num">{file.item.kind === 'report' ? say('pages', { count: file.pages }) : say('rows', { count: file.rows })}</span>;
}

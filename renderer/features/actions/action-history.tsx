import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ActionStep } from '../../../shared/action/action.ts';
import type { ActionDetail } from '../../../shared/contract/action-calls.ts';
import { ACTIONS } from '../../components/actions/words.ts';
import { Panel } from '../../components/panel.tsx';
import { formatDate, formatInstant, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';

/** What happened to an action, the newest on top, and the place to write a note. */
export function ActionHistory({ action }: { readonly action: ActionDetail }) {
  const say = useWords(ACTIONS);
  const notify = useNotify();
  const note = useAction('action:note');
  const once = useOneAtATime();
  const [text, setText] = useState('');
  async function keep(): Promise<void> {
    if (text.trim() === '') return;
    const reply = await note.run({ actionId: action.id, text });
    if (!reply.ok) return notify.error(reply.error);
    // What was typed on meanwhile is the next note.
    setText((now) => (now === text ? '' : now));
  }
  return (
    <Panel title={say('history')} hint={`${action.steps.length}`} flush>
      <div className="action-history">
        <ol className="action-steps">
          {action.steps.toReversed().map((step, place) => (
            <li key={action.steps.length - place} className="action-step">
              <StepLine step={step} />
            </li>
          ))}
        </ol>
        <div className="action-note">
          <label htmlFor="action-note">{say('note')}</label>
          <Input.TextArea
            id="action-note"
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={2000}
            placeholder={say('notePlaceholder')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void once(keep);
            }}
          />
          <Button size="small" disabled={text.trim() === ''} loading={note.isRunning} onClick={() => void once(keep)}>
            {say('saveNote')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function StepLine({ step }: { readonly step: ActionStep }) {
  const say = useWords(ACTIONS);
  const { kind, text, visit, changes } = step;
  const shown = (field: string, value: string): string => (value === '' ? NO_VALUE : field === 'critical' ? say(value === 'true' ? 'yes' : 'no') : value);
  return (
    <>
      <p className="row">
        <span className="strong">{say(`h_${kind}`)}</span>
        {visit !== null && (
          <Link to={`/visits/${visit.id}`} className="num ellipsis">
            {visit.code}
          </Link>
        )}
        {visit !== null && <span className="quiet num nowrap">{formatDate(step.on)}</span>}
      </p>
      {Object.entries(changes ?? {}).map(([field, [from, to]]) => (
        <p key={field} className="quiet action-step-text">
          {say('changeLine', { field: say(`f_${field}` as 'f_title'), from: shown(field, from), to: shown(field, to) })}
        </p>
      ))}
      {text !== '' && <p className="action-step-text">{text}</p>}
      <p className="hint num">{`${step.by} ${formatInstant(step.at)}`}</p>
    </>
  );
}

import { Button } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { LevelInfo, MovementRow, RunRow } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { useWorkspace } from '../../app-state.tsx';
import { AttachmentLink } from '../../components/attachments/attachment-link.tsx';
import { LevelStrip } from '../../components/level-strip.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { MovementMark } from '../../components/movement-mark.tsx';
import { DecisionTag, ownershipWord } from '../../components/status-tags.tsx';
import { COMMON } from '../../components/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { asksForLevel, stepsOf } from './movement-facts.ts';
import { OutletTrend } from './outlet-trend.tsx';
import { ReasonField } from './reason-field.tsx';
import { SideFacts } from './side-facts.tsx';
import { subjectOf, type Decide } from './use-decide.ts';
import { MOVEMENTS_WORDS } from './words.ts';

export interface SidePanelProps {
  readonly row: MovementRow;
  readonly run: RunRow;
  readonly levels: readonly LevelInfo[];
  /** null: read only. */
  readonly decide: Decide | null;
  /** What the second person may do; null: the scheme asks for none. */
  readonly approval: Decide | null;
}

/** One movement with what it takes to judge it, and its decision. */
export function SidePanel({ row: shown, run, levels, decide, approval }: SidePanelProps) {
  const say = useWords(MOVEMENTS_WORDS);
  // The list may hold the row no longer once it is decided; its own state is read by its code.
  const rows = useCall('movement:list', { runId: run.id, text: shown.code, movement: [shown.movement], offset: 0, limit: 50 }, { keep: false });
  const row = (rows.status === 'ready' ? rows.value.rows.find((each) => each.outletId === shown.outletId) : undefined) ?? shown;
  return (
    <div className="side">
      <div className="side-scroll">
        <SideHead row={row} levels={levels} />
        <div className="side-part side-strip">
          <h3 className="hint">{say('stripTitle')}</h3>
          <LevelStrip cells={row.strip} levels={levels} most={12} />
        </div>
        <div className="side-part">
          <OutletTrend row={row} run={run} levels={levels} />
        </div>
        <div className="side-part">
          <SideFacts row={row} run={run} levels={levels} />
        </div>
      </div>
      {row.movement !== 'hold' && row.movement !== 'none' && <SideDecision key={row.outletId} row={row} levels={levels} decide={decide} approval={approval} isProposed={run.state === 'proposed'} runId={run.id} />}
    </div>
  );
}

function SideHead({ row, levels }: { readonly row: MovementRow; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(MOVEMENTS_WORDS);
  const common = useWords(COMMON);
  const lang = useLang();
  const steps = stepsOf(row, levels);
  return (
    <div className="side-part side-head">
      <div className="side-levels">
        <LevelTag code={row.from} levels={levels} none={say('noLevelBefore')} />
        {row.from !== row.proposed && (
          <>
            <Icon name="arrowRight" size={14} />
            <LevelTag code={row.proposed} levels={levels} none={say('noLevelBefore')} strong />
          </>
        )}
      </div>
      <div className="side-facts-line">
        <MovementMark movement={row.movement} {...(steps === undefined ? {} : { steps })} />
        <span className="hint ellipsis">{[ownershipWord(row.ownership, common), row.code, row.regionPath.slice(-1).join('')].filter((part) => part !== '').join(' · ')}</span>
      </div>
      <p className={row.reason.rule === 'demoteAtOnce' ? 'down' : ''}>{movementSentence(row.reason, levels, lang)}</p>
      <Link to={`/outlets/${row.outletId}`} className="side-link">
        {say('openOutlet')}
      </Link>
    </div>
  );
}

const CONFIRM_WORDS = { promote: 'confirmUp', demote: 'confirmDown', enter: 'confirmEnter', hold: 'confirm', none: 'confirm' } as const;

interface SideDecisionProps extends Pick<SidePanelProps, 'row' | 'levels' | 'decide' | 'approval'> {
  readonly isProposed: boolean;
  readonly runId: RunId;
}

function SideDecision({ row, levels, decide, approval, isProposed, runId }: SideDecisionProps) {
  const say = useWords(MOVEMENTS_WORDS);
  const id = useId();
  const field = useRef<TextAreaRef>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isEmpty = reason.trim() === '';
  const { user } = useWorkspace().app;
  const subject = subjectOf(row);
  if (decide === null || row.decision !== 'pending') {
    return (
      <div className="side-part side-decided">
        <div className="row">
          <DecisionTag decision={row.decision} />
          {row.decision === 'overridden' && <LevelTag code={row.decided} levels={levels} size={11} />}
          {row.decidedBy !== null && <span className="hint ellipsis">{say('decidedBy', { who: row.decidedBy })}</span>}
          <span className="grow" />
          {decide !== null && (
            <Button size="small" icon={<Icon name="undo" size={14} />} onClick={() => decide.undo(subject)}>
              {say('undo')}
            </Button>
          )}
        </div>
        {row.decisionReason !== null && <p className="side-reason">{say('decidedReason', { reason: row.decisionReason })}</p>}
        {row.attachment !== null && <AttachmentLink file={row.attachment} />}
        {row.approvedBy !== null && <p className="hint">{say('approvedBy', { by: row.approvedBy })}</p>}
        {approval !== null && row.decision !== 'pending' && row.approvedBy === null && (
          <div className="row">
            <Button size="small" type="primary" disabled={row.decidedBy === user} title={row.decidedBy === user ? say('ownDecision') : undefined} onClick={() => approval.approve(subject)}>
              {say('approve')}
            </Button>
            <Button size="small" disabled={row.decidedBy === user || isProposed} onClick={() => approval.sendBack(subject)}>
              {say('sendBack')}
            </Button>
            {row.decidedBy === user && <span className="hint">{say('ownDecision')}</span>}
          </div>
        )}
        {isProposed && (
          <Link to={`/movements/publication/${runId}?object=${row.outletId}`} className="side-link">
            {say('objectTo')}
          </Link>
        )}
      </div>
    );
  }
  function hold(): void {
    setTried(true);
    if (isEmpty) field.current?.focus();
    else decide?.hold(subject, reason);
  }
  return (
    <div className="side-part side-decision">
      {row.returned !== null && <p className="warn">{say('returnedBy', { by: row.returned.by, note: row.returned.note })}</p>}
      <ReasonField id={`${id}-reason`} ref={field} rows={2} label={say('reasonLabel')} value={reason} onChange={setReason} error={isTried && isEmpty ? say('reasonNeeded') : null} />
      <div className="row">
        {asksForLevel(row) ? (
          <Button type="primary" className="grow" size="small" onClick={() => decide.override(subject, reason)}>
            {say('chooseLevel')}
          </Button>
        ) : (
          <Button type="primary" className="grow" size="small" onClick={() => decide.confirm(subject)}>
            {say(CONFIRM_WORDS[row.movement])}
          </Button>
        )}
        <Button size="small" disabled={row.holdForbidden} title={row.holdForbidden ? say('holdForbidden') : undefined} onClick={hold}>
          {say('keep')}
        </Button>
        {!asksForLevel(row) && (
          <Button size="small" onClick={() => decide.override(subject, reason)}>
            {say('override')}
          </Button>
        )}
      </div>
      {row.holdForbidden && <p className="hint">{say('holdForbidden')}</p>}
    </div>
  );
}

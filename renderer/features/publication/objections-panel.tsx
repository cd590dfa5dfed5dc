import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Objection, PublicationView } from '../../../shared/contract/publication-calls.ts';
import { messageFor } from '../../../shared/errors.ts';
import { AttachmentLink } from '../../components/attachments/attachment-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag, type TagTone } from '../../components/tag.tsx';
import { formatCount, formatDate, formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { PUBLICATION } from './words.ts';

const TONES: Readonly<Record<Objection['state'], TagTone>> = { open: 'warning', answered: 'up', withdrawn: 'plain' };
const STATE_WORDS = { open: 'stateOpen', answered: 'stateAnswered', withdrawn: 'stateWithdrawn' } as const;

/** Every objection of the period, the open ones first. */
export function ObjectionsPanel({ view, onAdd }: { readonly view: PublicationView; readonly onAdd: (() => void) | null }) {
  const say = useWords(PUBLICATION);
  const { objections } = view;
  const [answering, setAnswering] = useState<Objection | null>(null);
  const sorted = objections.toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open'));
  return (
    <Panel
      title={objections.length === 0 ? say('objections') : `${say('objections')} ${formatCount(objections.length)}`}
      hint={say('objectionsHint')}
      tools={
        onAdd !== null && (
          <Button size="small" type={objections.some(({ state }) => state === 'open') ? 'default' : 'primary'} icon={<Icon name="plus" size={14} />} onClick={onAdd}>
            {say('addObjection')}
          </Button>
        )
      }
      flush
    >
      {sorted.length === 0 ? (
        <EmptyState text={say(onAdd === null && view.run.state === 'draft' ? 'objectionsBefore' : 'objectionsEmpty')} />
      ) : (
        <ul className="objection-list">
          {sorted.map((objection) => (
            <Row key={objection.id} objection={objection} view={view} onAnswer={() => setAnswering(objection)} />
          ))}
        </ul>
      )}
      {answering !== null && <AnswerDialog objection={answering} view={view} onClose={() => setAnswering(null)} />}
    </Panel>
  );
}

function Row({ objection, view, onAnswer }: { readonly objection: Objection; readonly view: PublicationView; readonly onAnswer: () => void }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  const withdraw = useAction('objection:withdraw');
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { state, mayNotAnswer } = objection;
  return (
    <li className="objection">
      <div className="row objection-head">
        <Link to={`/outlets/${objection.outletId}`} className="strong ellipsis" title={`${objection.outletName}  ${objection.outletCode}`}>
          {objection.outletName}
        </Link>
        <LevelTag code={objection.from} levels={view.levels} show="word" />
        <Icon name="arrowRight" size={14} />
        <LevelTag code={objection.to} levels={view.levels} size={11} show="stars" />
        <Tag tone={TONES[state]}>{say(STATE_WORDS[state])}</Tag>
        <span className="grow" />
        <span className="hint nowrap">
          {objection.code}
          {objection.raisedRun !== view.run.number && ` · ${say('ofRun', { n: objection.raisedRun })}`}
        </span>
      </div>
      <p className="objection-text">
        {objection.item !== '' && <span className="strong">{objection.item} · </span>}
        {objection.grounds}
      </p>
      <p className="hint">
        {objection.raisedBy} · {formatDate(objection.receivedOn)} · {objection.enteredBy}
      </p>
      {objection.attachment !== null && <AttachmentLink file={objection.attachment} />}
      {objection.effect !== null && (
        <div className="objection-answer">
          <p>
            <Tag tone={objection.effect === 'none' ? 'plain' : 'accent'}>{say(`effect_${objection.effect}`)}</Tag> {objection.answer}
          </p>
          {objection.link !== null && <p className="hint">{say(objection.link.kind === 'appeal' ? 'linkAppeal' : 'linkImport', { name: objection.link.name })}</p>}
          <p className="hint">
            {objection.closedBy} · {formatInstant(objection.closedAt)}
          </p>
          {objection.answerAttachment !== null && <AttachmentLink file={objection.answerAttachment} />}
        </div>
      )}
      {state === 'withdrawn' && <p className="quiet">{objection.answer}</p>}
      {state === 'open' && (
        <div className="row">
          {mayNotAnswer === null ? (
            <Button size="small" onClick={onAnswer}>
              {say('answerButton')}
            </Button>
          ) : (
            <Tag icon="lock">{messageFor(mayNotAnswer.code, mayNotAnswer.params, lang)}</Tag>
          )}
          <Button size="small" onClick={() => setWithdrawing(true)}>
            {say('withdrawObjection')}
          </Button>
        </div>
      )}
      {isWithdrawing && (
        <ReasonDialog
          title={say('withdrawObjectionTitle', { code: objection.code })}
          text={say('withdrawObjectionText')}
          ok={say('withdrawObjection')}
          action={withdraw}
          onClose={() => setWithdrawing(false)}
          onOk={async (reason) => (await withdraw.run({ objectionId: objection.id, reason })).ok}
        />
      )}
    </li>
  );
}

import { Modal, Select, type RefSelectProps } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useId, useRef, useState } from 'react';
import { inLang } from '../../../shared/errors.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import type { NewAttachment } from '../../../shared/contract/publication-calls.ts';
import { AttachmentField } from '../../components/attachments/attachment-field.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { ReasonField } from './reason-field.tsx';
import { asksForLevel } from './movement-facts.ts';
import type { Asking, Decide } from './use-decide.ts';
import { MOVEMENTS_WORDS } from './words.ts';

/** Asks for the reason of a hold or an override, and for the level of an override. */
export function ReasonDialog({ asking, decide, levels }: { readonly asking: Asking; readonly decide: Decide; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(MOVEMENTS_WORDS);
  const lang = useLang();
  const id = useId();
  const { decision, subject } = asking;
  const levelField = useRef<RefSelectProps>(null);
  const reasonField = useRef<TextAreaRef>(null);
  const [before] = useState(() => document.activeElement);
  // The table has the keys again when the dialog is gone.
  useEffect(() => () => void (before instanceof HTMLElement && before.focus()), [before]);
  const [reason, setReason] = useState(asking.reason);
  const [level, setLevel] = useState<string | undefined>();
  const [isTried, setTried] = useState(false);
  const [file, setFile] = useState<NewAttachment | null>(null);
  const isReturn = decision === 'return';
  const isOverride = decision === 'override';
  const noReason = reason.trim() === '';
  const noLevel = isOverride && level === undefined;
  const { row } = subject;
  const what = row?.name ?? say('count', { n: formatCount(subject.outletIds.length) });
  const isFirst = row !== null && asksForLevel(row);
  const cap = isFirst && row.reason.cap !== undefined ? placeOf(levels, row.reason.cap) : levels.length;
  const choices = [...levels].reverse().filter((each) => each.place <= cap && each.code !== row?.proposed && each.code !== row?.from && (row?.holdForbidden !== true || each.place < placeOf(levels, row.from)));

  function submit(): void {
    setTried(true);
    if (!noReason && !noLevel) void decide.answer(reason.trim(), level, file);
  }
  return (
    <Modal
      open
      width={440}
      title={say(isReturn ? 'returnTitle' : isFirst && isOverride ? 'firstTitle' : isOverride ? 'overrideTitle' : 'holdTitle', { what })}
      okText={say(isReturn ? 'returnOk' : isFirst && isOverride ? 'firstOk' : isOverride ? 'overrideOk' : 'holdOk')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: decide.action.isRunning }}
      onOk={submit}
      onCancel={decide.stopAsking}
      afterOpenChange={(isOpen) => isOpen && (isOverride ? levelField.current?.focus() : reasonField.current?.focus())}
    >
      <div className="reason-form">
        {row !== null && (
          <p className="row quiet">
            <LevelTag code={row.from} levels={levels} size={11} none={say('noLevelBefore')} />
            <Icon name="arrowRight" size={14} />
            <span>{isFirst ? say('firstLevelByPerson') : say('proposedIs', { level: levelName(levels, row.proposed, lang, say('noLevelBefore')) })}</span>
          </p>
        )}
        {isOverride && (
          <div className="reason-field">
            <label htmlFor={`${id}-level`} className="hint">
              {say(isFirst ? 'chooseLevel' : 'newLevel')}
            </label>
            <Select<string>
              id={`${id}-level`}
              ref={levelField}
              aria-label={say('newLevel')}
              placeholder={say('chooseLevel')}
              style={{ width: 200 }}
              value={level ?? null}
              {...(isTried && noLevel ? { status: 'error' as const } : {})}
              options={choices.map((each) => ({ value: each.code, label: inLang(each.name, lang) }))}
              onChange={setLevel}
            />
            {isTried && noLevel && (
              <p className="row down field-error" role="alert">
                <Icon name="warning" size={14} />
                {say('levelNeeded')}
              </p>
            )}
          </div>
        )}
        <ReasonField id={`${id}-reason`} ref={reasonField} label={say('reasonField')} value={reason} onChange={setReason} onEnter={submit} error={isTried && noReason ? say('reasonNeeded') : null} />
        {!isReturn && <AttachmentField value={file} onChange={setFile} />}
        {decide.action.error !== null && <ErrorBanner error={decide.action.error} />}
      </div>
    </Modal>
  );
}

function placeOf(levels: readonly LevelInfo[], code: string | null): number {
  return levels.find((level) => level.code === code)?.place ?? -1;
}

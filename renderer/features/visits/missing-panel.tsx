import { inLang } from '../../../shared/errors.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { HEADER_PLACE, missingCount, missingLines, type MissingLine } from './entry-order.ts';
import { pointsText } from '../../components/answers/answer-labels.ts';
import { missingTag } from './entry-words.ts';
import type { Entry } from './use-entry.ts';
import { VISITS } from './words.ts';

export interface MissingPanelProps {
  readonly entry: Entry;
  readonly onMove: (place: string) => void;
  readonly onNext: () => void;
}

/** What still keeps the visit from being submitted, with the reason of each. */
export function MissingPanel({ entry, onMove, onNext }: MissingPanelProps) {
  const say = useWords(VISITS);
  const count = missingCount(entry.score);
  const lines = missingLines(entry.checklist, entry.score, entry.current);
  return (
    <Panel
      flush
      title={say('missing')}
      hint={say('missingN', { count })}
      tools={
        count > 0 && (
          <button type="button" className="link row" onClick={onNext}>
            {say('nextOne')} <KeyCap keys="M" />
          </button>
        )
      }
    >
      {count === 0 ? (
        <EmptyState text={say('nothingMissing')} />
      ) : (
        <ul className="missing">
          {lines.map((line) => (
            <li key={keyOf(line)}>
              <MissingRow entry={entry} line={line} onMove={onMove} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function MissingRow({ entry, line, onMove }: { readonly entry: Entry; readonly line: MissingLine; readonly onMove: (place: string) => void }) {
  const say = useWords(VISITS);
  const lang = useLang();
  if (line.kind === 'section') {
    return (
      <button type="button" className="missing-line" onClick={() => onMove(line.first)}>
        <span />
        <span className="quiet">{say('sectionMissing', { code: line.section, count: line.count })}</span>
        <span />
      </button>
    );
  }
  if (line.kind === 'header') {
    const names = (entry.checklist.header ?? []).filter(({ code }) => line.fields.includes(code)).map(({ name }) => inLang(name, lang));
    return (
      <button type="button" className="missing-line" onClick={() => onMove(HEADER_PLACE)}>
        <span />
        <span>{names.join(lang === 'zh' ? '、' : ', ')}</span>
        <Tag>{say('rEmpty')}</Tag>
      </button>
    );
  }
  const item = entry.itemOf(line.code);
  const isCurrent = entry.current === line.code;
  const { tone, word } = missingTag(isCurrent && (line.reason === 'unanswered' || line.reason === 'skipped') ? 'current' : line.reason, item, say);
  return (
    <button type="button" className="missing-line" aria-current={isCurrent ? 'step' : undefined} onClick={() => onMove(line.code)}>
      <span className="strong num">{line.code}</span>
      <span className="ellipsis">{item === null ? line.code : inLang(item.name, lang)}</span>
      <Tag tone={tone}>{word}</Tag>
    </button>
  );
}

/** For a visit that is decided on: the items that lost points, the red lines among them first. */
export function FindingsPanel({ entry, onMove }: { readonly entry: Entry; readonly onMove: (place: string) => void }) {
  const say = useWords(VISITS);
  const lang = useLang();
  const { itemScores } = entry.score;
  const codes = entry.order.filter((code) => {
    const score = itemScores[code];
    return score !== undefined && (score.lost.num > 0n || score.criticalFailed);
  });
  const sorted = [...codes.filter((code) => itemScores[code]?.criticalFailed), ...codes.filter((code) => itemScores[code]?.criticalFailed !== true)];
  return (
    <Panel flush title={say('findings')} hint={String(sorted.length)}>
      {sorted.length === 0 ? (
        <EmptyState text={say('noFindings')} />
      ) : (
        <ul className="missing">
          {sorted.map((code) => {
            const item = entry.itemOf(code);
            const score = itemScores[code];
            return (
              <li key={code}>
                <button type="button" className="missing-line" aria-current={entry.current === code ? 'step' : undefined} onClick={() => onMove(code)}>
                  <span className="strong num">{code}</span>
                  <span className={score?.criticalFailed ? 'ellipsis down' : 'ellipsis'}>{item === null ? code : inLang(item.name, lang)}</span>
                  <span className="num down">{score !== undefined && score.lost.num > 0n ? say('lostN', { n: pointsText(score.lost) }) : ''}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function keyOf(line: MissingLine): string {
  return line.kind === 'item' ? line.code : line.kind === 'section' ? `section:${line.section}` : 'header';
}

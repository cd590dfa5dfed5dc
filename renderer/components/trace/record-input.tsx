import { parsePeriod } from '../../../shared/dates.ts';
import type { TraceInput } from '../../../shared/grading/trace.ts';
import { formatDate, formatDecimal, formatPeriod, NO_VALUE } from '../../format.ts';
import { defineWords, useLang, useWords } from '../../i18n.ts';
import { Tag } from '../tag.tsx';

/** What came in besides figures, visits and attributes. */
type RecordInput = Extract<TraceInput, { kind: 'event' | 'answer' | 'judgement' | 'action' | 'otherScore' }>;

const RECORD = defineWords('traceRecord', {
  event: { zh: '记录 {{event}}', en: 'Record {{event}}' },
  answer: { zh: '调查 {{survey}}', en: 'Survey {{survey}}' },
  judgement: { zh: '评定 {{judgement}}', en: 'Judgement {{judgement}}' },
  action: { zh: '整改', en: 'Actions' },
  open_all: { zh: '期末未办结', en: 'not closed at the end of the period' },
  open_critical: { zh: '期末未办结的红线整改', en: 'critical, not closed at the end of the period' },
  open_overdue: { zh: '期末逾期', en: 'overdue at the end of the period' },
  otherScore: { zh: '方案 {{scheme}}', en: 'Scheme {{scheme}}' },
  run: { zh: '{{period}} 第 {{number}} 次运算，方案第 {{version}} 版，{{read}}', en: 'run {{number}} of {{period}}, scheme version {{version}}, {{read}}' },
  total: { zh: '总分', en: 'total' },
  level: { zh: '星级', en: 'level' },
  points: { zh: '{{points}} 分', en: '{{points}} points' },
  free: { zh: '免计', en: 'free' },
  noRow: { zh: '表中没有', en: 'not in the table' },
  answers: { zh: '{{count}} 份', en: '{{count}} answers', enOne: '{{count}} answer' },
  by: { zh: '{{by}}：{{reason}}', en: '{{by}}: {{reason}}' },
});

export function RecordName({ input }: { readonly input: RecordInput }) {
  const say = useWords(RECORD);
  switch (input.kind) {
    case 'event':
      return say('event', { event: input.event });
    case 'answer':
      return say('answer', { survey: input.survey });
    case 'judgement':
      return say('judgement', { judgement: input.judgement });
    case 'action':
      return say('action');
    case 'otherScore':
      return say('otherScore', { scheme: input.scheme });
  }
}

export function RecordNote({ input }: { readonly input: RecordInput }) {
  const say = useWords(RECORD);
  const lang = useLang();
  switch (input.kind) {
    case 'event':
      return (
        <span className="row">
          <span>{[formatDate(input.date), input.code, input.category, input.note].filter((part) => part !== null).join(' · ')}</span>
          {input.points !== undefined && input.isFree !== true && (input.points === null ? <Tag tone="warning">{say('noRow')}</Tag> : <span>{say('points', { points: input.points })}</span>)}
          {input.isFree === true && <Tag>{say('free')}</Tag>}
        </span>
      );
    case 'answer':
      return `${formatDate(input.date)} · ${say('answers', { count: input.count })}`;
    case 'judgement':
      return say('by', { by: input.by, reason: input.reason });
    case 'action':
      return say(`open_${input.open}`);
    case 'otherScore': {
      const period = parsePeriod(input.period);
      const read = input.read === 'total' || input.read === 'level' ? say(input.read) : (input.read.split('/')[1] ?? '');
      return say('run', { period: period === null ? input.period : formatPeriod(period, lang), number: input.number, version: input.version, read });
    }
  }
}

export function recordValue(input: RecordInput): string {
  if (input.kind === 'event') return input.quantity === null ? NO_VALUE : formatDecimal(input.quantity);
  return /^-?[\d.]+$/.test(input.value) ? formatDecimal(input.value) : input.value;
}

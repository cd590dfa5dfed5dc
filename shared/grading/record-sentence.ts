import type { Lang } from '../errors.ts';
import type { RecordTable } from '../scheme/scheme.ts';
import type { TraceIndicator, TraceInput } from './trace.ts';

type Event = Extract<TraceInput, { kind: 'event' }>;
type Answer = Extract<TraceInput, { kind: 'answer' }>;

/** What is counted of actions. */
const OPEN_WORDS = { all: ['整改未办结', 'actions not closed'], critical: ['红线整改未办结', 'critical actions not closed'], overdue: ['整改逾期', 'actions overdue'] } as const;
/** Days named one by one up to so many. */
const DAYS_NAMED = 3;

/** What records, answers, a person or another scheme's run a raw value comes from; empty for other sources. */
export function recordWords({ source, method, inputs, raw }: TraceIndicator, lang: Lang): string {
  const isZh = lang === 'zh';
  // Where each record has its points, the words of the table say them all.
  if (source.kind === 'event' && method.kind === 'deduct' && method.terms.every(({ records }) => records !== undefined)) return '';
  switch (source.kind) {
    case 'event': {
      const events = inputs.filter((input): input is Event => input.kind === 'event' && input.event === source.event && input.points === undefined);
      if (events.length === 0) return isZh ? '没有记录' : 'no record';
      return isZh ? `${events.length} 条记录${daysOf(events, lang)}` : `${events.length} ${events.length === 1 ? 'record' : 'records'}${daysOf(events, lang)}`;
    }
    case 'survey': {
      const size = inputs.reduce((sum, input) => sum + (isAnswer(input, source.survey) ? input.count : 0), 0);
      return isZh ? `${size} 份答卷的均值` : `mean of ${size} ${size === 1 ? 'answer' : 'answers'}`;
    }
    case 'judgement': {
      const own = inputs.find((input) => input.kind === 'judgement');
      if (own === undefined) return '';
      return isZh ? `${own.by}评定 ${own.value}：${own.reason}` : `${own.value} by ${own.by}: ${own.reason}`;
    }
    case 'action': {
      const own = inputs.find((input) => input.kind === 'action');
      if (own === undefined) return '';
      const [zh, en] = OPEN_WORDS[own.open];
      return isZh ? `${own.value} 条${zh}` : `${own.value} ${en}`;
    }
    case 'score': {
      const own = inputs.find((input) => input.kind === 'otherScore');
      if (own === undefined || raw === null) return '';
      return isZh ? `方案 ${own.scheme} ${own.period} 第 ${own.number} 次运算` : `scheme ${own.scheme}, run ${own.number} of ${own.period}`;
    }
    default:
      return '';
  }
}

/** 3 条记录扣 7 分，1 条免扣. */
export function recordTableWords({ records }: RecordTable, inputs: readonly TraceInput[], isAdded: boolean, lang: Lang): string {
  const isZh = lang === 'zh';
  const events = inputs.filter((input): input is Event => input.kind === 'event' && input.event === records.event && input.points !== undefined);
  if (events.length === 0) return isZh ? '没有记录' : 'no record';
  const free = events.filter(({ isFree }) => isFree === true).length;
  const each = events.filter(({ isFree }) => isFree !== true).map(({ points }) => points ?? '—');
  if (isZh) {
    const costs = each.length === 0 ? '' : `，${isAdded ? '加' : '扣'} ${each.join('、')} 分`;
    return `${events.length} 条记录${daysOf(events, lang)}${costs}${free === 0 ? '' : `，${free} 条免${isAdded ? '计' : '扣'}`}`;
  }
  const costs = each.length === 0 ? '' : `, ${each.join(', ')} points ${isAdded ? 'added' : 'off'}`;
  return `${events.length} ${events.length === 1 ? 'record' : 'records'}${daysOf(events, lang)}${costs}${free === 0 ? '' : `, ${free} free`}`;
}

function isAnswer(input: TraceInput, survey: string): input is Answer {
  return input.kind === 'answer' && input.survey === survey;
}

function daysOf(events: readonly Event[], lang: Lang): string {
  const days = events.slice(0, DAYS_NAMED).map(({ date }) => date.slice(5));
  const more = events.length > DAYS_NAMED ? '…' : '';
  return lang === 'zh' ? `（${days.join('、')}${more}）` : ` (${days.join(', ')}${more})`;
}

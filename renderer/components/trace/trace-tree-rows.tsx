import { parsePeriod } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import { methodSentence } from '../../../shared/grading/method-sentence.ts';
import type { TraceBlend, TraceInput, TracePart } from '../../../shared/grading/trace.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';
import { formatDate, formatDecimal, formatPeriod, formatPlaces, formatSigned, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { Icon } from '../icon.tsx';
import { VISIT_KIND_WORDS } from '../status-tags.tsx';
import { Tag } from '../tag.tsx';
import { COMMON } from '../words.ts';
import { RecordName, RecordNote, recordValue } from './record-input.tsx';
import { shownTail, type TraceRow } from './trace-rows.ts';
import { TRACE } from './trace-words.ts';
import { VisitLink } from './visit-link.tsx';

const INDENT = 18;
const FIRST_INDENT = 44;

/** A dimension or an indicator: raw value, how it scored, score with its bar, weight, contribution. A click anywhere on the line, its button too, opens it. */
export function PartRow({ row }: { readonly row: Extract<TraceRow, { kind: 'part' }> }) {
  const say = useWords(TRACE);
  const common = useWords(COMMON);
  const lang = useLang();
  const { part } = row;
  const name = inLang(part.name, lang);
  const isDimension = part.indicator === null;
  const tail = shownTail(part);
  const left = part.contribution === null;
  return (
    <>
      <td className="ellipsis" style={{ paddingLeft: FIRST_INDENT + row.depth * INDENT }}>
        <span className="row trace-line">
          <button type="button" className="bare" tabIndex={-1} aria-label={common(row.isOpen ? 'collapse' : 'expand', { name })}>
            <Icon name={row.isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
          </button>
          <span className={isDimension ? 'strong ellipsis' : 'ellipsis'} title={name}>
            {name}
          </span>
          {isDimension && !row.isOpen && <span className="hint">{say('inputs', { count: part.children.length })}</span>}
        </span>
      </td>
      <td className="num trace-right">{part.indicator !== null && <RawValue part={part} />}</td>
      <td className="ellipsis quiet">
        <span className="row trace-line">
          {part.mark !== 'used' && <Tag tone={part.mark === 'notApplicable' ? 'plain' : 'warning'}>{say(part.mark)}</Tag>}
          {part.indicator !== null && <Sentence text={methodSentence(part.indicator, lang)} />}
          {tail !== null && <span className="hint">{say('tail', { n: formatSigned(tail) })}</span>}
        </span>
      </td>
      <td className="num">
        <span className="trace-score">
          <span title={part.indicator?.unrounded == null ? undefined : say('unrounded', { score: part.indicator.unrounded })}>{formatPlaces(part.score)}</span>
          <ScoreBar score={part.score} max={part.max} label={say('outOf', { max: formatDecimal(part.max) })} />
        </span>
      </td>
      <td className="num trace-right">{part.effectiveWeight === null ? NO_VALUE : `${formatPlaces(part.effectiveWeight)}%`}</td>
      <td className={isDimension ? 'num trace-right strong' : 'num trace-right'} title={left ? undefined : (part.contribution ?? undefined)}>
        {formatPlaces(part.contribution)}
      </td>
    </>
  );
}

function RawValue({ part }: { readonly part: TracePart }) {
  const lang = useLang();
  const indicator = part.indicator;
  if (indicator === null) return null;
  if (indicator.raw === null) return <span className="warn">{NO_VALUE}</span>;
  const unitWord = indicator.unit === null ? '' : inLang(indicator.unit, lang);
  const unit = unitWord === '' || unitWord === '%' ? unitWord : ` ${unitWord}`;
  return (
    <button type="button" className="link" tabIndex={-1} title={`${indicator.raw}${unit}`}>
      {`${shortDecimal(indicator.raw)}${unit}`}
    </button>
  );
}

/** Whole up to four places; the rest stands in the hint. */
function shortDecimal(text: string): string {
  return /\.\d{5,}$/.test(text) ? formatPlaces(text, 4) : formatDecimal(text);
}

function Sentence({ text }: { readonly text: string }) {
  return (
    <span className="ellipsis" title={text}>
      {text}
    </span>
  );
}

function ScoreBar({ score, max, label }: { readonly score: string | null; readonly max: string; readonly label: string }) {
  const share = score === null || Number(max) <= 0 ? 0 : Math.max(0, Math.min(1, Number(score) / Number(max)));
  return (
    <span className="trace-bar" title={label} aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}

/** A month, visit or attribute that was folded into the raw value. */
export function InputRow({ row }: { readonly row: Extract<TraceRow, { kind: 'input' | 'noInput' }> }) {
  const say = useWords(TRACE);
  const pad = { paddingLeft: FIRST_INDENT + row.depth * INDENT + 22 };
  if (row.kind === 'noInput') {
    return (
      <td colSpan={6} className="quiet" style={pad}>
        {say('noInputs')}
      </td>
    );
  }
  return (
    <>
      <td className="ellipsis quiet" style={pad}>
        <InputName input={row.input} />
      </td>
      <td className="num trace-right">{inputValue(row.input)}</td>
      <td colSpan={4} className="quiet">
        <InputNote input={row.input} />
      </td>
    </>
  );
}

/** A period of a blend: its own score, the percent with which it counts, its part of the contribution. */
export function PeriodRow({ row }: { readonly row: Extract<TraceRow, { kind: 'period' }> }) {
  const say = useWords(TRACE);
  const lang = useLang();
  const { period, score, weight, contribution }: TraceBlend = row.period;
  const known = parsePeriod(period);
  return (
    <>
      <td className="ellipsis quiet" style={{ paddingLeft: FIRST_INDENT + row.depth * INDENT + 22 }}>
        {say('blended', { period: known === null ? period : formatPeriod(known, lang) })}
      </td>
      <td />
      <td className="quiet ellipsis">
        {weight === null ? <Tag>{say('noPeriod')}</Tag> : say(row.isBorne ? 'periodBorne' : 'periodShare', { percent: formatPlaces(weight) })}
      </td>
      <td className="num">
        <span className="trace-score">{formatPlaces(score)}</span>
      </td>
      <td />
      <td className="num trace-right">{row.isBorne ? '' : formatPlaces(contribution)}</td>
    </>
  );
}

function InputName({ input }: { readonly input: TraceInput }) {
  const say = useWords(TRACE);
  const lang = useLang();
  switch (input.kind) {
    case 'figure': {
      const period = parsePeriod(input.period);
      return period === null ? input.period : formatPeriod(period, lang);
    }
    case 'attribute':
      return say('attributeInput', { attribute: input.attribute });
    case 'visit':
      return <VisitLink code={input.visitCode} label={say('visitInput', { code: input.visitCode })} />;
    case 'event':
    case 'answer':
    case 'judgement':
    case 'action':
    case 'otherScore':
      return <RecordName input={input} />;
  }
}

function InputNote({ input }: { readonly input: TraceInput }) {
  const say = useWords(TRACE);
  const common = useWords(COMMON);
  if (input.kind === 'figure') return say('figureInput', { figure: input.figure });
  if (input.kind === 'attribute') return null;
  if (input.kind !== 'visit') return <RecordNote input={input} />;
  const kind = input.visitKind in VISIT_KIND_WORDS ? common(VISIT_KIND_WORDS[input.visitKind as VisitKind]) : input.visitKind;
  return (
    <span className="row">
      <span>
        {formatDate(input.visitedOn)} {kind}
      </span>
      {!input.used && <Tag>{say('visitUnused')}</Tag>}
    </span>
  );
}

function inputValue(input: TraceInput): string {
  if (input.kind === 'visit') return formatPlaces(input.score);
  return input.kind === 'figure' || input.kind === 'attribute' ? formatDecimal(input.value) : recordValue(input);
}

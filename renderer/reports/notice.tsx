import type { NoticeData } from '../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import { besideChinese } from '../components/beside-chinese.ts';
import { levelName } from '../components/level-tag.tsx';
import { COMMON } from '../components/words.ts';
import { formatCount, formatPeriod, formatPlaces } from '../format.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import { benefitItems } from './benefit-items.tsx';
import type { DocumentLayout, FlowItem } from './flow.ts';
import { LetterHead, Objections, Paragraph, Signature } from './letter.tsx';
import { longDate } from './long-date.ts';
import { FromTo, Move, Strip } from './parts.tsx';
import { RaiseList } from './raise-list.tsx';
import { Why } from './why.tsx';
import { REPORTS } from './words.ts';

/** The notice to one outlet: what its level is now, why, what it grants, what would raise it, where objections go. */
export function noticeLayout(data: NoticeData, lang: Lang): DocumentLayout {
  const say = sayIn(REPORTS, lang);
  const flow: FlowItem[] = [
    { kind: 'block', key: 'head', node: <LetterHead title={say(`notice:${titleOf(data)}`)} number={say('noticeNumber', { number: numberOf(data) })} /> },
    { kind: 'block', key: 'greeting', node: <Greeting data={data} /> },
    { kind: 'block', key: 'facts', node: <Facts data={data} /> },
    { kind: 'block', key: 'why', node: <Why explanation={data.explanation} standing={data.standing} decision={data.movement} /> },
    ...benefitItems(data.benefits, data.benefitsBefore, lang),
    ...(data.standing.state === 'graded' ? [{ kind: 'block' as const, key: 'raise', node: <RaiseList reach={data.reach} levels={data.explanation.levels} /> }] : []),
    { kind: 'block', key: 'objections', node: <Objections terms={data.terms} />, keepWithNext: true },
    { kind: 'block', key: 'signature', node: <Signature by={data.head.network} on={longDate(signedOn(data), lang)} /> },
  ];
  return { title: `${data.outlet.code} ${data.explanation.outlet.name}`, name: say('notice'), orientation: 'portrait', frame: 'report', flow };
}

function titleOf({ standing, explanation }: NoticeData): 'promote' | 'demote' | 'enter' | 'hold' | 'promoteLevel' | 'demoteLevel' {
  const isStars = explanation.levels.some(({ stars }) => stars !== null);
  const { movement } = standing;
  if (movement === 'promote') return isStars ? 'promote' : 'promoteLevel';
  if (movement === 'demote') return isStars ? 'demote' : 'demoteLevel';
  return movement === 'enter' ? 'enter' : 'hold';
}

function numberOf({ outlet, explanation }: NoticeData): string {
  return `${explanation.run.period}-${explanation.run.number}-${outlet.code}`;
}

function signedOn({ head }: NoticeData): string {
  return head.run?.publishedAt ?? head.printedOn;
}

function Greeting({ data }: { readonly data: NoticeData }) {
  const say = useWords(REPORTS);
  const common = useWords(COMMON);
  const lang = useLang();
  const { explanation, standing } = data;
  const none = common(standing.state);
  const words = {
    period: formatPeriod(explanation.run.period, lang),
    scheme: inLang(explanation.run.schemeName, lang),
    from: besideChinese(levelName(explanation.levels, standing.previousLevel, lang, say('noLevelYet')), lang),
    to: besideChinese(levelName(explanation.levels, standing.newLevel, lang, none), lang),
    total: formatPlaces(explanation.trace.total),
  };
  const hasTotal = explanation.trace.total !== null;
  return (
    <>
      <Paragraph flush>{say('dear', { name: explanation.outlet.name, code: data.outlet.code })}</Paragraph>
      <Paragraph>{say(`${hasTotal ? 'noticeLine' : 'noticeLineUngraded'}`, words) + say(`noticeMoved:${standing.previousLevel === null ? 'first' : standing.previousLevel === standing.newLevel ? 'same' : 'moved'}`, words)}</Paragraph>
    </>
  );
}

function Facts({ data }: { readonly data: NoticeData }) {
  const say = useWords(REPORTS);
  const { explanation, standing } = data;
  const { trace, levels } = explanation;
  return (
    <Strip
      facts={[
        { name: say('levelChange'), value: <FromTo from={standing.previousLevel} to={standing.newLevel} levels={levels} /> },
        { name: say('movement'), value: <Move movement={standing.movement} levels={levels} /> },
        { name: say('total'), value: formatPlaces(trace.total) },
        ...(trace.rank === null ? [] : [{ name: say('rank'), value: `${formatCount(trace.rank.rank)} / ${formatCount(trace.rank.of)}` }]),
      ]}
    />
  );
}

import type { VisitReportData } from '../../shared/contract/report-calls.ts';
import type { Item } from '../../shared/checklist/checklist.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import type { VisitPhoto } from '../../shared/photo/photo.ts';
import { photoAddress } from '../../shared/photo/photo-address.ts';
import { AnswerText } from '../components/answers/answer-text.tsx';
import { VISIT_KIND_WORDS } from '../components/status-tags.tsx';
import { COMMON } from '../components/words.ts';
import { formatDate, formatDecimal, formatPlaces, NO_VALUE } from '../format.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import { actionItems } from './action-items.tsx';
import type { DocumentLayout, FlowItem } from './flow.ts';
import { Nothing, Part, Strip } from './parts.tsx';
import { REPORTS } from './words.ts';

const PHOTOS_A_ROW = 3;

/** The report of one visit: score by section, what failed with its notes, every answer, photos, actions. */
export function visitReportLayout(data: VisitReportData, lang: Lang): DocumentLayout {
  const say = sayIn(REPORTS, lang);
  const { visit } = data;
  const flow: FlowItem[] = [
    { kind: 'block', key: 'title', node: <Title data={data} /> },
    { kind: 'block', key: 'facts', node: <Facts data={data} /> },
    { kind: 'block', key: 'sections', node: <Part title={say('sections')} />, keepWithNext: true },
    sectionTable(data, lang),
    ...findings(data, lang),
    { kind: 'block', key: 'answers', node: <Part title={say('answers')} />, keepWithNext: true },
    answerTable(data, lang),
    ...photoItems(visit.photos, data, lang),
    ...(data.actions.length === 0 ? [] : actionItems(data.actions, say('visitActions'), lang)),
    { kind: 'block', key: 'signatures', node: <Signatures /> },
  ];
  return { title: `${visit.code} ${visit.outletName}`, name: say('visitReport'), orientation: 'portrait', frame: 'report', flow };
}

function Title({ data }: { readonly data: VisitReportData }) {
  const say = useWords(REPORTS);
  const common = useWords(COMMON);
  const { visit, score } = data;
  return (
    <div className="rp-title">
      <div>
        <small>{say('visitReport')}</small>
        <h1>{visit.outletName}</h1>
        <p>{[visit.outletCode, visit.regionPath.join(' / '), visit.checklistName].join('  ·  ')}</p>
      </div>
      <div className="rp-title-level">
        <span className="rp-title-score">{formatPlaces(score.score)}</span>
        {score.redLine && <span className="rp-red-line">{common('redLine')}</span>}
        {score.outcome.passed !== null && <span className={score.outcome.passed ? 'up' : 'down'}>{say(score.outcome.passed ? 'passed' : 'failedMark')}</span>}
      </div>
    </div>
  );
}

function Facts({ data }: { readonly data: VisitReportData }) {
  const say = useWords(REPORTS);
  const common = useWords(COMMON);
  const { visit, score } = data;
  // A mystery shopper stays unnamed to those who are told the result.
  const auditor = visit.kind === 'covert' ? say('shopper') : (visit.auditor ?? NO_VALUE);
  const times = visit.arrivedAt === null ? '' : `${visit.arrivedAt}${visit.leftAt === null ? '' : `–${visit.leftAt}`}`;
  return (
    <Strip
      facts={[
        { name: say('visitedOn'), value: formatDate(visit.visitedOn), note: times },
        { name: say('visitKind'), value: common(VISIT_KIND_WORDS[visit.kind]), note: visit.code },
        { name: say('auditor'), value: auditor },
        { name: say('answered'), value: `${score.answered} / ${score.items}`, note: say('failedItems', { count: data.failed.length }) },
        { name: say('previousScore'), value: formatPlaces(visit.previousScore) },
      ]}
    />
  );
}

function sectionTable({ visit, score }: VisitReportData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  return {
    kind: 'table',
    key: 'sections-table',
    columns: (
      <>
        <col />
        <col style={{ width: '14%' }} />
        <col style={{ width: '18%' }} />
        <col style={{ width: '28%' }} />
      </>
    ),
    head: (
      <tr>
        <th>{say('section')}</th>
        <th className="right">{say('answered')}</th>
        <th className="right">{say('gained')}</th>
        <th>{say('rate')}</th>
      </tr>
    ),
    rows: visit.checklist.sections.map((section) => {
      const own = score.sections.find(({ code }) => code === section.code);
      return (
        <tr key={section.code}>
          <td>{inLang(section.name, lang)}</td>
          <td className="num right">{own === undefined ? NO_VALUE : `${own.answered} / ${own.items}`}</td>
          <td className="num right">{own === undefined ? NO_VALUE : `${formatDecimal(own.gained)} / ${formatDecimal(own.possible)}`}</td>
          <td>
            <span className="rp-rate">
              <b>{formatPlaces(own?.rate ?? null)}</b>
              <i>
                <span style={{ width: `${Math.max(0, Math.min(100, Number(own?.rate ?? 0)))}%` }} />
              </i>
            </span>
          </td>
        </tr>
      );
    }),
  };
}

/** Items by their code with the section in which they stand. */
function itemsIn({ visit }: VisitReportData): ReadonlyMap<string, { readonly item: Item; readonly section: string }> {
  return new Map(visit.checklist.sections.flatMap((section) => section.items.map((item) => [item.code, { item, section: section.code }] as const)));
}

function findings(data: VisitReportData, lang: Lang): readonly FlowItem[] {
  const say = sayIn(REPORTS, lang);
  const items = itemsIn(data);
  if (data.failed.length === 0) {
    return [
      {
        kind: 'block',
        key: 'findings',
        node: (
          <Part title={say('findings')}>
            <Nothing>{say('noFindings')}</Nothing>
          </Part>
        ),
      },
    ];
  }
  return [
    { kind: 'block', key: 'findings', node: <Part title={say('findings')} hint={say('failedItems', { count: data.failed.length })} />, keepWithNext: true },
    {
      kind: 'table',
      key: 'findings-table',
      columns: (
        <>
          <col style={{ width: '8%' }} />
          <col style={{ width: '34%' }} />
          <col style={{ width: '20%' }} />
          <col />
          <col style={{ width: '10%' }} />
        </>
      ),
      head: (
        <tr>
          <th>{say('no')}</th>
          <th>{say('question')}</th>
          <th>{say('answer')}</th>
          <th>{say('note')}</th>
          <th className="right">{say('lostPoints')}</th>
        </tr>
      ),
      rows: data.failed.flatMap((code) => {
        const found = items.get(code);
        const own = data.score.itemScores[code];
        if (found === undefined || own === undefined) return [];
        return [
          <tr key={code}>
            <td className="num">{code}</td>
            <td>
              {inLang(found.item.name, lang)}
              {own.criticalFailed && <RedLine />}
            </td>
            <td>
              <AnswerText item={found.item} answer={data.visit.answers[code] ?? null} />
            </td>
            <td className="quiet">{noteOf(data, code)}</td>
            <td className="num right">{formatDecimal(own.lost)}</td>
          </tr>,
        ];
      }),
    },
  ];
}

function RedLine() {
  const common = useWords(COMMON);
  return <span className="rp-red-line rp-small">{common('redLine')}</span>;
}

function noteOf({ visit }: VisitReportData, code: string): string {
  return visit.answers[code]?.note ?? '';
}

function answerTable(data: VisitReportData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  return {
    kind: 'table',
    key: 'answers-table',
    className: 'rp-dense',
    columns: (
      <>
        <col style={{ width: '8%' }} />
        <col />
        <col style={{ width: '27%' }} />
        <col style={{ width: '14%' }} />
      </>
    ),
    head: (
      <tr>
        <th>{say('no')}</th>
        <th>{say('question')}</th>
        <th>{say('answer')}</th>
        <th className="right">{say('gained')}</th>
      </tr>
    ),
    rows: data.visit.checklist.sections.flatMap((section) => {
      const asked = section.items.filter(({ code }) => !['hidden', 'jumped'].includes(data.score.itemScores[code]?.state ?? 'hidden'));
      if (asked.length === 0) return [];
      return [
        <tr key={`section-${section.code}`} className="rp-dimension">
          <td colSpan={4}>{inLang(section.name, lang)}</td>
        </tr>,
        ...asked.map((item) => {
          const own = data.score.itemScores[item.code];
          return (
            <tr key={item.code}>
              <td className="num">{item.code}</td>
              <td>{inLang(item.name, lang)}</td>
              <td>
                <AnswerText item={item} answer={data.visit.answers[item.code] ?? null} />
              </td>
              <td className="num right">{own === undefined || (own.possible === '0' && own.gained === '0') ? NO_VALUE : `${formatDecimal(own.gained)} / ${formatDecimal(own.possible)}`}</td>
            </tr>
          );
        }),
      ];
    }),
  };
}

function photoItems(photos: readonly VisitPhoto[], data: VisitReportData, lang: Lang): readonly FlowItem[] {
  const say = sayIn(REPORTS, lang);
  if (photos.length === 0) return [];
  const items = itemsIn(data);
  const rows = Array.from({ length: Math.ceil(photos.length / PHOTOS_A_ROW) }, (_, row) => photos.slice(row * PHOTOS_A_ROW, (row + 1) * PHOTOS_A_ROW));
  return [
    { kind: 'block', key: 'photos', node: <Part title={say('photos')} hint={say('photoCount', { count: photos.length })} />, keepWithNext: true },
    ...rows.map((row, place): FlowItem => ({
      kind: 'block',
      key: `photos-${place}`,
      node: (
        <div className="rp-photo-row">
          {row.map((photo) => (
            <figure key={photo.id}>
              <img src={photoAddress(photo.hash, 'full')} alt={photo.name} />
              <figcaption>
                <b>{photo.item}</b> {inLang(items.get(photo.item)?.item.name ?? { zh: '' }, lang)}
                {photo.takenAt !== null && <small>{` ${photo.takenAt.replace('T', ' ').slice(0, 16)}`}</small>}
              </figcaption>
            </figure>
          ))}
        </div>
      ),
    })),
  ];
}

function Signatures() {
  const say = useWords(REPORTS);
  const lang = useLang();
  const colon = lang === 'zh' ? '：' : ':';
  return (
    <div className="rp-signatures">
      <span>{say('signAuditor') + colon}</span>
      <span>{say('signOutlet') + colon}</span>
      <span>{say('signDate') + colon}</span>
    </div>
  );
}

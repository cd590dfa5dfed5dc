import { unknownNumbers } from '../../../shared/grading/scheme-numbers.ts';
import { schemeSources } from '../../../shared/scheme/scheme-sources.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { withValueAt } from '../../../shared/scheme/set-path.ts';
import type { OutletSpec } from '../grading/build-input.ts';

/** The scheme with every unknown number filled in by some number: rising ones, so that lines rise too. */
export function completed(scheme: Scheme): Scheme {
  return unknownNumbers(scheme).reduce<unknown>((document, path, index) => withValueAt(document, path, /share$/.test(path) ? 1 : index + 1), scheme) as Scheme;
}

/** Outlets with some value for everything that the scheme reads, the last of them without any; more than any scheme has levels. */
export function sampleNetwork(scheme: Scheme, period: string): OutletSpec[] {
  const text = JSON.stringify(scheme);
  const figures = [...text.matchAll(/"figure":"([^"]+)"/g)].map((match) => match[1]!);
  const checklists = [...new Set(schemeSources(scheme).flatMap((source) => (source.kind === 'inspection' ? (source.checklists ?? ['hall']) : [])))];
  const months = scheme.cycle === 'month' ? [period, '2026-08', '2026-06'] : [period, '2026-08'];
  return Array.from({ length: 48 }, (_, place) => {
    const value = (place * 37) % 101;
    if (place === 47) return {};
    return {
      type: 'hall',
      class: String(1 + (place % 3)),
      ownership: place % 2 === 0 ? 'partner' : 'own',
      regions: ['P', `X${place % 2}`, `Y${place % 4}`],
      openedOn: '2015-01-01',
      attributes: attributesOf(text, place),
      figures: Object.fromEntries(months.flatMap((month) => figures.map((figure) => [`${figure}@${month}`, value]))),
      visits: checklists.map((checklist) => ({ on: '2026-09-10', score: value, kind: place % 2 === 0 ? ('open' as const) : ('covert' as const), checklist, redLine: place === 3 })),
      events: schemeSources(scheme).flatMap((source) => (source.kind === 'event' ? [{ on: '2026-09-05', event: source.event, category: String(1 + (place % 5)) }] : [])),
    };
  });
}

/** Texts that the scheme itself compares or lists where there are some, else numbers. */
function attributesOf(text: string, place: number): Readonly<Record<string, string | number>> {
  const codes = [...text.matchAll(/"attribute":"([^"]+)"/g)].map((match) => match[1]!);
  return Object.fromEntries(
    codes.map((code) => {
      const compared = [...text.matchAll(new RegExp(`"attribute":"${code}"\\},"is":"[^"]+","than":"([^"]+)"`, 'g'))].map((match) => match[1]!);
      const listed = [...text.matchAll(new RegExp(`"attribute":"${code}"\\},"method":\\{"kind":"categories","rows":(\\[[^\\]]*\\])`, 'g'))].flatMap((match) => (JSON.parse(match[1]!) as { value: string }[]).map(({ value }) => value));
      const texts = [...compared, ...listed];
      return [code, texts.length === 0 ? place + 2 : texts[place % texts.length]!];
    }),
  );
}

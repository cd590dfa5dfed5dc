import type { ReactNode } from 'react';
import type { NoticeTerms } from '../../shared/contract/report-calls.ts';
import { useLang, useWords } from '../i18n.ts';
import { longDate } from './long-date.ts';
import { REPORTS } from './words.ts';

/** The head of a letter: title in the middle, its number under it. */
export function LetterHead({ title, number }: { readonly title: ReactNode; readonly number: string }) {
  return (
    <div className="rp-letter-head">
      <h1>{title}</h1>
      <p>{number}</p>
    </div>
  );
}

/** A paragraph of a letter, indented as letters are. */
export function Paragraph({ children, flush = false }: { readonly children: ReactNode; readonly flush?: boolean }) {
  return <p className={flush ? 'rp-letter-line rp-flush' : 'rp-letter-line'}>{children}</p>;
}

/** Until when and where objections are heard; nothing is said of a window that was not opened. */
export function Objections({ terms }: { readonly terms: NoticeTerms | null }) {
  const say = useWords(REPORTS);
  const lang = useLang();
  if (terms === null) return <Paragraph>{say('objectionsAnyTime')}</Paragraph>;
  const window = { from: longDate(terms.opensOn, lang), to: longDate(terms.closesOn, lang), contact: terms.contact };
  return <Paragraph>{say(terms.contact === '' ? 'objections' : 'objectionsTo', window)}</Paragraph>;
}

/** Who signs, and on which day. */
export function Signature({ by, on }: { readonly by: string; readonly on: string }) {
  const say = useWords(REPORTS);
  return (
    <div className="rp-signature">
      <p>{by}</p>
      <p>{on}</p>
      <small>{say('seal')}</small>
    </div>
  );
}

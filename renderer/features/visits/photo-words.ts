import { photoTimeFinding, type PhotoTimeFinding, type VisitTimes } from '../../../shared/photo/photo-time.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import { formatDate } from '../../format.ts';
import type { Say } from '../../i18n.ts';
import type { EVIDENCE } from './evidence-words.ts';

export type SayEvidence = Say<typeof EVIDENCE.table>;

/** What is doubtful about a photo, in a short word and a whole sentence; null: nothing. The gravest first. */
export function photoDoubt(photo: VisitPhoto, times: VisitTimes, say: SayEvidence): { readonly word: string; readonly text: string } | null {
  const [alike] = photo.alike;
  if (alike !== undefined) {
    const place = say('alikeText', { outlet: alike.outletName, date: formatDate(alike.visitedOn), item: alike.item });
    return { word: say(alike.how === 'same' ? 'same' : 'nearly'), text: `${say(alike.how === 'same' ? 'same' : 'nearly')}: ${place}` };
  }
  const finding = photoTimeFinding(photo.takenAt, times);
  return isDoubtful(finding) ? { word: say(finding.kind), text: timeText(finding, say) } : null;
}

/** Whether a photo's time speaks against the visit; a file that says none does not. */
function isDoubtful(finding: PhotoTimeFinding): finding is Exclude<PhotoTimeFinding, { kind: 'fits' | 'unknown' }> {
  return finding.kind !== 'fits' && finding.kind !== 'unknown';
}

/** How the photo's time stands to the visit, in words. */
export function timeText(finding: PhotoTimeFinding, say: SayEvidence): string {
  switch (finding.kind) {
    case 'unknown':
      return say('noTime');
    case 'fits':
      return say('fits');
    case 'otherDay':
      return say('otherDayText', { day: finding.day });
    case 'early':
      return say('earlyText', { minutes: finding.minutes });
    case 'late':
      return say('lateText', { minutes: finding.minutes });
  }
}

/** Minutes as people say them: `45 分钟`, `1 小时 5 分钟`. */
export function durationText(minutes: number, say: SayEvidence): string {
  return minutes < 60 ? say('minutes', { n: minutes }) : say('hours', { h: Math.floor(minutes / 60), n: minutes % 60 });
}

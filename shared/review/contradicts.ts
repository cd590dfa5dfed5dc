/** Words that say something is wrong, and phrases with them that say the opposite. */
const AMISS = /未|缺|坏|脏|破损|过期|损坏|没有|不符|不合|不够|无人|迟到|污|漏|missing|broken|dirty|absent|expired|not |no /i;
const FINE = /没有问题|没问题|无问题|没有发现|未发现|未见|无异常|没有缺|无缺|不脏|没有破损|no problem|no issue|not found|nothing|none/gi;

/**
 * Whether a note seems to say that something is wrong though the answer lost nothing: something for a reviewer to look at,
 * nothing more. Words alone decide, so that it errs both ways.
 */
export function contradicts(note: string | undefined, lostNothing: boolean): boolean {
  if (!lostNothing || note === undefined) return false;
  return AMISS.test(note.replaceAll(FINE, ' '));
}

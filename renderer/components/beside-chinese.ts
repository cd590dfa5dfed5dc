import type { Lang } from '../../shared/errors.ts';

/** A name put behind Chinese: one that begins with a Latin letter or a digit stands off by a space. */
export function besideChinese(name: string, lang: Lang): string {
  return lang === 'zh' && /^[A-Za-z0-9]/.test(name) ? ` ${name}` : name;
}

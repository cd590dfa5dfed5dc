import i18next from 'i18next';
import { useCallback, useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Lang } from '../shared/errors.ts';

/** One text in both languages; `enOne` is the English form for a `count` of one. `{{name}}` places are filled in. */
export interface Word {
  readonly zh: string;
  readonly en: string;
  readonly enOne?: string;
}
export type WordTable = Readonly<Record<string, Word>>;
export interface WordSet<T extends WordTable> {
  readonly name: string;
  readonly table: T;
}
export type WordParams = Readonly<Record<string, string | number>>;
/** Says a word of a set in the language of the window. */
export type Say<T extends WordTable> = (key: keyof T & string, params?: WordParams) => string;

void i18next.use(initReactI18next).init({
  lng: 'zh',
  fallbackLng: false,
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0]);

/** Makes a feature's words known. The keys are typed, so a word that is in neither language fails the build. */
export function defineWords<const T extends WordTable>(name: string, table: T): WordSet<T> {
  const zh: Record<string, string> = {};
  const en: Record<string, string> = {};
  for (const [key, word] of Object.entries<Word>(table)) {
    zh[key] = word.zh;
    en[key] = word.en;
    if (word.enOne !== undefined) en[`${key}_one`] = word.enOne;
  }
  i18next.addResourceBundle('zh', name, zh, true, true);
  i18next.addResourceBundle('en', name, en, true, true);
  return { name, table };
}

/** The words of a feature in the window's language; the component renders anew when the language changes. */
export function useWords<T extends WordTable>(set: WordSet<T>): Say<T> {
  const lang = useLang();
  return useMemo(() => sayIn(set, lang), [set, lang]);
}

/** The words of a set in a given language, outside components. */
export function sayIn<T extends WordTable>(set: WordSet<T>, lang: Lang): Say<T> {
  // i18next's own types try to read the places out of each text; the keys are typed here already.
  const say = i18next.getFixedT(lang, set.name) as unknown as (key: string, params: WordParams) => string;
  return (key, params) => say(key, { ...params });
}

const instances = new Map<Lang, typeof i18next>();

/** The words in a language of their own, for a part of the window that speaks another one: a report's preview. */
export function i18nFor(lang: Lang): typeof i18next {
  const instance = instances.get(lang) ?? i18next.cloneInstance({ lng: lang });
  instances.set(lang, instance);
  return instance;
}

/** The language of the window. */
export function useLang(): Lang {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** Switches the window's words; the choice itself is kept by the main process. */
export function showLanguage(lang: Lang): void {
  if (i18next.language !== lang) void i18next.changeLanguage(lang);
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
}

/** Joins texts as the window's language lists them: 甲、乙 / A, B. */
export function useList(): (texts: readonly string[]) => string {
  const joint = useLang() === 'zh' ? '、' : ', ';
  return useCallback((texts: readonly string[]) => texts.join(joint), [joint]);
}

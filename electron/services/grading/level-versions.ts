import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';

/** The code in the scheme at hand of a level that a run decided (null: it was imported) under its own version. */
export type LevelVersions = (runNo: number | null, level: string | null) => string | null;

/**
 * Follows level codes through the versions of a scheme: each version says by `replacesLevels` which of its levels stands
 * for one of the version before; a code that it does not name is kept.
 */
export function levelVersions(store: Store, scheme: Scheme, runs: readonly RunRecord[]): LevelVersions {
  let before: ReturnType<typeof versionsBefore> | null = null;
  const versionOfRun = new Map(runs.map(({ no, schemeNo }) => [no, schemeNo]));
  const maps = new Map<number, ReadonlyMap<string, string>>();
  const mapFrom = (schemeNo: number): ReadonlyMap<string, string> => {
    const known = maps.get(schemeNo);
    if (known !== undefined) return known;
    // Mostly the runs are of the version at hand, and no other need be read.
    if (store.schemes.documentOf(schemeNo, scheme) === scheme) return SAME_CODES;
    before ??= versionsBefore(store, scheme);
    const versions = before;
    const from = versions.findIndex(({ no }) => no === schemeNo);
    const later = from < 0 ? [] : [...versions.slice(from + 1).map(({ document }) => document), scheme];
    const codes = from < 0 ? [] : versions[from]!.document.levels.map(({ code }) => code);
    const map = new Map(codes.map((code) => [code, later.reduce((now, version) => version.replacesLevels?.[now] ?? now, code)]));
    maps.set(schemeNo, map);
    return map;
  };
  return (runNo, level) => {
    const schemeNo = runNo === null ? undefined : versionOfRun.get(runNo);
    return level === null || schemeNo === undefined ? level : (mapFrom(schemeNo).get(level) ?? level);
  };
}

const SAME_CODES: ReadonlyMap<string, string> = new Map();

/** The published versions before the one at hand, oldest first; all of them for a scheme that is not published. */
function versionsBefore(store: Store, scheme: Scheme): readonly { readonly no: number; readonly document: Scheme }[] {
  const published = store.schemes
    .versions()
    .map(({ version }) => version)
    .filter(({ code, state }) => code === scheme.code && state === 'published')
    .sort((a, b) => a.version - b.version);
  const json = canonicalJson(scheme);
  const own = published.findIndex(({ document }) => canonicalJson(document) === json);
  return own < 0 ? published : published.slice(0, own);
}

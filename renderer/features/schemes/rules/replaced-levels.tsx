import { inLang } from '../../../../shared/errors.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

/** Levels of the version before that this one no longer has: which level an outlet that holds one now counts as. */
export function ReplacedLevels() {
  const { scheme, before } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const names = useNames();
  const set = useSet();
  const mapped = scheme.replacesLevels ?? {};
  const gone = (before?.levels ?? []).filter(({ code }) => !scheme.levels.some((level) => level.code === code));
  const codes = [...new Set([...gone.map(({ code }) => code), ...Object.keys(mapped)])];
  if (codes.length === 0) return null;
  function put(code: string, level: string): void {
    const next = Object.fromEntries(Object.entries({ ...mapped, [code]: level }).filter(([, to]) => to !== '-'));
    set('replacesLevels', Object.keys(next).length === 0 ? undefined : next);
  }
  return (
    <>
      <h3 className="mv-group">{say('replaced')}</h3>
      {codes.map((code) => (
        <div key={code} className="df-sentence mv-line">
          {say('replacedLevel', { name: inLang(gone.find((level) => level.code === code)?.name ?? { zh: code }, lang) })}
          <ChoiceField label={say('replacedLevel', { name: code })} value={mapped[code] ?? '-'} choices={[{ value: '-', label: say('choose') }, ...names.levels]} onChange={(level) => put(code, level)} width={130} />
          <PlaceProblems path={`replacesLevels.${code}`} />
        </div>
      ))}
      <PlaceProblems path="replacesLevels" />
    </>
  );
}

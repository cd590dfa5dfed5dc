import { inLang } from '../../../shared/errors.ts';
import type { Trace, TraceLine } from '../../../shared/grading/trace.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatPlaces, shownDifference } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { nextLine } from './next-line.ts';
import { OUTLETS } from './words.ts';

interface ConditionLine {
  readonly key: string;
  readonly text: string;
  readonly isMet: boolean;
  /** By how much it is short, or the value that meets it. */
  readonly value: string;
}

/** The conditions of the next higher level: met, or short by how much. */
export function NextLevelPanel({ trace, levels }: { readonly trace: Trace; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(OUTLETS);
  const lang = useLang();
  const target = nextLine(trace, levels);
  if (target === null) return null;
  const name = levelName(levels, target.line.level, lang, target.line.level);
  const lines: readonly ConditionLine[] = [...totalLine(target.line, trace), ...gateLines(target.line)];
  return (
    <Panel
      title={
        <span className="row">
          {say(target.isHigher ? 'nextLevel' : 'keepLevel', { level: name })}
          <LevelTag code={target.line.level} levels={levels} show="stars" />
        </span>
      }
      flush
    >
      <ul className="conditions">
        {lines.map((line) => (
          <li key={line.key}>
            <span className={line.isMet ? 'up' : 'warn'} title={say(line.isMet ? 'met' : 'unmet')}>
              <Icon name={line.isMet ? 'check' : 'clock'} />
              <span className="visually-hidden">{say(line.isMet ? 'met' : 'unmet')}</span>
            </span>
            <span className="grow">{line.text}</span>
            <span className={line.isMet ? 'num quiet' : 'num strong'}>{line.value}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );

  function totalLine(line: TraceLine, { total }: Trace): readonly ConditionLine[] {
    if (line.line === null) return [];
    const isShort = line.distance === null || line.distance.startsWith('-') || (line.exclusive && !/[1-9]/.test(line.distance));
    return [
      {
        key: 'total',
        text: say(line.exclusive ? 'totalAbove' : 'totalAtLeast', { line: formatPlaces(line.line) }),
        isMet: !isShort,
        value: line.distance === null ? say('noValue') : isShort ? say('short', { n: formatPlaces(line.distance.replace('-', '')) }) : formatPlaces(total),
      },
    ];
  }

  function gateLines(line: TraceLine): readonly ConditionLine[] {
    return line.gates.flatMap((gate): readonly ConditionLine[] => {
      const name = inLang(gate.name, lang);
      const bounds = [
        ...(gate.atLeast === null ? [] : [{ word: 'gateAtLeast', bound: gate.atLeast } as const]),
        ...(gate.atMost === null ? [] : [{ word: 'gateAtMost', bound: gate.atMost } as const]),
      ];
      return bounds.map(({ word, bound }) => ({
        key: `${gate.code}${word}`,
        text: say(word, { name, n: formatPlaces(bound) }),
        isMet: gate.met,
        value: gate.value === null ? say('noValue') : gate.met ? formatPlaces(gate.value) : gap(word, gate.value, bound),
      }));
    });
  }

  function gap(word: 'gateAtLeast' | 'gateAtMost', value: string, bound: string): string {
    const difference = formatPlaces(shownDifference(value, bound).replace('-', ''));
    return say(word === 'gateAtLeast' ? 'short' : 'over', { n: difference });
  }
}

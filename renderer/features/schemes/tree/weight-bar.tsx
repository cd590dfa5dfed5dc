import { Button } from 'antd';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { compare, parseNumber, toCutText, ZERO, type Rational } from '../../../../shared/exact/rational.ts';
import { inLang } from '../../../../shared/errors.ts';
import type { DimensionNode } from '../../../../shared/scheme/scheme.ts';
import { Icon } from '../../../components/icon.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { all, set } from '../model/scheme-edit.ts';
import { distributed, shifted, weightGroup, type WeightGroup } from '../model/weight-group.ts';
import { DESIGNER } from '../words.ts';

const TINTS = ['#1F5FBF', '#5A89CF', '#8FAEDF', '#C3D4EE'];

/** The weights below a dimension as a bar: what each has, what is missing hatched, edges that can be dragged. */
export function WeightBar({ dimension, path }: { readonly dimension: DimensionNode; readonly path: string }) {
  const { edit, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const bar = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly place: number; readonly x: number; readonly group: WeightGroup } | null>(null);
  const group = weightGroup(dimension);
  if (group === null) return <p className="hint wb-none">{say('noWeights')}</p>;
  const sum = asNumber(group.sum);
  const scale = group.isPercent ? Math.max(100, sum) : Math.max(sum, 1e-9);
  const order = compare(group.left, ZERO);

  function shiftBy(from: WeightGroup, place: number, by: Rational): void {
    const weights = shifted(from, place, by);
    edit(all(...[...weights].map(([index, weight]) => set(`${path}.children[${index}].weight`, weight))), `bar:${path}:${place}`);
  }
  function onPointerMove(event: PointerEvent): void {
    const { current } = drag;
    const width = bar.current?.clientWidth ?? 0;
    if (current === null || width === 0) return;
    const by = parseNumber(String(Math.round(((event.clientX - current.x) / width) * scale * 2) / 2));
    if (by !== null) shiftBy(current.group, current.place, by);
  }
  function onKeyDown(event: KeyboardEvent, place: number): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const by = parseNumber(String(step * (event.shiftKey ? 5 : 1)));
    if (step === 0 || by === null || group === null) return;
    event.preventDefault();
    shiftBy(group, place, by);
  }
  const name = inLang(dimension.name, lang);
  return (
    <div className="wb">
      <div className="row wb-head">
        <span>{say('weightsOf', { name })}</span>
        <b className="num">{toCutText(group.sum, 2)}{group.isPercent ? '%' : ''}</b>
        <span className="grow" />
        {group.isPercent &&
          (order === 0 ? (
            <span className="row up wb-state">
              <Icon name="check" size={14} />
              {say('weightsFull')}
            </span>
          ) : (
            <span className="row down strong wb-state" role="status">
              <Icon name="warning" size={14} />
              {say(order > 0 ? 'weightsLeft' : 'weightsOver', { n: toCutText(order > 0 ? group.left : { num: -group.left.num, den: group.left.den }, 2) })}
            </span>
          ))}
      </div>
      <div ref={bar} className="wb-bar" role="group" aria-label={say('weightsOf', { name })}>
        {group.parts.map((part, place) => (
          <span key={part.node.code} className={part.stated === null ? 'wb-part wb-shared' : 'wb-part'} style={{ width: `${(asNumber(part.counted) / scale) * 100}%`, background: TINTS[place % TINTS.length] }} title={`${inLang(part.node.name, lang)} ${toCutText(part.counted, 2)}`} />
        ))}
        {order > 0 && <span className="wb-left" style={{ width: `${(asNumber(group.left) / scale) * 100}%` }} />}
        {sum > 100 && group.isPercent && <span className="wb-over" style={{ left: `${(100 / scale) * 100}%` }} />}
        {!isReadOnly &&
          group.parts.slice(0, -1).map((part, place) => {
            const at = (group.parts.slice(0, place + 1).reduce((total, each) => total + asNumber(each.counted), 0) / scale) * 100;
            const [left, right] = [inLang(part.node.name, lang), inLang(group.parts[place + 1]?.node.name ?? part.node.name, lang)];
            return (
              // A separator that can be moved takes keys and the pointer.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
              <span
                key={part.node.code}
                className="wb-grip"
                role="separator"
                // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                tabIndex={0}
                aria-orientation="vertical"
                aria-label={say('gripBetween', { left, right })}
                aria-valuenow={Math.round(asNumber(part.counted) * 100) / 100}
                aria-valuemin={0}
                aria-valuemax={100}
                style={{ left: `${at}%` }}
                onKeyDown={(event) => onKeyDown(event, place)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  drag.current = { place, x: event.clientX, group };
                }}
                onPointerMove={onPointerMove}
                onPointerUp={() => (drag.current = null)}
              />
            );
          })}
      </div>
      <ul className="wb-legend">
        {group.parts.slice(0, 8).map((part, place) => (
          <li key={part.node.code}>
            <i style={{ background: TINTS[place % TINTS.length] }} />
            <span className="ellipsis">{inLang(part.node.name, lang)}</span>
            <span className="num">{short(part.counted)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What mends weights that do not make 100: give the rest to one, or to all in proportion or alike. Never by itself. */
export function WeightMender({ dimension, path, current }: { readonly dimension: DimensionNode; readonly path: string; readonly current: string | null }) {
  const { edit } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const group = weightGroup(dimension);
  if (group === null || !group.isPercent || compare(group.left, ZERO) === 0) return null;
  const isOver = group.left.num < 0n;
  const put = (to: number | 'proportion' | 'alike'): void => edit(all(...[...distributed(group, to)].map(([index, weight]) => set(`${path}.children[${index}].weight`, weight))));
  const one = group.parts.find((part) => part.node.code === current) ?? group.parts[0];
  const amount = toCutText(isOver ? { num: -group.left.num, den: group.left.den } : group.left, 2);
  return (
    <div className="wb-mend">
      <span>{say(isOver ? 'takeOver' : 'giveRest', { n: amount })}</span>
      {one !== undefined && (
        <Button size="small" onClick={() => put(one.index)}>
          {inLang(one.node.name, lang)}
        </Button>
      )}
      <Button size="small" onClick={() => put('proportion')}>
        {say('inProportion')}
      </Button>
      <Button size="small" onClick={() => put('alike')}>
        {say('alike')}
      </Button>
    </div>
  );
}

function asNumber({ num, den }: Rational): number {
  return Number(num) / Number(den);
}

function short(weight: Rational): string {
  return toCutText(weight, 2).replace(/\.?0+$/, '');
}

import { Button, Collapse, Input } from 'antd';
import { useState } from 'react';
import { inLang } from '../../../shared/errors.ts';
import type { TunableGroup } from '../../../shared/scheme/tunables.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { NO_CHANGES, shareRest, valueOf, weightSum, withChange, withoutChange, type Changes } from './changes.ts';
import { RuleField } from './rule-field.tsx';
import { WHAT_IF } from './words.ts';

export interface RulesPanelProps {
  readonly groups: readonly TunableGroup[];
  readonly changes: Changes;
  readonly onChange: (changes: Changes) => void;
}

/** The numbers of the rules: top weights, lines and movement in sight, all others folded and found by name. */
export function RulesPanel({ groups, changes, onChange }: RulesPanelProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const [sought, setSought] = useState('');
  const first = groups.filter((group, index) => (group.kind === 'weights' && index === 0) || group.kind === 'lines' || group.kind === 'movement');
  const rest = groups.filter((group) => !first.includes(group));
  const wanted = sought.trim().toLowerCase();
  const isSought = (group: TunableGroup): boolean => wanted === '' || groupName(group, say, lang).toLowerCase().includes(wanted) || group.items.some(({ name }) => inLang(name, lang).toLowerCase().includes(wanted));
  const shown = rest.filter(isSought);
  const changedIn = (group: TunableGroup): number => group.items.filter(({ path }) => changes.has(path)).length;
  return (
    <Panel
      flush
      className="rules-panel"
      title={
        <span className="row">
          {say('rules')}
          {changes.size > 0 && <Tag tone="accent">{say('changed', { count: changes.size })}</Tag>}
        </span>
      }
      tools={
        <Button type="text" size="small" disabled={changes.size === 0} icon={<Icon name="undo" size={14} />} onClick={() => onChange(NO_CHANGES)}>
          {say('resetAll')}
        </Button>
      }
    >
      {first.map((group) => (
        <section key={group.key} className="rule-group">
          <GroupHead group={group} changes={changes} onChange={onChange} />
          <Fields group={group} changes={changes} onChange={onChange} />
        </section>
      ))}
      {rest.length > 0 && (
        <section className="rule-group">
          <div className="row rule-head">
            <h3 className="grow">{say('moreRules')}</h3>
            <Input size="small" className="rule-find" allowClear placeholder={say('find')} aria-label={say('find')} value={sought} onChange={(event) => setSought(event.target.value)} />
          </div>
          <Collapse
            ghost
            size="small"
            items={shown.map((group) => ({
              key: group.key,
              label: (
                <span className="row">
                  <span className="ellipsis grow">{groupName(group, say, lang)}</span>
                  {changedIn(group) > 0 && <Tag tone="accent">{changedIn(group)}</Tag>}
                </span>
              ),
              children: (
                <>
                  {group.isPercent && <SumLine group={group} changes={changes} onChange={onChange} />}
                  <Fields group={group} changes={changes} onChange={onChange} />
                </>
              ),
            }))}
          />
        </section>
      )}
      <p className="hint rule-foot">{say('hintMark')}</p>
    </Panel>
  );
}

interface GroupProps extends Omit<RulesPanelProps, 'groups'> {
  readonly group: TunableGroup;
}

function GroupHead({ group, changes, onChange }: GroupProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  return (
    <div className="row rule-head">
      <h3 className="grow ellipsis">{groupName(group, say, lang)}</h3>
      {group.isPercent && <SumLine group={group} changes={changes} onChange={onChange} />}
    </div>
  );
}

/** Whether the weights add up, by how much they do not, and the button that mends it. */
function SumLine({ group, changes, onChange }: GroupProps) {
  const say = useWords(WHAT_IF);
  const sum = weightSum(group, changes);
  if (sum === null) return <span className="warn nowrap">{say('notANumber')}</span>;
  const text = (hundredths: number): string => String(hundredths / 100);
  if (sum === 10_000) {
    return (
      <span className="up row nowrap rule-sum">
        <Icon name="check" size={14} />
        {say('sum', { sum: text(sum) })}
      </span>
    );
  }
  const mended = shareRest(group, changes);
  return (
    <span className="rule-sum" role="alert">
      <span className="warn nowrap">{sum < 10_000 ? say('sumShort', { sum: text(sum), rest: text(10_000 - sum) }) : say('sumOver', { sum: text(sum), rest: text(sum - 10_000) })}</span>
      {mended !== null && (
        <button type="button" className="link nowrap" onClick={() => onChange(mended)}>
          {say('share')}
        </button>
      )}
    </span>
  );
}

function Fields({ group, changes, onChange }: GroupProps) {
  return (
    <>
      {group.items.map((item) => (
        <RuleField
          key={item.path}
          item={item}
          value={valueOf(changes, item)}
          isChanged={changes.has(item.path)}
          {...(group.isPercent ? { unit: '%' } : {})}
          onChange={(value) => onChange(withChange(changes, item, value))}
          onReset={() => onChange(withoutChange(changes, item.path))}
        />
      ))}
    </>
  );
}

export function groupName({ kind, name }: TunableGroup, say: ReturnType<typeof useWords<typeof WHAT_IF.table>>, lang: 'zh' | 'en'): string {
  const own = inLang(name, lang);
  return kind === 'weights' ? say('weightsOf', { name: own }) : kind === 'method' ? say('methodOf', { name: own }) : own;
}

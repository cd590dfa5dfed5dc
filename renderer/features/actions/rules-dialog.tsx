import { Button, Checkbox, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { MOST_DAYS, USUAL_DAYS, type ActionRule, type RuleScope } from '../../../shared/action/action.ts';
import type { ActionRules, ChecklistActionRule } from '../../../shared/contract/action-calls.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import { deskDay } from '../../components/actions/day-text.ts';
import { ACTIONS } from '../../components/actions/words.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { RedLineTag } from '../../components/status-tags.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';

const SCOPES = ['none', 'failed', 'critical', 'items'] as const;
type Scope = (typeof SCOPES)[number];
/** Attributes that usually name who runs an outlet. */
const MANAGER = /manager|经理|店长|负责人/i;

/** What approved visits ask for by themselves: a rule for each checklist. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(ACTIONS);
  const lang = useLang();
  const rules = useCall('action:rules', {});
  const [code, setCode] = useState<string | null>(null);
  const list = rules.status === 'ready' ? rules.value.checklists : [];
  const chosen = list.find(({ checklist }) => checklist === code) ?? list[0];
  return (
    <Modal open width={820} title={say('rulesTitle')} footer={<Button onClick={onClose}>{say('close')}</Button>} onCancel={onClose}>
      {rules.status === 'failed' && <ErrorBanner error={rules.error} onRetry={rules.retry} />}
      {rules.status === 'ready' && chosen === undefined && <p className="quiet">{say('noChecklists')}</p>}
      {rules.status === 'ready' && chosen !== undefined && (
        <div className="action-rules">
          <div className="action-rule-list" role="group" aria-label={say('checklist')}>
            {list.map((row) => (
              <button key={row.checklist} type="button" aria-pressed={row.checklist === chosen.checklist} onClick={() => setCode(row.checklist)}>
                <span className="ellipsis" title={inLang(row.name, lang)}>
                  {inLang(row.name, lang)}
                </span>
                <span className="hint">{say(`scope_${row.rule?.scope ?? 'none'}`)}</span>
              </button>
            ))}
          </div>
          <RuleForm key={`${chosen.checklist} ${chosen.savedAt ?? ''}`} of={chosen} attributes={rules.value.attributes} />
        </div>
      )}
    </Modal>
  );
}

function RuleForm({ of, attributes }: { readonly of: ChecklistActionRule; readonly attributes: ActionRules['attributes'] }) {
  const say = useWords(ACTIONS);
  const lang = useLang();
  const notify = useNotify();
  const save = useAction('action:save-rule');
  const usual = attributes.find(({ code, name }) => MANAGER.test(code) || MANAGER.test(name));
  const { rule } = of;
  const [scope, setScope] = useState<Scope>(rule?.scope ?? 'none');
  const [items, setItems] = useState<readonly string[]>(rule?.items ?? []);
  const [days, setDays] = useState<number | null>(rule?.days ?? USUAL_DAYS);
  const [by, setBy] = useState<'attribute' | 'person'>(rule?.owner.by ?? (usual === undefined ? 'person' : 'attribute'));
  const [attribute, setAttribute] = useState<string | null>(rule?.owner.by === 'attribute' ? rule.owner.attribute : (usual?.code ?? null));
  const [name, setName] = useState(rule?.owner.by === 'person' ? rule.owner.name : '');
  const [isTried, setTried] = useState(false);
  const isOwned = by === 'person' ? name.trim() !== '' : attribute !== null;
  const faults = {
    items: scope === 'items' && items.length === 0 ? say('itemsNeeded') : null,
    days: days === null || !Number.isInteger(days) || days < 0 || days > MOST_DAYS ? say('daysNeeded') : null,
    owner: isOwned ? null : say('ownerNeeded'),
  };
  const next = scope === 'none' ? null : ruleOf(scope, items, days ?? 0, by === 'person' ? { by, name: name.trim() } : { by, attribute: attribute ?? '' });
  const isChanged = JSON.stringify(next) !== JSON.stringify(rule);

  async function send(): Promise<void> {
    setTried(true);
    if (next !== null && (faults.items ?? faults.days ?? faults.owner) !== null) return;
    const reply = await save.run({ checklist: of.checklist, rule: next });
    if (reply.ok) notify.done(say('ruleSaved'));
  }
  const fault = (text: string | null) =>
    isTried && text !== null ? (
      <p className="down" role="alert">
        {text}
      </p>
    ) : null;
  return (
    <div className="action-rule-form">
      <p className="quiet">{say('rulesText')}</p>
      <Segmented<Scope> label={say('scope')} value={scope} onChange={setScope} options={SCOPES.map((value) => ({ value, label: say(`scope_${value}`) }))} />
      {scope === 'items' && (
        <div className="action-rule-items" role="group" aria-label={say('items')}>
          {of.items.map((item) => (
            <Checkbox key={item.code} checked={items.includes(item.code)} onChange={(event) => setItems(of.items.filter(({ code }) => (code === item.code ? event.target.checked : items.includes(code))).map(({ code }) => code))}>
              <span className="num strong">{item.code}</span> {inLang(item.name, lang)} {item.critical && <RedLineTag />}
            </Checkbox>
          ))}
        </div>
      )}
      {fault(faults.items)}
      {scope !== 'none' && (
        <>
          <div className="row">
            <label htmlFor="rule-days">{say('ruleDays')}</label>
            <InputNumber<number> id="rule-days" min={0} max={MOST_DAYS} precision={0} style={{ width: 80 }} value={days} onChange={setDays} />
            <span>{say('ruleDaysUnit')}</span>
          </div>
          {fault(faults.days)}
          <div className="row">
            <span>{say('ruleOwner')}</span>
            <Segmented<'attribute' | 'person'>
              label={say('ruleOwner')}
              value={by}
              onChange={setBy}
              options={[
                { value: 'attribute', label: say('ownerAttribute') },
                { value: 'person', label: say('ownerPerson') },
              ]}
            />
            {by === 'person' ? (
              <Input aria-label={say('ruleOwner')} style={{ width: 180 }} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
            ) : (
              <Select<string> aria-label={say('ownerAttribute')} style={{ width: 180 }} value={attribute} options={attributes.map((each) => ({ value: each.code, label: each.name }))} onChange={setAttribute} />
            )}
          </div>
          {by === 'attribute' && attributes.length === 0 && <p className="hint">{say('noAttributes')}</p>}
          {fault(faults.owner)}
        </>
      )}
      {save.error !== null && <ErrorBanner error={save.error} />}
      <div className="row">
        <Button type="primary" disabled={!isChanged} loading={save.isRunning} onClick={() => void send()}>
          {say('save')}
        </Button>
        {isChanged ? <span className="warn">{say('unsaved')}</span> : of.savedBy !== null && <span className="hint">{say('ruleSavedBy', { by: of.savedBy, at: formatInstant(of.savedAt) })}</span>}
      </div>
      {rule !== null && !isChanged && <ApplyRule checklist={of.checklist} />}
    </div>
  );
}

/** Asks for past visits what the rule asks for. */
function ApplyRule({ checklist }: { readonly checklist: string }) {
  const say = useWords(ACTIONS);
  const notify = useNotify();
  const apply = useAction('action:apply-rule');
  const [day, setDay] = useState<string>(() => `${deskDay().slice(0, 7)}-01`);
  const from = parseIsoDate(day.trim());
  async function send(): Promise<void> {
    if (from === null) return;
    const reply = await apply.run({ checklist, from });
    if (!reply.ok) return notify.error(reply.error);
    notify.done(say('applied', { count: reply.value.made }));
  }
  return (
    <div className="action-apply">
      <label htmlFor="apply-from">{say('applyText')}</label>
      <Input id="apply-from" className="num" style={{ width: 120 }} value={day} {...(from === null ? { status: 'error' } : {})} onChange={(event) => setDay(event.target.value)} />
      <Button disabled={from === null} loading={apply.isRunning} onClick={() => void send()}>
        {say('apply')}
      </Button>
    </div>
  );
}

function ruleOf(scope: RuleScope, items: readonly string[], days: number, owner: ActionRule['owner']): ActionRule {
  return { scope, items: scope === 'items' ? items : [], days, owner };
}

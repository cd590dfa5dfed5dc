import { Button } from 'antd';
import type { TreeNode } from '../../../../shared/scheme/scheme.ts';
import { isDimension } from '../../../../shared/scheme/walk.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { Field } from '../fields/field.tsx';
import { NameFields, TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { all, set as setting } from '../model/scheme-edit.ts';
import { renameCode } from '../model/rename-code.ts';
import { nodeCodes } from '../model/tree-edit.ts';
import { valueAt } from '../model/document-path.ts';
import { ConditionEditor } from '../rules/condition-editor.tsx';
import { MissingField } from '../rules/missing-field.tsx';
import { DESIGNER } from '../words.ts';
import { LimitField } from './limit-field.tsx';
import { TickField } from '../fields/choice-field.tsx';

/** Name, code, unit, full marks and limits, missing values, whom it applies to, bonus, note. */
export function NodeMore({ path, isIndicator, isRoot }: { readonly path: string; readonly isIndicator: boolean; readonly isRoot: boolean }) {
  const { scheme, edit, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const node = valueAt(scheme, path) as TreeNode;
  const hasLimits = isIndicator || node.method !== undefined;
  function recode(code: string): void {
    if (!nodeCodes(scheme).has(code)) edit(renameCode(path, 'node', node.code, code));
  }
  return (
    <>
      <div className="df-row">
        <Field label={say('nameWord')} path={`${path}.name`}>
          <NameFields path={`${path}.name`} label={say('nameZh')} labelEn={say('nameEn')} width={168} />
        </Field>
        <Field label={say('code')} path={`${path}.code`}>
          <TextField path={`${path}.code`} label={say('code')} width={120} mono onDone={recode} />
        </Field>
        {isIndicator && (
          <Field label={say('unit')} path={`${path}.unit`}>
            <UnitField path={path} />
          </Field>
        )}
        <Field label={say('max')} path={`${path}.max`}>
          <NumberField path={`${path}.max`} label={say('max')} empty="leaveOut" placeholder={isDimension(node) && node.combine === 'sum' ? say('sumOfParts') : '100'} width={72} />
        </Field>
        {hasLimits && <LimitField path={`${path}.floor`} label={say('floor')} usual="0" />}
        {hasLimits && <LimitField path={`${path}.cap`} label={say('cap')} usual={say('max')} />}
      </div>
      <div className="df-row">
        <MissingField path={`${path}.missing`} fallback={isIndicator ? say('missingOfScheme') : say('missing_reweight')} />
        {!isRoot && (
          <Field label={say('bonusChild')} path={`${path}.bonus`}>
            <span className="row">
              <TickField label={say('isBonus')} value={node.bonus !== undefined} onChange={(next) => edit(next ? all(setting(`${path}.bonus`, {}), setting(`${path}.weight`, undefined)) : all(setting(`${path}.bonus`, undefined), setting(`${path}.weight`, 0)))} />
              {node.bonus !== undefined && (
                <>
                  <NumberField path={`${path}.bonus.factor`} label={say('bonusFactor')} unit="×" empty="leaveOut" placeholder="1" width={64} />
                  <LimitField path={`${path}.bonus.cap`} label={say('bonusCap')} usual={say('max')} />
                </>
              )}
            </span>
          </Field>
        )}
      </div>
      {!isRoot && (
        <Field label={say('appliesTo')} path={`${path}.appliesTo`}>
          <ConditionEditor path={`${path}.appliesTo`} stage="raw" none={say('appliesToAll')} />
        </Field>
      )}
      <Field label={say('note')} path={`${path}.note`}>
        {node.note === undefined && !isReadOnly ? (
          <Button size="small" type="link" onClick={() => set(`${path}.note`, { zh: say('note') })}>
            {say('addNote')}
          </Button>
        ) : (
          <TextField path={`${path}.note.zh`} label={say('note')} width="100%" rows={2} onDone={(text) => set(`${path}.note.zh`, text)} />
        )}
      </Field>
    </>
  );
}

function UnitField({ path }: { readonly path: string }) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const hasEnglish = valueAt(scheme, `${path}.unit.en`) !== undefined;
  return (
    <span className="row">
      <TextField path={`${path}.unit.zh`} label={say('unit')} width={60} placeholder={say('none')} />
      {hasEnglish && <TextField path={`${path}.unit.en`} label={`${say('unit')} English`} width={72} mayBeEmpty />}
    </span>
  );
}

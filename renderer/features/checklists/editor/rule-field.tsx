import type { CriticalRule } from '../../../../shared/checklist/checklist.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/text-field.tsx';
import { valueAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';

const RULES = ['flag', 'fail', 'zeroSection', 'zeroVisit', 'cap', 'deductTotal'] as const;
type RuleWord = (typeof RULES)[number];
const WORDS = { flag: 'ruleFlag', fail: 'ruleFail', zeroSection: 'ruleZeroSection', zeroVisit: 'ruleZeroVisit', cap: 'ruleCap', deductTotal: 'ruleDeductTotal' } as const;

/** What a failed red line does. @param left the word for a rule that is left out */
export function RuleField({ path, label, left }: { readonly path: string; readonly label: string; readonly left: string }) {
  const say = useWords(CHECKLISTS);
  const { checklist } = useDesigner();
  const setValue = useSet();
  const rule = valueAt(checklist, path) as CriticalRule | undefined;
  const word: RuleWord | '' = rule === undefined ? '' : typeof rule === 'string' ? rule : 'cap' in rule ? 'cap' : 'deductTotal';
  const choose = (next: RuleWord | ''): void =>
    setValue(path, next === '' ? undefined : next === 'cap' ? { cap: 59 } : next === 'deductTotal' ? { deductTotal: 2 } : next);
  return (
    <Field label={label} path={path}>
      <ChoiceField<RuleWord | ''> label={label} path={path} value={word} choices={[{ value: '', label: left }, ...RULES.map((value) => ({ value, label: say(WORDS[value]) }))]} onChange={choose} />
      {(word === 'cap' || word === 'deductTotal') && <NumberField path={`${path}.${word}`} label={say(WORDS[word])} width={64} />}
    </Field>
  );
}

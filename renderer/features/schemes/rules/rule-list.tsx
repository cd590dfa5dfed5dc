import type { ReactNode } from 'react';
import { inLang, type Words } from '../../../../shared/errors.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Panel } from '../../../components/panel.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { DefaultMark, PlaceProblems } from '../fields/field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { NameFields } from '../fields/text-field.tsx';
import { insert } from '../model/scheme-edit.ts';
import { freeCode } from '../model/scheme-text.ts';
import { valueAt } from '../model/document-path.ts';
import { DESIGNER } from '../words.ts';

export interface NamedRule {
  readonly code: string;
  readonly name: Words;
}
export interface RuleListProps<R extends NamedRule> {
  readonly path: string;
  readonly title: string;
  readonly hint: string;
  readonly empty: string;
  readonly addLabel: string;
  /** A new rule but for its code and name. */
  readonly begin: () => Omit<R, 'code' | 'name'>;
  readonly codeBase: string;
  readonly newName: Words;
  /** The rule as one sentence. */
  readonly sentence: (rule: R) => string;
  readonly body: (rule: R, path: string) => ReactNode;
  /** Beside the name: how many outlets it concerns. */
  readonly aside?: (rule: R) => ReactNode;
  readonly head?: ReactNode;
  /** Whether the order means something. */
  readonly ordered?: boolean;
}

/** Named rules, each a card of sentence and fields, in a panel that adds to them. */
export function RuleList<R extends NamedRule>(props: RuleListProps<R>) {
  const { scheme, edit, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const rules = (valueAt(scheme, props.path) ?? []) as readonly R[];
  function add(): void {
    const code = freeCode(`${props.codeBase}-${rules.length + 1}`, new Set(rules.map((rule) => rule.code)));
    edit(insert(props.path, { code, name: props.newName, ...props.begin() }));
  }
  return (
    <Panel title={<>{props.title} <DefaultMark path={props.path} /></>} hint={props.hint} flush tools={<AddButton label={props.addLabel} onClick={add} />}>
      {props.head}
      {rules.length === 0 && <EmptyState text={props.empty} action={<AddButton label={props.addLabel} onClick={add} />} />}
      <ol className="rl">
        {rules.map((rule, place) => {
          const own = `${props.path}[${place}]`;
          return (
            <li key={rule.code} className="rl-rule">
              <div className="row rl-head">
                {props.ordered === true && <span className="rl-number num">{place + 1}</span>}
                <NameFields path={`${own}.name`} label={say('nameZh')} labelEn={say('nameEn')} width={220} />
                <DefaultMark path={own} />
                <span className="grow" />
                {props.aside?.(rule)}
                <RowTools path={own} name={inLang(rule.name, lang)} order={props.ordered === true} dropEmpty />
              </div>
              {isReadOnly && <p className="rl-sentence">{props.sentence(rule)}</p>}
              {!isReadOnly && <div className="rl-body">{props.body(rule, own)}</div>}
              <PlaceProblems path={own} />
              <PlaceProblems path={`${own}.code`} />
              <PlaceProblems path={`${own}.name`} />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

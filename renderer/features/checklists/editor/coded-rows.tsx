import type { ReactNode } from 'react';
import type { Coded } from '../../../../shared/checklist/checklist.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { PlaceProblems } from '../fields/field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { TextField, WordsField } from '../fields/text-field.tsx';
import { freeCode } from '../model/checklist-edit.ts';
import { listAt, setAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';

export interface CodedRowsProps {
  readonly path: string;
  readonly label: string;
  readonly addLabel: string;
  readonly newName: string;
  /** What a new row has besides its code and name. */
  readonly fresh?: Readonly<Record<string, unknown>>;
  readonly dropEmpty?: boolean;
  /** Heads and cells of what each row has besides its code and name. */
  readonly columns?: readonly { readonly head: string; readonly cell: (path: string) => ReactNode }[];
  /** Under a row. */
  readonly under?: (path: string, at: number) => ReactNode;
}

/** A list of things with a code, a name and some values: options, faults, parts, conditions. */
export function CodedRows({ path, label, addLabel, newName, fresh = {}, dropEmpty = false, columns = [], under }: CodedRowsProps) {
  const say = useWords(CHECKLISTS);
  const { checklist, edit } = useDesigner();
  const rows = listAt(checklist, path) as readonly Coded[];
  const add = (): void =>
    edit((now) => {
      const held = listAt(now, path) as readonly Coded[];
      const code = freeCode(held.map((row) => row.code), String(held.length + 1));
      return setAt(now, path, [...held, { code, name: { zh: newName }, ...fresh }]);
    });
  return (
    <div className="cd-rows">
      {rows.length > 0 && (
        <table className="cd-table" aria-label={label}>
          <thead>
            <tr>
              <th className="cd-code">{say('code')}</th>
              <th>{label}</th>
              {columns.map(({ head }) => (
                <th key={head} className="cd-fit">
                  {head}
                </th>
              ))}
              <th className="cd-fit" aria-label={say('more')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <CodedRow key={at} path={`${path}[${at}]`} name={row.name?.zh ?? row.code} label={label} columns={columns} least={dropEmpty ? 0 : 1} dropEmpty={dropEmpty}>
                {under?.(`${path}[${at}]`, at)}
              </CodedRow>
            ))}
          </tbody>
        </table>
      )}
      <PlaceProblems path={path} />
      <AddButton label={addLabel} onClick={add} />
    </div>
  );
}

interface CodedRowProps {
  readonly path: string;
  readonly name: string;
  readonly label: string;
  readonly columns: NonNullable<CodedRowsProps['columns']>;
  readonly least: number;
  readonly dropEmpty: boolean;
  readonly children: ReactNode;
}

function CodedRow({ path, name, label, columns, least, dropEmpty, children }: CodedRowProps) {
  const say = useWords(CHECKLISTS);
  const { problems } = useDesigner();
  const own = problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
  const places = [...new Set(own.map((problem) => problem.path))];
  return (
    <>
      <tr>
        <td>
          <TextField path={`${path}.code`} label={`${say('code')} ${name}`} />
        </td>
        <td>
          <WordsField path={`${path}.name`} label={`${label} ${name}`} labelEn={`${label} ${name} (${say('english')})`} />
        </td>
        {columns.map(({ head, cell }) => (
          <td key={head} className="cd-fit">
            {cell(path)}
          </td>
        ))}
        <td className="cd-fit">
          <RowTools path={path} name={name} least={least} dropEmpty={dropEmpty} />
        </td>
      </tr>
      {(places.length > 0 || Boolean(children)) && (
        <tr className="cd-under">
          <td colSpan={3 + columns.length}>
            {children}
            {places.map((place) => (
              <PlaceProblems key={place} path={place} />
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { FigureColumn } from '../../../../shared/contract/figure-calls.ts';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { COMMON } from '../../../components/words.ts';
import { useWords } from '../../../i18n.ts';
import { useAction } from '../../../use-call.ts';
import { FIGURES } from './words.ts';

/** A new column of the sheet, or another name and unit for one. @param of null: a new one */
export function FigureDialog({ of, onClose }: { readonly of: FigureColumn | null; readonly onClose: () => void }) {
  const say = useWords(FIGURES);
  const common = useWords(COMMON);
  const id = useId();
  const [figure, setFigure] = useState(of?.figure ?? '');
  const [name, setName] = useState(of?.name ?? '');
  const [unit, setUnit] = useState(of?.unit ?? '');
  const add = useAction('figure:add');
  const rename = useAction('figure:rename');
  const act = of === null ? add : rename;
  async function run(): Promise<void> {
    const reply = await act.run({ figure, name, unit: unit.trim() === '' ? null : unit });
    if (reply.ok) onClose();
  }
  return (
    <Modal
      open
      centered
      width={440}
      title={say(of === null ? 'addColumn' : 'rename')}
      okText={say(of === null ? 'add' : 'save')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: figure.trim() === '' || name.trim() === '', loading: act.isRunning }}
      onOk={() => void run()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById(`${id}-name`)?.focus()}
    >
      <form
        className="figures-dialog figures-fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (figure.trim() !== '' && name.trim() !== '') void run();
        }}
      >
        <label htmlFor={`${id}-name`}>{say('name')}</label>
        <Input id={`${id}-name`} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={`${id}-code`}>{say('code')}</label>
        {of === null ? <Input id={`${id}-code`} value={figure} maxLength={60} aria-describedby={`${id}-codeHint`} onChange={(event) => setFigure(event.target.value)} /> : <span id={`${id}-code`}>{of.figure}</span>}
        {of === null && (
          <p id={`${id}-codeHint`} className="hint">
            {say('codeHint')}
          </p>
        )}
        <label htmlFor={`${id}-unit`}>{say('unit')}</label>
        <Input id={`${id}-unit`} value={unit} maxLength={60} aria-describedby={`${id}-unitHint`} onChange={(event) => setUnit(event.target.value)} />
        <p id={`${id}-unitHint`} className="hint">
          {say('unitHint')}
        </p>
        <button type="submit" hidden />
      </form>
      {act.error !== null && <ErrorBanner error={act.error} />}
    </Modal>
  );
}

import { Modal } from 'antd';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { useWords } from '../../i18n.ts';
import { ChangeList } from './change-list.tsx';
import { DESIGNER } from './words.ts';

/** Two versions of a scheme compared in words. */
export function CompareDialog({ before, after, names, onClose, onPlace }: { readonly before: Scheme; readonly after: Scheme; readonly names: readonly [string, string]; readonly onClose: () => void; readonly onPlace?: (path: string) => void }) {
  const say = useWords(DESIGNER);
  return (
    <Modal open width={720} title={say('compareTitle', { a: names[0], b: names[1] })} footer={null} onCancel={onClose}>
      <div className="cl-scroll">
        <ChangeList before={before} after={after} {...(onPlace === undefined ? {} : { onPlace })} />
      </div>
    </Modal>
  );
}

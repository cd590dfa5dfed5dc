import type { ImportId } from '../../../shared/ids.ts';
import { listImports } from '../../services/import/list-imports.ts';
import { undoImport } from '../../services/import/undo-import.ts';
import type { Command } from '../command.ts';
import { requiredWord } from '../read-options.ts';

/** `import list`: what came in. */
export const importList: Command = {
  name: 'import list',
  usage: '',
  summary: { zh: '列出导入记录', en: 'what came in' },
  options: {},
  run: (call) =>
    call.withStore((context) => {
      const imports = listImports(context);
      const lines = imports.map(
        (i) => `${i.importId ?? ''}  ${i.at}  ${i.kind}  ${i.fileName}  +${i.inserted} ~${i.updated} !${i.rejected}  ${i.state}`,
      );
      return { json: { imports }, text: lines.join('\n') };
    }),
};

/** `import undo ID`: takes one back whole. */
export const importUndo: Command = {
  name: 'import undo',
  usage: 'ID',
  summary: { zh: '整批撤销一次导入', en: 'takes an import back whole' },
  options: {},
  run: (call) =>
    call.withStore((context) => {
      const undone = undoImport(context, requiredWord(call, 'import undo', 0, 'ID') as ImportId);
      const text = call.lang === 'zh' ? `已撤销 ${undone.fileName} 的导入` : `Took back the import of ${undone.fileName}`;
      return { json: undone, text };
    }),
};

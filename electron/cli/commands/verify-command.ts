import { messageFor } from '../../../shared/errors.ts';
import { verifyStore } from '../../services/store/verify.ts';
import type { Command } from '../command.ts';

/** `verify`: the file, the journal's chain, and every published run graded again and compared. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '',
  summary: { zh: '核对：文件完好、日志链、已发布的运算重算比对', en: 'integrity, the journal, every published run graded again' },
  options: {},
  run: (call) =>
    call.withStore((context) => {
      const { problems, runs } = verifyStore(context);
      const said = problems.map((p) => ({ ...p, message: messageFor(p.code, p.params, call.lang) }));
      const good = call.lang === 'zh' ? `没有问题；重算了 ${runs} 次已发布的运算` : `No problems; ${runs} published runs graded again`;
      return {
        json: { problems: said, runs },
        text: said.length === 0 ? good : said.map((p) => `${p.path}: ${p.message}`).join('\n'),
        foundProblems: said.length > 0,
      };
    }),
};

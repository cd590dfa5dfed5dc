import { createDemo } from '../../services/demo/create-demo.ts';
import type { Command } from '../command.ts';
import { choiceOption, wholeOption } from '../read-options.ts';

/** `init`: a new store, empty or with a made-up province. */
export const initCommand: Command = {
  name: 'init',
  usage: '[--demo telecom] [--outlets N] [--periods N] [--seed N]',
  summary: { zh: '新建数据文件，可带虚构的示例省份', en: 'a new store, empty or with a made-up province' },
  options: { demo: { type: 'string' }, outlets: { type: 'string' }, periods: { type: 'string' }, seed: { type: 'string' } },
  run: (call) => {
    const demo = choiceOption(call, 'demo', ['telecom']);
    const outlets = wholeOption(call, 'outlets', 1, 200_000);
    const periods = wholeOption(call, 'periods', 1, 60);
    const seed = wholeOption(call, 'seed', 0, 4_294_967_295);
    return call.withStore((context) => {
      if (demo === undefined) {
        const json = { store: call.storePath, outlets: 0, periods: 0 };
        return { json, text: call.lang === 'zh' ? `已新建 ${call.storePath}` : `Created ${call.storePath}` };
      }
      const made = createDemo(context, {
        ...(outlets === undefined ? {} : { outlets }),
        ...(periods === undefined ? {} : { periods }),
        ...(seed === undefined ? {} : { seed }),
      });
      const json = { store: call.storePath, ...made };
      const text =
        call.lang === 'zh'
          ? `已新建 ${call.storePath}：示例网点 ${made.outlets} 个，${made.periods} 期数据`
          : `Created ${call.storePath}: ${made.outlets} made-up outlets, ${made.periods} periods of figures`;
      return { json, text };
    }, 'create');
  },
};

import { inLang, type Lang } from '../../shared/errors.ts';
import type { Command } from './command.ts';

const COMMON = {
  zh: ['--store FILE  数据文件（默认见 README）', '--json        标准输出只有一个 JSON 文档', '--lang zh|en  消息的语言', '--user NAME   以谁的名义（默认系统账号）', '--help        用法'],
  en: ['--store FILE  the store (default: see README)', '--json        one JSON document on standard output', '--lang zh|en  language of messages', '--user NAME   in whose name (default: the account of the system)', '--help        this text'],
} as const;
const EXIT_CODES = {
  zh: '退出码：0 完成；1 完成但发现问题（有拒收行、检查未过）；2 用法或文件不对，没有改动；3 数据文件不能用；4 程序出错。',
  en: 'Exit codes: 0 done; 1 done, problems found (rejected rows, a failed check); 2 wrong usage or file, nothing changed; 3 the store cannot be used; 4 a fault of the program.',
} as const;

/** All commands, a line each. */
export function overallHelp(commands: readonly Command[], lang: Lang): string {
  const width = Math.max(...commands.map((c) => c.name.length)) + 2;
  const lines = commands.map((c) => `  ${c.name.padEnd(width)}${inLang(c.summary, lang)}`);
  return ['startier <command> ...', '', ...lines, '', ...COMMON[lang].map((l) => `  ${l}`), '', EXIT_CODES[lang], ''].join('\n');
}

export function commandHelp(command: Command, lang: Lang): string {
  return [`startier ${command.name} ${command.usage}`, '', `  ${inLang(command.summary, lang)}`, '', ...COMMON[lang].map((l) => `  ${l}`), ''].join('\n');
}

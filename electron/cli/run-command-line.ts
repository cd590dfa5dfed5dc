import { resolve } from 'node:path';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { createStore, openStore, removeStoreFiles, type Store } from '../../db/store.ts';
import { AppError, messageFor, toWireError, type Lang } from '../../shared/errors.ts';
import { defaultStorePath } from '../default-store.ts';
import { networkShareOf } from '../services/packages/network-share.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { todayLocal } from '../today.ts';
import type { Command, CommandCall } from './command.ts';
import { HAND_OVER, HandOver, printerOf, type Pages } from './hand-over.ts';
import { COMMANDS } from './commands.ts';
import { exitCodeOf } from './exit-code.ts';
import { commandHelp, overallHelp } from './help.ts';

/** Where the command line writes. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const COMMON_OPTIONS = {
  store: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  user: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Finds the command, runs it and says its result; see `runCli` for the exit codes. */
export async function runCommandLine(args: readonly string[], streams: Streams, pages: Pages = 'none'): Promise<number> {
  const lang = languageOf(args);
  const asJson = args.includes('--json');
  try {
    const found = findCommand(args);
    if (found === null) {
      if (args.length === 0 || args.includes('--help')) {
        streams.out(overallHelp(COMMANDS, lang));
        return args.length === 0 ? 2 : 0;
      }
      throw new AppError('usage/unknown-command', { command: args.filter((a) => !a.startsWith('-')).slice(0, 2).join(' ') });
    }
    if (args.includes('--help')) {
      streams.out(commandHelp(found.command, lang));
      return 0;
    }
    const result = await found.command.run(callFor(found.command, found.rest, lang, streams, pages));
    streams.out(asJson ? `${JSON.stringify(result.json, null, 2)}\n` : `${result.text}\n`);
    return result.foundProblems === true ? 1 : 0;
  } catch (error) {
    if (error instanceof HandOver) return HAND_OVER;
    const wire = toWireError(error);
    const message = messageFor(wire.code, wire.params, lang);
    streams.err(`${message}\n`);
    if (!(error instanceof AppError) && error instanceof Error) streams.err(`${error.stack ?? ''}\n`);
    if (asJson) streams.out(`${JSON.stringify({ error: { code: wire.code, message, params: wire.params } }, null, 2)}\n`);
    return exitCodeOf(wire.code);
  }
}

function languageOf(args: readonly string[]): Lang {
  const at = args.findIndex((a) => a === '--lang' || a.startsWith('--lang='));
  const given = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  return given === 'en' ? 'en' : 'zh';
}

/** The command whose name stands first among the words that are no options; common options may stand before it. */
function findCommand(args: readonly string[]): { command: Command; rest: string[] } | null {
  const start = skipCommonOptions(args);
  const words = args.slice(start);
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = COMMANDS.find((c) => c.name === name);
    if (command !== undefined) return { command, rest: [...args.slice(0, start), ...words.slice(length)] };
  }
  return null;
}

function skipCommonOptions(args: readonly string[]): number {
  let at = 0;
  while (args[at]?.startsWith('--') === true) at += ['--store', '--lang', '--user'].includes(args[at] ?? '') ? 2 : 1;
  return at;
}

function callFor(command: Command, rest: string[], lang: Lang, streams: Streams, pages: Pages): CommandCall {
  const { values, positionals } = parseWords(command, rest);
  if (values['lang'] !== undefined && values['lang'] !== 'zh' && values['lang'] !== 'en') {
    throw new AppError('usage/invalid', { what: '--lang', value: String(values['lang']), expected: 'zh / en' });
  }
  const storePath = resolve(typeof values['store'] === 'string' ? values['store'] : defaultStorePath());
  const say = (text: string): void => streams.err(`${text}\n`);
  return {
    positionals,
    options: values,
    storePath,
    lang,
    say,
    printer: () => printerOf(pages),
    async withStore(work, how = 'open', path = storePath) {
      const store = how === 'create' ? createStore(path, { at: new Date().toISOString(), by: userInfo().username }) : openStore(path, { isJob: true });
      const share = networkShareOf(store.path);
      if (share !== null) say(messageFor('store/on-share', { path: share.path, share: share.share, type: share.type }, lang));
      const context: ServiceContext = {
        store,
        user: typeof values['user'] === 'string' && values['user'].trim() !== '' ? values['user'].trim() : userInfo().username,
        now: () => new Date().toISOString(),
        today: todayLocal,
        isCancelled: () => false,
        onProgress: progressSayer(say),
      };
      if (typeof pages === 'object') pages.useStore(store);
      try {
        return await work(context);
      } catch (error) {
        // A store that could not be filled as asked is no store to go on with.
        if (how === 'create') removeAfterClose(store, path);
        throw error;
      } finally {
        if (typeof pages === 'object') pages.useStore(null);
        store.close();
      }
    },
  };
}

function removeAfterClose(store: Store, path: string): void {
  store.close();
  removeStoreFiles(path);
}

function parseWords(command: Command, rest: string[]): { values: CommandCall['options']; positionals: string[] } {
  try {
    const parsed = parseArgs({ args: rest, options: { ...command.options, ...COMMON_OPTIONS }, allowPositionals: true, strict: true });
    return { values: parsed.values, positionals: parsed.positionals };
  } catch (error) {
    throw new AppError('usage/option', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Says every tenth part of long work. */
function progressSayer(say: (text: string) => void): ServiceContext['onProgress'] {
  let said = 0;
  const started = Date.now();
  return ({ done, of }) => {
    if (of === null || of === 0 || Date.now() - started < 1000) return;
    const tenth = Math.floor((done / of) * 10);
    if (tenth <= said) return;
    said = tenth === 10 ? 0 : tenth;
    say(`${tenth * 10}% (${done} / ${of})`);
  };
}

import { resolve } from 'node:path';
import type { PackageSummary } from '../../../shared/contract/package-calls.ts';
import { AppError, type Lang } from '../../../shared/errors.ts';
import type { WaveId } from '../../../shared/ids.ts';
import type { Store } from '../../../db/store.ts';
import { forgetKey, packageState } from '../../services/packages/known-keys.ts';
import { previewPackage, receivePackage } from '../../services/packages/receive-package.ts';
import { sendPackage } from '../../services/packages/send-package.ts';
import { preparePhoto } from '../../services/photos/prepare-photo.ts';
import type { Command } from '../command.ts';
import { choiceOption, requiredOption, requiredWord, textOption } from '../read-options.ts';

/** `package out`: an assignment for an auditor, or visits back. */
export const packageOut: Command = {
  name: 'package out',
  usage: '--auditor NAME [--wave CODE] | --visits [--auditor NAME]  --out FILE',
  summary: { zh: '导出派单包（给检查员）或回传包（--visits）', en: 'an assignment package for an auditor, or with --visits the visits back' },
  options: { auditor: { type: 'string' }, wave: { type: 'string' }, visits: { type: 'boolean' }, out: { type: 'string' } },
  run: (call) =>
    call.withStore(async (context) => {
      const isVisits = call.options['visits'] === true;
      const auditor = textOption(call, 'auditor') ?? null;
      const wave = textOption(call, 'wave') ?? null;
      const path = resolve(requiredOption(call, 'package out', 'out'));
      if (isVisits ? wave !== null : auditor === null && wave === null) throw new AppError('package/way');
      const waveId = wave === null ? null : waveOf(context.store, wave);
      const summary = await sendPackage(context, { kind: isVisits ? 'visits' : 'assignment', auditor, waveId }, path);
      return { json: summary, text: sentText(summary, call.lang) };
    }),
};

/** `package in`: takes a package in, or says what stands against it. */
export const packageIn: Command = {
  name: 'package in',
  usage: 'FILE [--accept-key] [--prefer mine|theirs]',
  summary: { zh: '导入数据包；两边都改过的须加 --prefer，否则只列出、不导入', en: 'takes a package in; where both sides changed something --prefer decides, else it is listed and nothing is taken in' },
  options: { 'accept-key': { type: 'boolean' }, prefer: { type: 'string' } },
  run: (call) =>
    call.withStore(async (context) => {
      const path = resolve(requiredWord(call, 'package in', 0, 'FILE'));
      const prefer = choiceOption(call, 'prefer', ['mine', 'theirs'] as const);
      const acceptKey = call.options['accept-key'] === true;
      const preview = previewPackage(context, path);
      if (preview.keyState === 'new' && !acceptKey) throw new AppError('package/key-unknown', { signer: preview.signer, fingerprint: preview.fingerprint });
      const open = preview.conflicts.filter(({ locked }) => !locked);
      const conflicts = preview.conflicts.map(({ visitId, visitCode, field, mine, theirs, locked }) => ({ visitId, visitCode, field, mine, theirs, locked }));
      if (open.length > 0 && prefer === undefined) {
        const lines = open.map(({ visitCode, field }) => `  ${visitCode} ${field}`);
        const head = call.lang === 'zh' ? `有 ${open.length} 处两边都改过，没有导入。加 --prefer mine 或 theirs：` : `${open.length} fields were changed on both sides; nothing was taken in. Add --prefer mine or theirs:`;
        return { json: { inserted: 0, updated: 0, unchanged: preview.visits, applied: false, conflicts }, text: [head, ...lines].join('\n'), foundProblems: true };
      }
      const { conflicts: _count, ...summary } = await receivePackage(context, path, { acceptKey, decisions: [], ...(prefer === undefined ? {} : { prefer }), fileHash: preview.fileHash }, preparePhoto);
      const text = [receivedText(summary, call.lang), ...conflicts.map(({ visitCode, field, locked }) => lockText(visitCode, field, locked ? 'locked' : (prefer ?? 'mine'), call.lang))].join('\n');
      return { json: { ...summary, applied: true, conflicts }, text };
    }),
};

/** `package keys`: whose signature is known, and one's own fingerprint. */
export const packageKeys: Command = {
  name: 'package keys',
  usage: '[--forget NAME]',
  summary: { zh: '本机指纹与已接受的密钥；--forget 移除一个', en: 'this store’s fingerprint and the keys accepted; --forget takes one away' },
  options: { forget: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const name = textOption(call, 'forget');
      const { own, keys } = name === undefined ? packageState(context) : forgetKey(context, { name });
      const text = [`${call.lang === 'zh' ? '本机' : 'own'}  ${own.fingerprint}  ${own.name}`, ...keys.map((key) => `      ${key.fingerprint}  ${key.name}`)].join('\n');
      return { json: { own, keys }, text };
    }),
};

function waveOf(store: Store, code: string): WaveId {
  const wave = store.waves.list().find((each) => each.code === code && each.state === 'issued');
  if (wave === undefined) throw new AppError('package/no-such-wave', { code });
  return wave.id;
}

function sentText({ visits, outlets, photos, file, fingerprint }: PackageSummary, lang: Lang): string {
  return lang === 'zh'
    ? `检查 ${visits}，网点 ${outlets}，照片 ${photos}：${file}\n本机指纹 ${fingerprint}`
    : `${visits} visits, ${outlets} outlets, ${photos} photos: ${file}\nFingerprint of this store ${fingerprint}`;
}

function receivedText({ inserted, updated, unchanged, outlets, checklists, withdrawn, withdrawnKept, signer }: Omit<PackageSummary, 'conflicts'>, lang: Lang): string {
  const isSame = inserted + updated + outlets + checklists + withdrawn + withdrawnKept === 0;
  const counts =
    lang === 'zh'
      ? `${signer}：新增 ${inserted}，更新 ${updated}，未变 ${unchanged}，网点 ${outlets}，检查表 ${checklists}，移除已取消或改派 ${withdrawn}（另 ${withdrawnKept} 次已开始，保留）`
      : `${signer}: ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${outlets} outlets, ${checklists} checklists, ${withdrawn} taken back (${withdrawnKept} more were begun here and stay)`;
  return isSame ? `${counts}\n${lang === 'zh' ? '没有变化：这些内容本机已有。' : 'Nothing changed: all of it was here.'}` : counts;
}

function lockText(visit: string, field: string, kept: 'mine' | 'theirs' | 'locked', lang: Lang): string {
  const words = lang === 'zh' ? { mine: '保留本机', theirs: '采用来包', locked: '已复核，保留本机' } : { mine: 'kept as here', theirs: 'taken from the package', locked: 'reviewed, kept as here' };
  return `  ${visit} ${field}: ${words[kept]}`;
}

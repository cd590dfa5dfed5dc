import { MERGED_FIGURES, type LifeChangeRow, type OutletLife, type OutletSet } from '../../../shared/contract/life-calls.ts';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OutletId, RegionId } from '../../../shared/ids.ts';
import { OUTLET_STATUSES, OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { changeOutlet, freezeOutlet, mergeOutlet, unfreezeOutlet } from '../../services/life/change-outlet.ts';
import { changeRegion, mergeRegion } from '../../services/life/change-region.ts';
import { outletLife, previewLife } from '../../services/life/outlet-life.ts';
import { undoLifeChange } from '../../services/life/undo-change.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import { todayOf } from '../../services/today-of.ts';
import type { Command, CommandCall } from '../command.ts';
import { choiceOption, requiredOption, requiredWord, textOption } from '../read-options.ts';

const HEAD = { from: { type: 'string' }, reason: { type: 'string' } } as const;

/** `outlet show`: an outlet's facts over time, spans, mergers and changes. */
export const outletShow: Command = {
  name: 'outlet show',
  usage: 'CODE',
  summary: { zh: '网点各时期的资料和变更', en: 'facts of an outlet over time, and its changes' },
  options: {},
  run: (call) => call.withStore((context) => toResult(call, outletLife(context, { outletId: outletIn(context, call, 'outlet show', 0) }))),
};

/** `outlet change`: facts to hold from a day on. */
export const outletChange: Command = {
  name: 'outlet change',
  usage: 'CODE --from DATE --reason TEXT --set FIELD=VALUE ...  (name, type, ownership, class, region, status, an attribute; blank takes away)',
  summary: { zh: '自某日起改网点资料', en: 'changes facts of an outlet from a day on' },
  options: { ...HEAD, set: { type: 'string', multiple: true }, preview: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const head = headOf(context, call, 'outlet change');
      if (call.options['preview'] === true) {
        const touched = previewLife(context, head);
        return { json: touched, text: touched.published.map(({ schemeCode, period }) => `${schemeCode} ${period}`).join('\n') };
      }
      return toResult(call, changeOutlet(context, { ...head, set: setOf(context, call) }));
    }),
};

/** `outlet freeze`: the outlet keeps its level in the periods that end in the span. */
export const outletFreeze: Command = {
  name: 'outlet freeze',
  usage: 'CODE --from DATE [--until DATE] --reason TEXT',
  summary: { zh: '冻结网点，保持星级', en: 'freezes an outlet: it keeps its level' },
  options: { ...HEAD, until: { type: 'string' } },
  run: (call) => call.withStore((context) => toResult(call, freezeOutlet(context, { ...headOf(context, call, 'outlet freeze'), until: dayOption(call, 'until') ?? null }))),
};

/** `outlet unfreeze`: ends the span. */
export const outletUnfreeze: Command = {
  name: 'outlet unfreeze',
  usage: 'CODE --from DATE --reason TEXT',
  summary: { zh: '解冻网点', en: 'ends the freeze of an outlet' },
  options: HEAD,
  run: (call) => call.withStore((context) => toResult(call, unfreezeOutlet(context, headOf(context, call, 'outlet unfreeze')))),
};

/** `outlet merge`: the outlet goes on as part of another. */
export const outletMerge: Command = {
  name: 'outlet merge',
  usage: 'CODE --into CODE --from DATE --reason TEXT [--figures apart|period|window]',
  summary: { zh: '把网点并入另一个', en: 'merges an outlet into another' },
  options: { ...HEAD, into: { type: 'string' }, figures: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const head = headOf(context, call, 'outlet merge');
      const intoId = outletByCode(context, requiredOption(call, 'outlet merge', 'into'));
      return toResult(call, mergeOutlet(context, { ...head, intoId, figures: choiceOption(call, 'figures', MERGED_FIGURES) ?? 'apart' }));
    }),
};

/** `outlet undo`: takes the newest change that stands back. */
export const outletUndo: Command = {
  name: 'outlet undo',
  usage: 'CODE --reason TEXT',
  summary: { zh: '撤回网点最近一条变更', en: 'takes back the newest change of an outlet' },
  options: { reason: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const outletId = outletIn(context, call, 'outlet undo', 0);
      undoLifeChange(context, { changeId: newestOf(outletLife(context, { outletId }).changes), reason: requiredOption(call, 'outlet undo', 'reason') });
      return toResult(call, outletLife(context, { outletId }));
    }),
};

/** `region change`: another name or parent from a day on; `--merge-into`: the region is no more. */
export const regionChange: Command = {
  name: 'region change',
  usage: 'PATH --from DATE --reason TEXT [--name NAME] [--parent PATH|none] [--merge-into PATH]',
  summary: { zh: '自某日起改地区的名称、上级，或并入另一地区', en: 'renames, moves or merges a region from a day on' },
  options: { ...HEAD, name: { type: 'string' }, parent: { type: 'string' }, 'merge-into': { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const from = requiredDay(call, 'region change');
      const reason = requiredOption(call, 'region change', 'reason');
      const path = requiredWord(call, 'region change', 0, 'PATH');
      const regionId = regionByPath(context, path, from);
      const [name, parent, into] = [textOption(call, 'name'), textOption(call, 'parent'), textOption(call, 'merge-into')];
      if (into !== undefined) mergeRegion(context, { regionId, intoId: regionByPath(context, into, from), from, reason });
      else changeRegion(context, { regionId, from, reason, ...(name === undefined ? {} : { name }), ...(parent === undefined ? {} : { parentId: parent === 'none' ? null : regionByPath(context, parent, from) }) });
      const no = context.store.regions.findNo(regionId);
      const now = no === null ? undefined : context.store.regions.snapshot(from).get(no);
      const after = now?.path.join('/') ?? into ?? '';
      return { json: { before: path, after, from }, text: `${path} → ${after}` };
    }),
};

export const LIFE_COMMANDS: readonly Command[] = [outletShow, outletChange, outletFreeze, outletUnfreeze, outletMerge, outletUndo, regionChange];

function headOf(context: ServiceContext, call: CommandCall, command: string): { readonly outletId: OutletId; readonly from: IsoDate; readonly reason: string } {
  const isPreview = call.options['preview'] === true;
  return { outletId: outletIn(context, call, command, 0), from: requiredDay(call, command), reason: isPreview ? '' : requiredOption(call, command, 'reason') };
}

/** @throws {AppError} `usage/missing`, `usage/no-outlet` */
function outletIn(context: ServiceContext, call: CommandCall, command: string, place: number): OutletId {
  return outletByCode(context, requiredWord(call, command, place, 'CODE'));
}

/** @throws {AppError} `usage/no-outlet` */
export function outletByCode(context: ServiceContext, code: string): OutletId {
  const outlet = context.store.outlets.findByCode(code, todayOf(context));
  if (outlet === null) throw new AppError('usage/no-outlet', { code });
  return outlet.id;
}

/** @throws {AppError} `usage/no-region` */
function regionByPath({ store }: ServiceContext, path: string, day: IsoDate): RegionId {
  const region = [...store.regions.snapshot(day).values()].find((node) => node.path.join('/') === path);
  if (region === undefined) throw new AppError('usage/no-region', { path });
  return region.id;
}

/** @throws {AppError} `usage/invalid` */
export function dayOption(call: CommandCall, name: string): IsoDate | undefined {
  const text = textOption(call, name);
  const day = text === undefined ? undefined : parseIsoDate(text);
  if (day === null) throw new AppError('usage/invalid', { what: `--${name}`, value: text ?? '', expected: '2026-09-30' });
  return day;
}

function requiredDay(call: CommandCall, command: string): IsoDate {
  requiredOption(call, command, 'from');
  return dayOption(call, 'from')!;
}

/** @throws {AppError} `usage/invalid`, `usage/missing`, `usage/no-region` */
function setOf(context: ServiceContext, call: CommandCall): OutletSet {
  const given = call.options['set'];
  if (!Array.isArray(given)) throw new AppError('usage/missing', { command: 'outlet change', what: '--set FIELD=VALUE' });
  const set: { -readonly [K in keyof OutletSet]: OutletSet[K] } = {};
  const attributes: Record<string, string | null> = {};
  const choice = <T extends string>(field: string, value: string, known: readonly T[]): T => {
    const found = known.find((each) => each === value);
    if (found === undefined) throw new AppError('usage/invalid', { what: `--set ${field}`, value, expected: known.join(' / ') });
    return found;
  };
  for (const text of given as readonly string[]) {
    const at = text.indexOf('=');
    if (at < 1) throw new AppError('usage/invalid', { what: '--set', value: text, expected: 'name=…' });
    const [field, value] = [text.slice(0, at), text.slice(at + 1)];
    if (field === 'name') set.name = value;
    else if (field === 'type' || field === 'class') set[field] = value === '' ? null : value;
    else if (field === 'ownership') set.ownership = value === '' ? null : choice(field, value, OWNERSHIPS);
    else if (field === 'status') set.status = choice(field, value, OUTLET_STATUSES);
    else if (field === 'region') set.regionId = value === '' ? null : regionByPath(context, value, requiredDay(call, 'outlet change'));
    else attributes[field] = value === '' ? null : value;
  }
  return Object.keys(attributes).length === 0 ? set : { ...set, attributes };
}

/** @throws {AppError} `life/nothing-to-undo` */
function newestOf(changes: readonly LifeChangeRow[]): LifeChangeRow['id'] {
  const newest = changes.find(({ canUndo }) => canUndo);
  if (newest === undefined) throw new AppError('life/nothing-to-undo');
  return newest.id;
}

function toResult(call: CommandCall, life: OutletLife): { readonly json: unknown; readonly text: string } {
  const first = call.lang === 'zh' ? '最初' : 'beginning';
  const lines = life.states.map(({ from, name, status, regionPath }) => `${from ?? first}\t${name}\t${regionPath.join('/')}\t${status}`);
  const spans = life.freezes.map(({ from, until }) => (call.lang === 'zh' ? `冻结 ${from} 至 ${until ?? '另行通知'}` : `frozen ${from} to ${until ?? 'further notice'}`));
  const merged = life.mergedInto === null ? [] : [call.lang === 'zh' ? `自 ${life.mergedInto.from} 并入 ${life.mergedInto.code}` : `merged into ${life.mergedInto.code} on ${life.mergedInto.from}`];
  return { json: life, text: [...lines, ...spans, ...merged].join('\n') };
}

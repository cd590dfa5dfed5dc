import type { FigureNaming } from '../../../shared/contract/figure-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';

const LONGEST_CODE = 60;
const LONGEST_NAME = 60;

/**
 * Adds a column to the sheet, in one transaction with its journal row.
 *
 * @throws {AppError} `figure/code-needed`, `figure/name-needed`, `figure/code-taken`, `figure/name-taken`
 */
export function addFigure(context: ServiceContext, request: FigureNaming): FigureNaming {
  const { store, user } = context;
  const naming = checked(context, request);
  const code = naming.figure;
  if (code.length > LONGEST_CODE || !/^[\p{L}\p{N}_.-]+$/u.test(code)) throw new AppError('figure/code-needed', { most: LONGEST_CODE });
  const known = store.figures.find(code);
  if (known !== null) throw new AppError('figure/code-taken', { figure: code, name: known.name });
  store.transaction(() => {
    const at = context.now();
    const { no } = store.figures.ensure(code, naming.name, naming.unit);
    store.figureEdits.keepFigure(no, at, user);
    store.journal.record({ action: 'figure.add', subjectKind: 'figure', subjectId: null, before: null, after: { code, name: naming.name, unit: naming.unit }, at, by: user });
  });
  return naming;
}

/** Gives a column another name or unit. @throws {AppError} `figure/unknown`, `figure/name-needed`, `figure/name-taken` */
export function renameFigure(context: ServiceContext, request: FigureNaming): FigureNaming {
  const { store, user } = context;
  const naming = checked(context, request);
  const known = store.figures.find(naming.figure);
  if (known === null) throw new AppError('figure/unknown', { figure: naming.figure });
  if (known.name === naming.name && known.unit === naming.unit) return naming;
  store.transaction(() => {
    store.figures.describe(known.no, naming.name, naming.unit);
    store.journal.record({
      action: 'figure.rename',
      subjectKind: 'figure',
      subjectId: null,
      before: { code: known.code, name: known.name, unit: known.unit },
      after: { code: known.code, name: naming.name, unit: naming.unit },
      at: context.now(),
      by: user,
    });
  });
  return naming;
}

function checked({ store }: ServiceContext, request: FigureNaming): FigureNaming {
  const naming = { figure: request.figure.trim(), name: request.name.trim(), unit: request.unit?.trim() === '' ? null : (request.unit?.trim() ?? null) };
  if (naming.name === '' || naming.name.length > LONGEST_NAME || (naming.unit?.length ?? 0) > LONGEST_NAME) throw new AppError('figure/name-needed', { most: LONGEST_NAME });
  // A head of a file finds its figure by code or name.
  const same = store.figures.list().find(({ code, name }) => code !== naming.figure && (name === naming.name || code === naming.name));
  if (same !== undefined) throw new AppError('figure/name-taken', { name: naming.name, figure: same.code });
  return naming;
}

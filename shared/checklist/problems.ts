import type { Problem } from '../errors.ts';
import type { MessageCode } from '../messages/catalog.ts';

export function fault(path: string, code: MessageCode, params: Problem['params'] = {}): Problem {
  return { severity: 'error', path, code, params };
}

export function warning(path: string, code: MessageCode, params: Problem['params'] = {}): Problem {
  return { severity: 'warning', path, code, params };
}

/** Every code after the first of the same text. */
export function duplicateCodes(list: readonly { readonly code: string }[], path: string): readonly Problem[] {
  return list.flatMap(({ code }, at) =>
    list.findIndex((other) => other.code === code) < at ? [fault(`${path}[${at}].code`, 'checklist/code-duplicate', { code })] : [],
  );
}

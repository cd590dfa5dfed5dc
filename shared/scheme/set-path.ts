import { AppError } from '../errors.ts';

/**
 * A copy of a document with the value at a path replaced: `tree.children[0].weight`, `levels[4].line`. What the path names
 * must be there, but for the last key of an object, which may be new.
 *
 * @throws {AppError} `scheme/no-such-path`
 */
export function withValueAt(document: unknown, path: string, value: unknown): unknown {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  if (keys.length === 0) throw new AppError('scheme/no-such-path', { path, at: path });
  return replaced(document, keys, value, path);
}

function replaced(node: unknown, keys: readonly string[], value: unknown, path: string): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(node)) {
    const place = /^\d+$/.test(key) ? Number(key) : -1;
    if (place < 0 || place >= node.length) throw new AppError('scheme/no-such-path', { path, at: key });
    return node.map((child: unknown, i) => (i === place ? replaced(child, rest, value, path) : child));
  }
  const isThere = typeof node === 'object' && node !== null && Object.hasOwn(node, key);
  if (!isThere && (rest.length > 0 || typeof node !== 'object' || node === null)) throw new AppError('scheme/no-such-path', { path, at: key });
  return { ...node, [key]: replaced(isThere ? (node as Record<string, unknown>)[key] : undefined, rest, value, path) };
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NetworkShare } from '../../../shared/contract/package-calls.ts';

/** Kinds of file system that lie on another computer, as Linux and macOS name them. */
const NETWORK_TYPES = /^(nfs\d*|cifs|smb\d*|smbfs|afpfs|webdav|davfs2?|ncpfs|afs|ceph|glusterfs|lustre|fuse\.(sshfs|rclone|davfs2?|s3fs|glusterfs|smbnetfs|gvfsd-fuse))$/;

interface Mount {
  readonly share: string;
  readonly folder: string;
  readonly type: string;
}

/**
 * Where a path lies on another computer, through links and mapped drives; null: it lies on this one. A store there can be
 * damaged when the connection breaks, as SQLite's locks and write-ahead log need one computer.
 */
export function networkShareOf(path: string): NetworkShare | null {
  const real = realPath(path);
  if (process.platform === 'win32') return uncShareOf(real) ?? uncShareOf(path);
  return uncShareOf(path) ?? mountedShareOf(real, mountsOfSystem());
}

/** `\\server\share\...`, also as `\\?\UNC\server\share\...` or with slashes; a device such as `\\?\C:\` is none. */
export function uncShareOf(path: string): NetworkShare | null {
  const plain = path.replace(/^\\\\\?\\UNC\\/i, '\\\\');
  const match = /^(?:\\\\)([^\\/?.][^\\/]*)\\([^\\/]+)/.exec(plain);
  return match === null ? null : { path, type: 'UNC', share: `\\\\${match[1] ?? ''}\\${match[2] ?? ''}` };
}

/** The mount with the longest folder above the path decides. @param mounts as /proc/mounts lists them */
export function mountedShareOf(path: string, mounts: string): NetworkShare | null {
  let found: Mount | null = null;
  for (const line of mounts.split('\n')) {
    const [share, folder, type] = line.split(' ').map(unescaped);
    if (share === undefined || folder === undefined || type === undefined) continue;
    const isAbove = folder === '/' || path === folder || path.startsWith(`${folder}/`);
    // Of two mounts on one folder the later one is seen.
    if (isAbove && folder.length >= (found?.folder.length ?? 0)) found = { share, folder, type };
  }
  return found !== null && NETWORK_TYPES.test(found.type) ? { path, type: found.type, share: found.share } : null;
}

/** Space, tab, newline and backslash stand as octal in the list of mounts. */
function unescaped(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)));
}

/** The list of mounts; macOS prints `share on folder (type, …)`. */
function mountsOfSystem(): string {
  if (existsSync('/proc/mounts')) return readFileSync('/proc/mounts', 'utf8');
  if (process.platform !== 'darwin') return '';
  const escaped = (text: string): string => text.replace(/\\/g, '\\134').replace(/ /g, '\\040');
  return execFileSync('/sbin/mount', { encoding: 'utf8' }).replace(/^(.+) on (.+) \((\w+)[^)]*\)$/gm, (_, share: string, folder: string, type: string) => `${escaped(share)} ${escaped(folder)} ${type}`);
}

/** The path without links; of a file that is not there yet, that of its folder. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const folder = dirname(path);
  return existsSync(folder) ? realpathSync.native(folder) : path;
}

import { describe, expect, it } from 'vitest';
import { mountedShareOf, networkShareOf, uncShareOf } from '../../../electron/services/packages/network-share.ts';

const MOUNTS = ['/dev/sda1 / ext4 rw 0 0', 'proc /proc proc rw 0 0', 'nas:/export /mnt/nas nfs4 rw 0 0', '//srv/audit /mnt/our\\040share cifs rw 0 0', 'tmpfs /mnt/nas/local tmpfs rw 0 0', 'me@box:/ /home/me/box fuse.sshfs rw 0 0', ''].join('\n');

describe('a store on another computer', () => {
  it.each([
    ['/mnt/nas/net.startier', 'nfs4', 'nas:/export'],
    ['/mnt/our share/2026/net.startier', 'cifs', '//srv/audit'],
    ['/home/me/box/net.startier', 'fuse.sshfs', 'me@box:/'],
  ])('is told by its mount: %s', (path, type, share) => {
    expect(mountedShareOf(path, MOUNTS)).toEqual({ path, type, share });
  });

  it.each(['/home/me/net.startier', '/mnt/nasty/net.startier', '/mnt/nas/local/net.startier', '/net.startier'])('is none on a disk of this one: %s', (path) => {
    expect(mountedShareOf(path, MOUNTS)).toBeNull();
  });

  it.each([
    ['\\\\srv\\audit\\net.startier', '\\\\srv\\audit'],
    ['\\\\?\\UNC\\srv\\audit\\net.startier', '\\\\srv\\audit'],
  ])('is told by its UNC path: %s', (path, share) => {
    expect(uncShareOf(path)).toEqual({ path, type: 'UNC', share });
  });

  it.each(['C:\\data\\net.startier', '\\\\?\\C:\\data\\net.startier', '\\\\.\\pipe\\x', '/srv/audit'])('is none by the path %s', (path) => {
    expect(uncShareOf(path)).toBeNull();
  });

  it('is none in the folder of this test', () => {
    expect(networkShareOf(import.meta.filename)).toBeNull();
  });
});

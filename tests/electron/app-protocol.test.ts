import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, protocol: {} }));
const { fileForAddress } = await import('../../electron/app-protocol.ts');
const { isLocalRequest } = await import('../../electron/network-guard.ts');

const directory = join('/opt/startier/out/renderer');

describe('fileForAddress', () => {
  it.each([
    ['startier://app/', join(directory, 'index.html')],
    ['startier://app/assets/a%20b.js?v=1#top', join(directory, 'assets/a b.js')],
  ])('finds the file of %s', (address, file) => {
    expect(fileForAddress(directory, address)).toBe(file);
  });

  it.each([
    'startier://elsewhere/index.html',
    'https://app/index.html',
    'startier://app/..%2f..%2fpackage.json',
    'startier://app/%2e%2e%2f%2e%2e%2fetc/passwd',
    'startier://app/a%5c..%5cb.js',
    'startier://app/a%00.js',
    'startier://app/%ff.js',
  ])('finds none for %s', (address) => {
    expect(fileForAddress(directory, address)).toBeNull();
  });
});

describe('isLocalRequest', () => {
  it.each(['startier://app/index.html', 'data:image/png;base64,AA==', 'blob:startier://app/1', 'devtools://devtools/x.js'])(
    'lets %s pass',
    (address) => {
      expect(isLocalRequest(address, undefined)).toBe(true);
    },
  );

  it.each(['https://example.com/', 'http://localhost:5173/', 'ws://localhost:5173/', 'file:///etc/passwd'])(
    'stops %s',
    (address) => {
      expect(isLocalRequest(address, undefined)).toBe(false);
    },
  );

  it('lets the development server pass, and no other port', () => {
    expect(isLocalRequest('ws://localhost:5173/', 'localhost:5173')).toBe(true);
    expect(isLocalRequest('http://localhost:9999/', 'localhost:5173')).toBe(false);
  });
});

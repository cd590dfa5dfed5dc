import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import type { Store } from '../../../db/store.ts';

/** SubjectPublicKeyInfo of Ed25519 up to the 32 bytes of the key. RFC 8410. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The key with which a store signs what it sends. */
export interface StoreKey {
  /** 32 bytes in hex. */
  readonly publicKey: string;
  /** @returns 64 bytes */
  readonly sign: (bytes: Uint8Array) => Buffer;
}

/** The store's own key pair, made on first use and kept in the store. */
export function storeKey(store: Store): StoreKey {
  return store.transaction(() => {
    const kept = store.meta.find('package.key');
    const key = kept === null ? generateKeyPairSync('ed25519').privateKey : createPrivateKey({ key: Buffer.from(kept, 'base64'), format: 'der', type: 'pkcs8' });
    if (kept === null) store.meta.set('package.key', key.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
    return { publicKey: rawPublic(createPublicKey(key)), sign: (bytes) => sign(null, bytes, key) };
  });
}

/** Whether a signature of 64 bytes is that of the key over the bytes. */
export function isSigned(bytes: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, signature);
}

/** What people compare: the first 128 bits of the key's sha256, in groups of four. */
export function fingerprintOf(publicKey: string): string {
  const hash = createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex');
  return (hash.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}

function rawPublic(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length).toString('hex');
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { onFile } from '../../../db/file-error.ts';
import { AppError } from '../../../shared/errors.ts';
import { PACKAGE_FORMAT, type PackageContent, type PackageManifest } from '../../../shared/packages/package.ts';
import { photoFileName, type PhotoType } from '../../../shared/photo/photo.ts';
import { writeWholeFile } from '../../tabular/write-file.ts';
import { contentSchema, manifestSchema } from './package-schema.ts';
import { isSigned, type StoreKey } from './store-key.ts';
import { readStoredZip, writeStoredZip, type ZipPart } from './stored-zip.ts';

/** A larger package is refused unread. */
export const MOST_PACKAGE_BYTES = 1_500_000_000;
/** A part that is no photo. */
const MOST_JSON_BYTES = 256_000_000;
const SIGNATURE_BYTES = 64;

/** A package whose signature, parts and shape have been checked. */
export interface OpenedPackage {
  /** Of the path, for messages. */
  readonly fileName: string;
  /** sha256 of the file, hex. */
  readonly fileHash: string;
  readonly bytes: number;
  readonly manifest: PackageManifest;
  readonly content: PackageContent;
  /** Checklist documents as JSON texts, by their hash. */
  readonly checklists: ReadonlyMap<string, string>;
  /** Photo files by their hash. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
}

/** The part of a photo's file. */
export function photoPartName(hash: string, type: PhotoType): string {
  return `photos/${photoFileName(hash, type)}`;
}

export function checklistPartName(hash: string): string {
  return `checklists/${hash}.json`;
}

/**
 * Signs a package and writes its file, whole or not at all.
 *
 * @returns the manifest and the sha256 and size of the file
 * @throws {AppError} `file/disk-full`, `file/cannot-write`, `package/too-large`
 */
export async function writePackageFile(
  path: string,
  head: Omit<PackageManifest, 'format' | 'publicKey' | 'parts'>,
  parts: readonly ZipPart[],
  key: StoreKey,
): Promise<{ readonly manifest: PackageManifest; readonly fileHash: string; readonly bytes: number }> {
  const manifest: PackageManifest = {
    format: PACKAGE_FORMAT,
    ...head,
    publicKey: key.publicKey,
    parts: parts.map(({ name, content }) => ({ name, bytes: content.length, sha256: sha256(content) })),
  };
  const bytes = parts.reduce((sum, { content }) => sum + content.length, 0);
  if (bytes > MOST_PACKAGE_BYTES) throw tooLarge(path, bytes);
  const signed = Buffer.from(JSON.stringify(manifest), 'utf8');
  const pieces = writeStoredZip([{ name: 'manifest.json', content: signed }, { name: 'signature', content: key.sign(signed) }, ...parts]);
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  await writeWholeFile(path, async (sink) => {
    for (const piece of pieces) await sink.write(piece);
  });
  return { manifest, fileHash: hash.digest('hex'), bytes: pieces.reduce((sum, piece) => sum + piece.length, 0) };
}

/**
 * Reads a package and checks all of it that can be checked without a store: every byte of the file, the signature, every
 * part's hash and size, names, and the shape of its content. Nothing is ever unpacked to disk by the names in it.
 *
 * @throws {AppError} `package/missing-file`, `package/too-large`, `package/not-a-package`, `package/newer`,
 *   `package/signature`, `package/part`, `package/content`
 */
export function openPackageFile(path: string): OpenedPackage {
  const file = basename(path);
  if (!existsSync(path) || !statSync(path).isFile()) throw new AppError('package/missing-file', { file: path });
  const { size } = statSync(path);
  if (size > MOST_PACKAGE_BYTES) throw tooLarge(path, size);
  const bytes = onFile(path, () => readFileSync(path));
  const [first, second, ...parts] = readStoredZip(bytes) ?? [];
  if (first?.name !== 'manifest.json' || second?.name !== 'signature') throw new AppError('package/not-a-package', { file });
  const manifest = readManifest(file, first.content, second.content);
  checkParts(file, manifest, parts);
  const byName = new Map(parts.map(({ name, content }) => [name, content]));
  const main = byName.get('content.json');
  if (main === undefined) throw new AppError('package/content', { file, place: 'content.json' });
  const parsed = contentSchema.safeParse(jsonOf(file, main, 'content.json'));
  if (!parsed.success) throw new AppError('package/content', { file, place: ['content.json', ...(parsed.error.issues[0]?.path ?? [])].join('.') });
  const ofFolder = (folder: string): readonly ZipPart[] => parts.filter(({ name }) => name.startsWith(folder));
  const hashOf = (name: string): string => name.slice(name.indexOf('/') + 1, name.lastIndexOf('.'));
  const photos = new Map(ofFolder('photos/').map(({ name, content }) => [hashOf(name), content]));
  // A photo's own name is what it is known by in the store: it must be its hash.
  for (const part of manifest.parts) if (part.name.startsWith('photos/') && hashOf(part.name) !== part.sha256) throw new AppError('package/part', { file, part: part.name });
  checkPhotos(file, parsed.data, byName);
  return {
    fileName: file,
    fileHash: sha256(bytes),
    bytes: size,
    manifest,
    content: parsed.data,
    checklists: new Map(ofFolder('checklists/').map(({ name, content }) => [hashOf(name), Buffer.from(content).toString('utf8')])),
    photos,
  };
}

function readManifest(file: string, signed: Uint8Array, signature: Uint8Array): PackageManifest {
  if (signed.length > MOST_JSON_BYTES) throw new AppError('package/content', { file, place: 'manifest.json' });
  const raw = jsonOf(file, signed, 'manifest.json');
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  if (/^startier-package\/\d+$/.test(format) && format !== PACKAGE_FORMAT) throw new AppError('package/newer', { file, format });
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) throw new AppError('package/content', { file, place: ['manifest.json', ...(parsed.error.issues[0]?.path ?? [])].join('.') });
  if (signature.length !== SIGNATURE_BYTES || !isSigned(signed, signature, parsed.data.publicKey)) throw new AppError('package/signature', { file });
  return parsed.data;
}

/** The parts are those of the manifest, each once, in its order, of its length and hash. */
function checkParts(file: string, manifest: PackageManifest, parts: readonly ZipPart[]): void {
  const stranger = parts.find(({ name }, place) => manifest.parts[place]?.name !== name);
  if (stranger !== undefined) throw new AppError('package/part', { file, part: stranger.name });
  const seen = new Set<string>();
  for (const [place, stated] of manifest.parts.entries()) {
    const part = parts[place];
    const isJson = stated.name.endsWith('.json');
    const fits = part !== undefined && !seen.has(stated.name) && part.content.length === stated.bytes && (!isJson || stated.bytes <= MOST_JSON_BYTES);
    if (!fits || sha256(part.content) !== stated.sha256) throw new AppError('package/part', { file, part: stated.name });
    seen.add(stated.name);
  }
}

/** Every photo that a visit names is a part of the package, of the kind that it states. */
function checkPhotos(file: string, content: PackageContent, parts: ReadonlyMap<string, Uint8Array>): void {
  for (const visit of content.visits) {
    for (const { hash, type } of visit.content.photos) {
      const part = photoPartName(hash, type);
      if (!parts.has(part)) throw new AppError('package/part', { file, part });
    }
  }
}

function jsonOf(file: string, bytes: Uint8Array, place: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new AppError('package/content', { file, place }, { cause: error });
    throw error;
  }
}

function tooLarge(path: string, bytes: number): AppError {
  return new AppError('package/too-large', { file: basename(path), megabytes: Math.ceil(bytes / 1e6), most: MOST_PACKAGE_BYTES / 1e6 });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

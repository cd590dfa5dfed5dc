import { unpacked, zipEntries } from '../../electron/tabular/zip-directory.ts';
import { createZipWriter } from '../../electron/tabular/zip-writer.ts';

/** The bytes of a zip file with these entries. */
export async function zipOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const zip = createZipWriter({ write: async (chunk) => void chunks.push(Buffer.from(chunk)) });
  for (const [name, text] of Object.entries(entries)) await zip.entry(name, [text]);
  await zip.finish();
  return Buffer.concat(chunks);
}

/** The entries of a zip file as texts. */
export async function unzipped(bytes: Uint8Array): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const entry of zipEntries(bytes) ?? []) {
    const pieces: Uint8Array[] = [];
    for await (const piece of unpacked(bytes, entry)) pieces.push(piece);
    texts[entry.name] = Buffer.concat(pieces).toString('utf8');
  }
  return texts;
}

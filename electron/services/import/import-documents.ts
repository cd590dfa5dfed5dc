import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import { AppError, messageFor, type Problem } from '../../../shared/errors.ts';
import type { ChecklistVersionId, SchemeVersionId } from '../../../shared/ids.ts';
import type { ImportRequest, ImportSummary } from '../../../shared/ipc-contract.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { decodeText } from '../../tabular/decode-text.ts';
import { readChecklistFile } from '../checklists/checklist-file.ts';
import { holdReferencePhotos, readReferencePhotos, takeReferencePhotos } from '../checklists/reference-photos.ts';
import type { PreparePhoto } from '../photos/prepared-photo.ts';
import type { ServiceContext } from '../service-context.ts';
import { writeImport } from './import-batch.ts';
import type { ImportSource } from './import-source.ts';

/**
 * Brings a checklist in, from JSON or a workbook, as the next version of its code; one that is stored already changes nothing.
 * Reference photos come in from the folder `FILE.photos` beside it; each that is not there is a warning.
 *
 * @throws {AppError} `import/not-json`, `import/not-a-workbook`, `import/workbook-bomb`, `import/document-faults`
 */
export async function importChecklist(context: ServiceContext, source: ImportSource, prepare: PreparePhoto): Promise<ImportSummary> {
  const { store } = context;
  const { file, request } = source;
  const { checklist, problems } = await readChecklistFile(source.bytes, file);
  const faults = refuseFaults(problems, file, 'checklist check');
  if (checklist === null) throw new Error('A checklist without faults was not read');
  const hash = documentHash(checklist);
  const references = await readReferencePhotos(store, checklist, request.path, prepare);
  const warnings = [...faults, ...references.warnings];
  const known = store.checklists.findByHash(checklist.code, hash);
  if (known !== null) {
    if (references.photos.length > 0) store.transaction(() => takeReferencePhotos(context, references, known.id));
    return unchangedDocument(request, known, warnings);
  }
  let version = 0;
  const summary = await writeImport(
    context,
    source,
    null,
    (importNo, madeAt) => {
      const id = uuid() as ChecklistVersionId;
      const made = store.checklists.insert({
        id,
        document: checklist,
        hash,
        items: itemsOf(checklist).length,
        madeAt,
        madeBy: context.user,
        importNo,
      });
      version = made.version;
      takeReferencePhotos(context, references, id);
      holdReferencePhotos(context, checklist, id);
      return { inserted: 1, updated: 0, unchanged: 0 };
    },
    warnings,
  );
  return { ...summary, code: checklist.code, version };
}

/**
 * Brings a scheme in as the next version of its code: published when nothing in it is unknown or faulty, else a draft, which
 * is said in a warning. One that is stored already changes nothing.
 *
 * @throws {AppError} `import/not-json`, `import/document-faults`
 */
export async function importScheme(context: ServiceContext, source: ImportSource): Promise<ImportSummary> {
  const { store } = context;
  const { file, request } = source;
  const { scheme, problems } = parseScheme(readJson(source));
  if (scheme === null) refuseFaults(problems, file, 'scheme check');
  if (scheme === null) throw new Error('A scheme without faults was not read');
  const found = [...problems, ...checkScheme(scheme, { forPublication: true })];
  const isDraft = found.some(({ severity }) => severity === 'error');
  const draft: readonly Problem[] = isDraft ? [{ severity: 'warning', path: 'state', code: 'import/scheme-draft', params: {} }] : [];
  const warnings = [...draft, ...found.map((problem): Problem => ({ ...problem, severity: 'warning' }))];
  const hash = documentHash(scheme);
  const known = store.schemes.findByHash(scheme.code, hash);
  if (known !== null) return unchangedDocument(request, known, warnings);
  let version = 0;
  const summary = await writeImport(
    context,
    source,
    null,
    (importNo, madeAt) => {
      const id = uuid() as SchemeVersionId;
      const state = isDraft ? 'draft' : 'published';
      version = store.schemes.insert({ id, state, document: scheme, hash, madeAt, madeBy: context.user, importNo }).version;
      return { inserted: 1, updated: 0, unchanged: 0 };
    },
    warnings,
  );
  return { ...summary, code: scheme.code, version };
}

/** sha256 of the canonical document, hex: equal documents have equal hashes whatever the order of their keys. */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

function unchangedDocument(
  request: ImportRequest,
  known: { readonly code: string; readonly version: number },
  problems: readonly Problem[],
): ImportSummary {
  const { code, version } = known;
  return { importId: null, kind: request.kind, inserted: 0, updated: 0, unchanged: 1, rejected: 0, rejectsFile: null, problems, code, version };
}

function readJson({ bytes, file }: ImportSource): unknown {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw new AppError('import/json-needed', { file });
  const text = decodeText(bytes, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('import/not-json', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}

/** The warnings. @throws {AppError} `import/document-faults` when there is an error among the problems */
function refuseFaults(problems: readonly Problem[], file: string, check: string): readonly Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (first === undefined) return problems;
  const [zh, en] = [messageFor(first.code, first.params, 'zh'), messageFor(first.code, first.params, 'en')];
  throw new AppError('import/document-faults', { file, count: errors.length, path: first.path, zh, en, check });
}

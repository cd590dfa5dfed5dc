import type { PrintBatch } from '../../shared/contract/report-calls.ts';
import type { RequestOf, ResponseOf } from '../../shared/ipc-contract.ts';

/** What the hidden window says of the pages of a batch. */
export type LaidOut = Omit<RequestOf<'report:laid-out'>, 'token'>;

/** Where the hidden window fetches what to lay out, and says that it stands. One window at a time, known by its token. */
export interface PrintDesk {
  /** The batch goes to the window that bears the token; settles when its pages stand. */
  readonly offer: (token: string, batch: PrintBatch) => Promise<LaidOut>;
  /** The pages have been printed: the window may ask for the next batch. */
  readonly release: (token: string) => void;
  /** No more batches for the token; who waits there is told. */
  readonly end: (token: string) => void;
  readonly handlers: {
    readonly 'report:take': (request: RequestOf<'report:take'>) => Promise<ResponseOf<'report:take'>>;
    readonly 'report:laid-out': (request: RequestOf<'report:laid-out'>) => Promise<ResponseOf<'report:laid-out'>>;
  };
}

interface Place {
  batch: { readonly batch: PrintBatch; readonly resolve: (laidOut: LaidOut) => void } | null;
  taker: ((batch: PrintBatch | null) => void) | null;
  printed: (() => void) | null;
}

/** The one desk of the program. */
export const printDesk: PrintDesk = createPrintDesk();

function createPrintDesk(): PrintDesk {
  const places = new Map<string, Place>();
  const placeOf = (token: string): Place => {
    const place = places.get(token) ?? { batch: null, taker: null, printed: null };
    places.set(token, place);
    return place;
  };
  return {
    offer: (token, batch) =>
      new Promise((resolve) => {
        const place = placeOf(token);
        place.batch = { batch, resolve };
        place.taker?.(batch);
        place.taker = null;
      }),
    release: (token) => {
      const place = placeOf(token);
      place.batch = null;
      place.printed?.();
      place.printed = null;
    },
    end: (token) => {
      const place = places.get(token);
      places.delete(token);
      place?.taker?.(null);
      place?.printed?.();
    },
    handlers: {
      'report:take': ({ token }) => {
        const place = places.get(token);
        if (place === undefined) return Promise.resolve(null);
        if (place.batch !== null) return Promise.resolve(place.batch.batch);
        return new Promise((resolve) => {
          place.taker = resolve;
        });
      },
      'report:laid-out': ({ token, ...laidOut }) => {
        const place = places.get(token);
        if (place?.batch == null) return Promise.resolve(null);
        const { resolve } = place.batch;
        return new Promise((done) => {
          place.printed = () => done(null);
          resolve(laidOut);
        });
      },
    },
  };
}

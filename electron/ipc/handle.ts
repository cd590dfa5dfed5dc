import { ipcMain, type WebFrameMain } from 'electron';
import { AppError, toWireError } from '../../shared/errors.ts';
import type { Channel, Reply, RequestOf, ResponseOf } from '../../shared/ipc-contract.ts';
import { parseRequest } from './request-schemas.ts';

export type Handler<C extends Channel> = (request: RequestOf<C>) => ResponseOf<C> | Promise<ResponseOf<C>>;
export type Handlers = { readonly [C in Channel]: Handler<C> };

export interface HandleOptions {
  /** Whether a frame shows the program's own content. */
  readonly isTrusted: (frame: WebFrameMain) => boolean;
  /** A fault of the program in a handler, for the log. */
  readonly onFault: (channel: Channel, error: unknown) => void;
}

/** The one place that touches ipcMain: checks sender and request, answers with a value or an error in its wire form. */
export function handleAll(handlers: Handlers, options: HandleOptions): void {
  handleThese(handlers, options);
}

/** As `handleAll`, for a program that answers some calls only. */
export function handleThese(handlers: Partial<Handlers>, options: HandleOptions): void {
  for (const channel of Object.keys(handlers) as Channel[]) register(channel, handlers[channel] as Handler<typeof channel>, options);
}

function register<C extends Channel>(channel: C, run: Handler<C>, options: HandleOptions): void {
  ipcMain.handle(channel, async (event, raw: unknown): Promise<Reply<ResponseOf<C>>> => {
    try {
      const frame = event.senderFrame;
      if (frame === null || frame.parent !== null || !options.isTrusted(frame)) throw new AppError('app/untrusted');
      return { ok: true, value: await run(parseRequest(channel, raw)) };
    } catch (error) {
      if (!(error instanceof AppError)) options.onFault(channel, error);
      return { ok: false, error: toWireError(error) };
    }
  });
}

import type { PeriodId } from '../../shared/dates.ts';
import type { Channel, Reply, RequestOf, ResponseOf } from '../../shared/ipc-contract.ts';
import type { WindowApi } from '../../renderer/api.ts';

/** Answers of the main process as a test wants them; a channel that is left out fails the test that calls it. */
export type FakeAnswers = { readonly [C in Channel]?: (request: RequestOf<C>) => ResponseOf<C> | Reply<ResponseOf<C>> };

/** A `window.api` that answers from memory. Only tests and the preview have it; the program never does. */
export function fakeApi(answers: FakeAnswers): WindowApi {
  return {
    call: <C extends Channel>(channel: C, request: RequestOf<C>): Promise<Reply<ResponseOf<C>>> => {
      const answer = answers[channel] as ((request: RequestOf<C>) => ResponseOf<C> | Reply<ResponseOf<C>>) | undefined;
      if (answer === undefined) return Promise.reject(new Error(`The fake has no answer for ${channel}`));
      const value = answer(request);
      return Promise.resolve(isReply<ResponseOf<C>>(value) ? value : { ok: true, value });
    },
    onEvent: () => () => undefined,
  };
}

function isReply<T>(value: unknown): value is Reply<T> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

/** A period written plainly in a test. */
export const period = (text: string): PeriodId => text as PeriodId;

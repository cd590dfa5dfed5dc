import type { Studies } from './study-messages.ts';
import { createThreadRunner, type ThreadRunner, type ThreadRunnerOptions } from './thread-runner.ts';

/** Studies of a store, in a thread of their own. */
export type StudyRunner = ThreadRunner<Studies>;

export const createStudyRunner = (options: ThreadRunnerOptions<keyof Studies>): StudyRunner => createThreadRunner<Studies>(options);

import { createContext, use } from 'react';
import type { TaskId } from '../shared/ids.ts';
import type { TaskState } from '../shared/ipc-contract.ts';

/** Long work of this session, newest first. */
export const TasksContext = createContext<readonly TaskState[]>([]);

/** All long work that the window has heard of, newest first. */
export function useTasks(): readonly TaskState[] {
  return use(TasksContext);
}

/** One piece of long work; null while nothing has been heard of it. */
export function useTask(id: TaskId | null): TaskState | null {
  const tasks = use(TasksContext);
  return id === null ? null : (tasks.find((task) => task.id === id) ?? null);
}

/** The list with what is now known of one task. */
export function withTask(tasks: readonly TaskState[], task: TaskState): readonly TaskState[] {
  return tasks.some((each) => each.id === task.id) ? tasks.map((each) => (each.id === task.id ? task : each)) : [task, ...tasks];
}

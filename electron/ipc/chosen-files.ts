import { AppError } from '../../shared/errors.ts';

/** Files that the person chose, dropped or pasted; the window can have no other one read. */
export interface ChosenFiles {
  readonly add: (path: string) => string;
  /** @throws {AppError} `import/not-chosen` */
  readonly check: (path: string | undefined) => void;
}

export function chosenFiles(): ChosenFiles {
  const chosen = new Set<string>();
  return {
    add(path) {
      chosen.add(path);
      return path;
    },
    check(path) {
      if (path !== undefined && !chosen.has(path)) throw new AppError('import/not-chosen', { path });
    },
  };
}

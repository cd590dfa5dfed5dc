import type { MessageCode } from '../../shared/messages/catalog.ts';

/**
 * The exit code of a failed command: 2 wrong usage (a file that is refused as a whole included: it is not what the command
 * takes), 3 the store cannot be used, 4 a fault of the program.
 */
export function exitCodeOf(code: MessageCode): 2 | 3 | 4 {
  if (code === 'program/fault') return 4;
  return code.startsWith('store/') ? 3 : 2;
}

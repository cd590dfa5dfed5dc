import { toWireError, type WireError } from '../shared/errors.ts';

/** A failed call as an Error, so that react-query can carry it; `wire` holds the code and its numbers. */
export class CallError extends Error {
  readonly wire: WireError;

  constructor(wire: WireError) {
    super(wire.code);
    this.name = 'CallError';
    this.wire = wire;
  }
}

/** The wire form of whatever a call threw. */
export function wireErrorOf(error: unknown): WireError {
  return error instanceof CallError ? error.wire : toWireError(error);
}

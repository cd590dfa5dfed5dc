import type { WireError } from '../../../shared/errors.ts';
import type { Reply, SavedVisit } from '../../../shared/ipc-contract.ts';

/** How saving stands. */
export interface SaveState {
  /** Keys whose last value has not reached the store. */
  readonly unsaved: ReadonlySet<string>;
  /** Why the last save failed; null: it did not. */
  readonly error: WireError | null;
  /** When the store last took something; null: nothing yet on this page. */
  readonly savedAt: string | null;
}

export interface SaveQueueOptions<V> {
  /** Saves one value; must not reject. null: it was no change of the visit. */
  readonly save: (key: string, value: V) => Promise<Reply<SavedVisit | null>>;
  readonly onChange: (state: SaveState) => void;
  /** Runs `work` after a while; returns what stops it. */
  readonly later: (work: () => void, ms: number) => () => void;
}

/** So often a rest in typing may begin anew before what waits is saved all the same. */
export const MOST_POSTPONED = 10;

/** Milliseconds before a failed save is tried again; the last one goes on for ever. */
export const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const;

/**
 * Saves values one after another, each key's newest only. What fails stays unsaved and is tried again by itself; nothing is
 * ever dropped.
 */
export class SaveQueue<V> {
  readonly #options: SaveQueueOptions<V>;
  readonly #waiting = new Map<string, V>();
  #error: WireError | null = null;
  #savedAt: string | null = null;
  #failures = 0;
  #stopTimer: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #postponed = 0;

  constructor(options: SaveQueueOptions<V>) {
    this.#options = options;
  }

  /** Takes a value to save, at once or after a rest in typing. */
  put(key: string, value: V, restMs = 0): void {
    this.#waiting.delete(key);
    this.#waiting.set(key, value);
    this.#tell();
    if (restMs === 0) this.#start();
    else this.#schedule(restMs);
  }

  /** Notes that something else of the same page was saved. */
  noteSaved(savedAt: string): void {
    this.#savedAt = savedAt;
    this.#tell();
  }

  /** Saves what waits, now. Resolves to whether everything reached the store. */
  async flush(): Promise<boolean> {
    await this.#running;
    this.#start();
    await this.#running;
    return this.#waiting.size === 0;
  }

  /** Hands over everything that waits at once, also what is on its way already; for a page that is about to go. */
  handOver(): void {
    for (const [key, value] of this.#waiting) void this.#options.save(key, value);
  }

  #schedule(ms: number): void {
    if (this.#stopTimer !== null) {
      // Whoever types on and on is saved in between.
      if (this.#postponed === MOST_POSTPONED) return;
      this.#stopTimer();
      this.#postponed += 1;
    }
    this.#stopTimer = this.#options.later(() => {
      this.#stopTimer = null;
      this.#postponed = 0;
      this.#start();
    }, ms);
  }

  #clearTimer(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#postponed = 0;
  }

  #start(): void {
    if (this.#running !== null || this.#waiting.size === 0) return;
    this.#clearTimer();
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (this.#stopTimer === null) this.#start();
    });
  }

  async #run(): Promise<void> {
    for (;;) {
      const next = this.#waiting.entries().next();
      if (next.done === true) return;
      const [key, value] = next.value;
      const reply = await this.#options.save(key, value);
      if (!reply.ok) {
        this.#error = reply.error;
        this.#schedule(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 30_000);
        this.#failures += 1;
        this.#tell();
        return;
      }
      // A newer value that came meanwhile stays in line.
      if (this.#waiting.get(key) === value) this.#waiting.delete(key);
      this.#error = null;
      this.#failures = 0;
      this.#savedAt = reply.value?.savedAt ?? this.#savedAt;
      this.#tell();
    }
  }

  #tell(): void {
    this.#options.onChange({ unsaved: new Set(this.#waiting.keys()), error: this.#error, savedAt: this.#savedAt });
  }
}

/**
 * A plain model of runs, decisions, publication, correction and taking back, for one scheme: a total of one figure, two lines,
 * up one level after two periods in a row, down one after one, a first level as reached. It keeps whole copies of everything
 * and works each answer out from the start. GRADING.md section 5.
 */
export const LINES = [60, 80] as const;
export const LEVELS = ['one', 'two', 'three'] as const;

export type Figures = Record<string, number | null>;

export interface ModelRow {
  readonly level: number | null;
  readonly movement: string;
}
interface Reached {
  /** null: not graded. */
  readonly x: number | null;
  readonly before: number | null;
  readonly proposed: number | null;
  readonly movement: string;
}
export interface ModelRun {
  readonly id: string;
  readonly period: number;
  readonly madeAt: number;
  readonly figures: Figures;
  state: 'draft' | 'published' | 'superseded';
  readonly reached: Map<string, Reached>;
  /** Level that a person set instead; `held`: the one before. */
  readonly decided: Map<string, number | 'held' | 'confirmed'>;
  supersedes: ModelRun | null;
}

export class PublicationModel {
  readonly runs: ModelRun[] = [];
  private readonly outlets: readonly string[];
  /** When the level rows of each period last changed. */
  private readonly changedAt = new Map<number, number>();
  private clock = 0;

  constructor(outlets: readonly string[]) {
    this.outlets = outlets;
  }

  make(id: string, period: number, figures: Figures): ModelRun {
    const run: ModelRun = { id, period, madeAt: ++this.clock, figures: { ...figures }, state: 'draft', reached: new Map(), decided: new Map(), supersedes: null };
    for (const [outlet, reached] of this.reach(period, run.figures, this.standing())) run.reached.set(outlet, reached);
    this.runs.push(run);
    return run;
  }

  /** The run that stands for each period. */
  standing(): Map<number, ModelRun> {
    return new Map(this.runs.filter(({ state }) => state === 'published').map((run) => [run.period, run]));
  }

  row(run: ModelRun, outlet: string, reached: Reached = run.reached.get(outlet)!): ModelRow {
    const decided = run.decided.get(outlet);
    if (decided === undefined || decided === 'confirmed') return { level: reached.proposed, movement: reached.movement };
    const level = decided === 'held' ? reached.before : decided;
    return { level, movement: movementOf(reached.before, level) };
  }

  /** Level and movement of an outlet in every period that stands. */
  history(outlet: string): readonly (readonly [number, string | null, string])[] {
    const stands = [...this.standing().values()].sort((a, b) => a.period - b.period);
    return stands.map((run) => {
      const { level, movement } = this.row(run, outlet);
      return [run.period, level === null ? null : LEVELS[level]!, movement];
    });
  }

  isStale(run: ModelRun): boolean {
    return [...this.changedAt].some(([period, at]) => period < run.period && at > run.madeAt);
  }

  laterThan(period: number): readonly ModelRun[] {
    return [...this.standing().values()].filter((run) => run.period > period).sort((a, b) => a.period - b.period);
  }

  /** @returns periods that would come out otherwise now, with the outlets that differ */
  publish(run: ModelRun): readonly (readonly [number, readonly string[]])[] {
    const stood = this.standing().get(run.period) ?? null;
    if (stood !== null) stood.state = 'superseded';
    run.state = 'published';
    run.supersedes = stood;
    this.changedAt.set(run.period, ++this.clock);
    return this.effects(run.period);
  }

  unpublish(run: ModelRun): void {
    run.state = 'draft';
    if (run.supersedes !== null) run.supersedes.state = 'published';
    run.supersedes = null;
    this.changedAt.set(run.period, ++this.clock);
  }

  private effects(period: number): readonly (readonly [number, readonly string[]])[] {
    const supposed = this.standing();
    return this.laterThan(period).flatMap((run) => {
      const again: ModelRun = { ...run, reached: this.reach(run.period, run.figures, supposed) };
      const differ = this.outlets.filter((outlet) => {
        const [was, is] = [this.row(run, outlet), this.row(again, outlet)];
        return was.level !== is.level || was.movement !== is.movement;
      });
      supposed.set(run.period, again);
      return differ.length === 0 ? [] : [[run.period, differ] as const];
    });
  }

  private reach(period: number, figures: Figures, standing: ReadonlyMap<number, ModelRun>): Map<string, Reached> {
    return new Map(this.outlets.map((outlet) => [outlet, this.reachOne(outlet, period, figures[outlet] ?? null, standing)]));
  }

  private reachOne(outlet: string, period: number, figure: number | null, standing: ReadonlyMap<number, ModelRun>): Reached {
    const earlier = [...standing.values()].filter((run) => run.period < period).sort((a, b) => b.period - a.period);
    const last = earlier[0];
    const before = last === undefined ? null : this.row(last, outlet).level;
    const x = figure === null ? null : LINES.filter((line) => figure >= line).length;
    const made = (proposed: number | null, movement: string): Reached => ({ x, before, proposed, movement });
    if (x === null) return made(before, before === null ? 'none' : 'hold');
    if (before === null) return made(x, 'enter');
    if (x < before) return made(before - 1, 'demote');
    const previous = standing.get(period - 1)?.reached.get(outlet)?.x ?? null;
    if (x > before && previous !== null && previous > before) return made(before + 1, 'promote');
    return made(before, 'hold');
  }
}

function movementOf(from: number | null, to: number | null): string {
  if (to === null) return from === null ? 'none' : 'demote';
  if (from === null) return 'enter';
  return to > from ? 'promote' : to < from ? 'demote' : 'hold';
}

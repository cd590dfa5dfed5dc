import type { IsoDate } from '../dates.ts';
import type { Ownership } from '../outlet/outlet.ts';
import type { VisitKind } from '../scheme/scheme.ts';

/** What an outlet's stratum is made of; `region` counts from 0, the widest level. */
export type StratumKey = 'type' | 'ownership' | 'class' | 'level' | { readonly region: number };

/** Which outlets a rule speaks of: those that match every list that is stated. */
export interface OutletChoice {
  /** Codes of star levels held. */
  readonly levels?: readonly string[];
  readonly types?: readonly string[];
  readonly classes?: readonly string[];
  readonly ownerships?: readonly Ownership[];
  /** Codes of regions of any level; an outlet below one of them matches. */
  readonly regions?: readonly string[];
}

/** How many outlets of a rule are drawn. Parts of an outlet are rounded up: at least the stated share is visited. */
export type DrawSize = 'all' | { readonly count: number } | { readonly percent: number } | { readonly countPerStratum: number };

/** One rule of a wave. An outlet follows the first rule that it matches; none: it is not visited. */
export interface WaveRule {
  readonly where: OutletChoice;
  readonly draw: DrawSize;
  readonly visitsPerOutlet: number;
}

/** Who may be sent. */
export interface WaveAuditor {
  readonly name: string;
  /** Most visits of the wave. */
  readonly capacity: number;
  /** Codes of the regions to which the auditor belongs. */
  readonly homeRegions: readonly string[];
  /** Codes of outlets from which a conflict of interest keeps the auditor. */
  readonly conflicts: readonly string[];
}

/** The plan of a wave of visits 检查批次. */
export interface WavePlan {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly kind: VisitKind;
  readonly checklistCode: string;
  /** The scheme whose levels rules and strata read; null: none does. */
  readonly levelScheme: string | null;
  /** Printed with the draw: with it anybody draws the same outlets again. */
  readonly seed: string;
  readonly rules: readonly WaveRule[];
  /** A drawn share is taken within each stratum. */
  readonly strata: readonly StratumKey[];
  readonly auditors: readonly WaveAuditor[];
  /** The auditor of the outlet's last visit is not sent again. */
  readonly neverTwiceRunning: boolean;
  readonly neverOwnRegion: boolean;
  /** No visit is due on a Saturday or Sunday. */
  readonly skipWeekends: boolean;
  /** Days of visits at the end of the wave that stay free for what has to be done again. */
  readonly bufferDays: number;
  /** Share of the visits, percent, that a second auditor makes again. */
  readonly reauditPercent: number;
  /** Whether auditors see the score while they answer. */
  readonly showScore: boolean;
}

/** An outlet as the planner sees it. */
export interface PlannableOutlet {
  readonly code: string;
  readonly type: string | null;
  readonly class: string | null;
  readonly ownership: Ownership | null;
  /** Code of the star level held; null: none. */
  readonly level: string | null;
  /** Region codes, widest first. */
  readonly regions: readonly string[];
  /** Who made the outlet's last visit; null: nobody known. */
  readonly lastAuditor: string | null;
}

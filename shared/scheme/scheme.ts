import type { PeriodKind } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { MovementPolicy } from './movement-policy.ts';

/** A number that a draft does not know yet. */
export type Unknown = null;

/** Decimal rounding, half away from zero, to places or to a step; `none` keeps the exact fraction. GRADING.md section 4. */
export type Rounding = { readonly places: number } | { readonly step: SchemeNumber } | 'none';

/** Rounding after each stage; what is left out is 2 places. */
export interface StageRounding {
  readonly visit?: Rounding;
  readonly indicator?: Rounding;
  readonly node?: Rounding;
  readonly total?: Rounding;
}

/** What an outlet is compared within. `region` counts from 0, the widest level (province); `all` is the whole network. */
export type CohortKey =
  | 'all'
  | { readonly region: number }
  | 'type'
  | 'ownership'
  | 'class'
  | 'level'
  | { readonly attribute: string }
  /** Over facts, attributes, figures and raw values, never scores. */
  | { readonly formula: string };

/** In order of narrowing: the first key named is kept longest when a cohort is too small. */
export interface CohortRule {
  readonly keys: readonly CohortKey[];
  /** Fewer members than this: the next wider cohort. */
  readonly minCohort?: number;
}

/** GRADING.md section 2, missing value policy. */
export type MissingPolicy =
  | 'zero'
  | 'full'
  | { readonly fixed: SchemeNumber }
  | 'reweight'
  | 'median'
  | { readonly carry: number }
  | 'block';

/** Months counted back from the period's end, or the period itself when left out. */
export type DataWindow = { readonly months: number } | { readonly periods: number };

export type VisitKind = 'open' | 'covert' | 'self' | 'remote';
export type VisitFold =
  | { readonly by: 'mean' | 'worst' | 'last' | 'dropBestAndWorst' }
  | { readonly by: 'weightedKinds'; readonly weights: Readonly<Partial<Record<VisitKind, SchemeNumber>>> };

/** Which open actions count: all, the critical ones, or those whose date had passed unmended. */
export type OpenActionKind = 'all' | 'critical' | 'overdue';

/** Where an indicator's raw value comes from. */
export type Source =
  | {
      readonly kind: 'kpi';
      /** Code of the imported figure. */
      readonly figure: string;
      readonly fold: 'sum' | 'average' | 'last' | 'max' | 'min';
      readonly window?: DataWindow;
      /** Least number of months with a figure; fewer gives missing. */
      readonly minMonths?: number;
      /** The window ends this many months earlier. */
      readonly lagMonths?: number;
    }
  | { readonly kind: 'attribute'; readonly attribute: string }
  /** Over raw values, figures and attributes of the outlet; docs/formulas.md. */
  | { readonly kind: 'formula'; readonly expression: string }
  | {
      readonly kind: 'inspection';
      /** Codes of checklists; left out: all. */
      readonly checklists?: readonly string[];
      readonly kinds?: readonly VisitKind[];
      readonly fold: VisitFold;
      readonly window?: DataWindow;
      readonly minVisits?: number;
    }
  /** Dated records: how many, or the sum of their quantities. No record is 0. */
  | {
      readonly kind: 'event';
      /** Code of the kind of event. */
      readonly event: string;
      readonly fold: 'count' | 'sum';
      /** Only records of these categories. */
      readonly category?: readonly string[];
      readonly window?: DataWindow;
    }
  /** The mean of the answers to a survey with its sample size; missing below `minSample` answers (1). */
  | { readonly kind: 'survey'; readonly survey: string; readonly minSample?: number; readonly window?: DataWindow }
  /** A person's value for the period, with the reason. */
  | { readonly kind: 'judgement'; readonly judgement: string }
  /** How many corrective actions of the outlet are open or not verified at the end of the period's last day; none is 0. */
  | { readonly kind: 'action'; readonly open: OpenActionKind }
  /** What another scheme's last published run not after this period says; at most `maxAge` of its periods old. */
  | {
      readonly kind: 'score';
      /** Code of the other scheme. */
      readonly scheme: string;
      /** Left out: the total. */
      readonly read?: 'total' | 'level' | { readonly dimension: string } | { readonly indicator: string };
      readonly maxAge?: number;
    };

export interface BandRow {
  readonly atLeast?: SchemeNumber | Unknown;
  readonly above?: SchemeNumber | Unknown;
  readonly atMost?: SchemeNumber | Unknown;
  readonly below?: SchemeNumber | Unknown;
  readonly points: SchemeNumber | Unknown;
}

/** Steps of a value beyond an allowance, or each of some records by a table. */
export type DeductTerm = StepTerm | RecordTable;

/** Points of each dated record by its category or by the band of its quantity; the earliest `free` cost nothing. */
export type RecordTable = RecordTableHead &
  (
    | { readonly by: 'category'; readonly rows: readonly { readonly value: string; readonly points: SchemeNumber | Unknown }[] }
    | { readonly by: 'quantity'; readonly rows: readonly BandRow[] }
  );

interface RecordTableHead {
  readonly records: { readonly event: string; readonly window?: DataWindow };
  /** Points of a record that no row takes; left out: an input error. */
  readonly otherwise?: SchemeNumber;
  readonly free?: number;
}

export interface StepTerm {
  readonly records?: undefined;
  /** Left out: the indicator's own source. */
  readonly source?: Source;
  readonly free?: SchemeNumber;
  readonly step: SchemeNumber | Unknown;
  readonly perStep: SchemeNumber | Unknown;
  /** A started step counts whole (`whole`) or in proportion. */
  readonly started?: 'whole' | 'proportion';
}

export type Order = 'high' | 'low';

/** How a raw value becomes points. GRADING.md section 2. */
export type Method =
  | { readonly kind: 'direct' }
  | FormulaMethod
  | {
      readonly kind: 'linear';
      readonly from: SchemeNumber | Unknown;
      readonly to: SchemeNumber | Unknown;
      readonly pointsFrom: SchemeNumber | Unknown;
      readonly pointsTo: SchemeNumber | Unknown;
    }
  | {
      readonly kind: 'target';
      readonly target: SchemeNumber | Unknown | { readonly attribute: string } | { readonly indicator: string };
      readonly order?: Order;
    }
  | {
      readonly kind: 'bands';
      readonly rows: readonly BandRow[];
      readonly otherwise?: SchemeNumber;
      /** Range of raw values in which every value must fall into a row; checked when saved. */
      readonly domain?: { readonly from?: SchemeNumber; readonly to?: SchemeNumber };
    }
  | {
      readonly kind: 'categories';
      readonly rows: readonly { readonly value: string; readonly points: SchemeNumber | Unknown }[];
      readonly otherwise?: SchemeNumber;
    }
  | {
      readonly kind: 'rank';
      readonly order?: Order;
      readonly ties?: 'min' | 'max' | 'average' | 'dense';
      readonly map: RankMap;
      /** Keys of this indicator alone; left out: the scheme's. */
      readonly cohort?: CohortRule;
    }
  /** centre + spread x (raw - mean) / sd; an sd of 0 gives centre. */
  | {
      readonly kind: 'zscore';
      readonly order?: Order;
      readonly centre: SchemeNumber | Unknown;
      readonly spread: SchemeNumber | Unknown;
      readonly sd?: 'population' | 'sample';
      readonly cohort?: CohortRule;
    }
  /** 100 x (raw - min) / (max - min); all equal gives 100. */
  | { readonly kind: 'minmax'; readonly order?: Order; readonly cohort?: CohortRule }
  /** Levels of the raw values by themselves, each with its points. */
  | {
      readonly kind: 'levels';
      readonly order?: Order;
      readonly cohort?: CohortRule;
      readonly rule: MethodLevelRule;
      /** Lowest first. */
      readonly levels: readonly MethodLevel[];
      /** Points below the lowest level; left out: 0. */
      readonly otherwise?: SchemeNumber;
    }
  | { readonly kind: 'deduct'; readonly base: SchemeNumber | Unknown; readonly terms: readonly DeductTerm[]; readonly add?: boolean };

/** The points by a formula; the raw value by the indicator's own code or name. */
export interface FormulaMethod {
  readonly kind: 'formula';
  readonly expression: string;
}

/** The level rules of section 4 for raw values; the cohort is the method's. */
export type MethodLevelRule =
  | { readonly kind: 'cutoffs' }
  | Pick<SeatRule, 'kind' | 'of' | 'rounding' | 'ties'>
  | { readonly kind: 'clusters'; readonly outlier?: SchemeNumber };

/** A level of the method `levels`: what it takes, as of a level of the scheme, and its points. */
export interface MethodLevel {
  readonly line?: SchemeNumber | Unknown;
  readonly lineExclusive?: boolean;
  readonly share?: SchemeNumber | Unknown;
  readonly seats?: number;
  readonly points: SchemeNumber | Unknown;
}

/** How a rank `r` among `n` becomes points. */
export type RankMap =
  | { readonly kind: 'percentile' }
  /** The first row with r <= n x topPercent / 100, that product rounded (up by default). */
  | {
      readonly kind: 'share';
      readonly rows: readonly { readonly topPercent: SchemeNumber | Unknown; readonly points: SchemeNumber | Unknown }[];
      readonly rounding?: SeatRounding;
      /** Points after the last row; left out: 0. */
      readonly otherwise?: SchemeNumber;
    }
  /** The first row with r <= upTo. */
  | {
      readonly kind: 'positions';
      readonly rows: readonly { readonly upTo: number; readonly points: SchemeNumber | Unknown }[];
      readonly otherwise?: SchemeNumber;
    }
  /** first - (r - 1) x step, not below `floor` where it is stated. */
  | { readonly kind: 'steps'; readonly first: SchemeNumber | Unknown; readonly step: SchemeNumber | Unknown; readonly floor?: SchemeNumber };

/** How a number of places that is no whole one becomes one; `nearest` takes halves up. */
export type SeatRounding = 'up' | 'down' | 'nearest';

/** A comparison or a combination of them. A condition on a missing value does not hold. */
export type Condition =
  | { readonly value: Operand; readonly is: '<' | '<=' | '=' | '!=' | '>=' | '>'; readonly than: SchemeNumber | string }
  /** A critical item failed on an approved visit of the window (left out: the period). */
  | { readonly redLine: RedLine }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** Holds where the formula gives TRUE; docs/formulas.md. */
  | { readonly formula: string };

export interface RedLine {
  readonly checklists?: readonly string[];
  readonly kinds?: readonly VisitKind[];
  readonly window?: DataWindow;
}

/** What a condition reads; `indicator` is its raw value unless `read` says its score. */
export type Operand =
  | { readonly indicator: string; readonly read?: 'raw' | 'score' }
  | { readonly dimension: string }
  | { readonly attribute: string }
  /** Any source, read by itself. */
  | { readonly source: Source }
  /** Code of the level held on entering the period. */
  | 'level'
  | 'total'
  | 'type'
  | 'ownership'
  | 'class';

/** A dimension 维度 (with children) or an indicator 指标 (with a source and a method) of the tree. */
export type TreeNode = DimensionNode | IndicatorNode;

interface NodeBase {
  readonly code: string;
  readonly name: Words;
  /** Percent of the parent, or on any scale where the parent says `weights: any`. */
  readonly weight?: SchemeNumber | Unknown;
  /** Full marks; left out: 100 (a `sum` dimension: the sum of its children's). */
  readonly max?: SchemeNumber;
  readonly missing?: MissingPolicy;
  /** Whom it applies to; for others it leaves and is not missing. */
  readonly appliesTo?: Condition;
  /** Its points are added to the parent last and it has no weight. */
  readonly bonus?: BonusRule;
  readonly note?: Words;
}

/** How a bonus child counts: its points x `factor` (1) lift the parent to its maximum at most, or to `cap`. */
export interface BonusRule {
  readonly factor?: SchemeNumber;
  readonly cap?: SchemeNumber | 'none';
}

/** How the children make a dimension's score; `min` to `mode` read rates (100 x score / max) unless it says points. */
export type Combine = 'weightedMean' | 'sum' | 'min' | 'max' | 'median' | 'mode' | 'product';

export interface DimensionNode extends NodeBase {
  readonly children: readonly TreeNode[];
  readonly combine?: Combine;
  /** Rates of the children (default), or their points as they stand; a `sum` always adds points. */
  readonly of?: 'rates' | 'points';
  readonly weights?: 'percent' | 'any';
  /** The lowest n of the children present do not count. */
  readonly dropLowest?: number;
  /** Only the highest n of the children present count. */
  readonly keepHighest?: number;
  /** The combined points are clamped to it, before the method. */
  readonly range?: { readonly from?: SchemeNumber; readonly to?: SchemeNumber };
  /** Maps the combined points; `floor` and `cap` are its. */
  readonly method?: Method;
  readonly floor?: SchemeNumber | 'none';
  readonly cap?: SchemeNumber | 'none';
  /** Its score is the mean of its own unblended scores of this and earlier periods by these weights, newest first. */
  readonly blend?: { readonly weights: readonly SchemeNumber[] };
}

/** Conditions on what was measured, for an outlet to be graded: both have to hold where both are stated. */
export interface MinimumData {
  /** Least percent of the applicable weight. */
  readonly share?: SchemeNumber;
  readonly require?: readonly MeasuredRule[];
}

/** At least so many of these dimensions have so many measured indicators each, those at any depth below counted. */
export interface MeasuredRule {
  readonly atLeast: number;
  readonly of: readonly string[];
  readonly measured: number;
}

export interface IndicatorNode extends NodeBase {
  readonly source: Source;
  readonly method: Method;
  readonly unit?: Words;
  readonly floor?: SchemeNumber | 'none';
  readonly cap?: SchemeNumber | 'none';
}

export interface Gate {
  readonly of: { readonly dimension: string } | { readonly indicator: string };
  readonly atLeast?: SchemeNumber;
  readonly atMost?: SchemeNumber;
}

/** Stands for "below the scale" where a level's code is kept (histories, earlier runs); no level may have this code. */
export const BELOW_SCALE = 'below-scale';

/** A level 星级; the scheme lists them lowest first. */
export interface Level {
  readonly code: string;
  readonly name: Words;
  /** Stars drawn, half stars included; left out: the level is no star. */
  readonly stars?: number;
  /** Lowest total of the level; the lowest level without a line takes the rest. */
  readonly line?: SchemeNumber | Unknown;
  /** The line itself is not reached ("above 90"). */
  readonly lineExclusive?: boolean;
  readonly gates?: readonly Gate[];
  /** Lines in the further totals, by their codes; `lineExclusive` goes for them too. */
  readonly lines?: Readonly<Record<string, SchemeNumber | Unknown>>;
  /** Percent of the cohort that gets the level, or a number of outlets, where the level rule has seats. */
  readonly share?: SchemeNumber | Unknown;
  readonly seats?: number;
}

/** How the raw level follows from the total. GRADING.md section 4. */
export type LevelRule =
  | { readonly kind: 'cutoffs' }
  | SeatRule
  | ClusterRule
  /** A level's code or name, or its place: 1 the lowest, 0 below the scale. */
  | { readonly kind: 'formula'; readonly expression: string };

/** `quota`: seats alone decide; `cutoffsWithQuota`: lines and gates, then seats. */
export interface SeatRule {
  readonly kind: 'quota' | 'cutoffsWithQuota';
  /** Left out: the scheme's. */
  readonly cohort?: CohortRule;
  /** What shares are of: the graded outlets of the cohort (default), or all eligible ones. */
  readonly of?: 'graded' | 'population';
  /** Of numbers of seats; left out: `down`. */
  readonly rounding?: SeatRounding;
  /** Whether equal totals across the last seat all get one (default) or none. */
  readonly ties?: 'in' | 'out';
  /** Only for `quota`: keeps the total of each level's last seat near the one published last. */
  readonly guard?: Guard;
  /** The guard holds from this period of the scheme on, counting from 1; left out: from the first that has lines before it. */
  readonly guardAfter?: number;
}

/** As many groups as levels by k-means of the rounded totals of each cohort. */
export interface ClusterRule {
  readonly kind: 'clusters';
  /** Left out: the scheme's. */
  readonly cohort?: CohortRule;
  /** Totals farther than this from every centre do not count in a mean. */
  readonly outlier?: SchemeNumber;
  /** Keeps the middle of two centres near the one published last. */
  readonly guard?: Guard;
  readonly guardAfter?: number;
}

/** How far a relative line may move from the last published one: by points, or by percent of it. */
export type Guard = { readonly points: SchemeNumber } | { readonly percent: SchemeNumber };

/** A condition that moves the raw level, or keeps it at or within some levels of it. Steps count in the scheme's order. */
export interface LevelStep {
  readonly code: string;
  readonly name: Words;
  readonly when: Condition;
  readonly effect: LevelStepEffect;
}

export type LevelStepEffect =
  /** So many levels up, or down where below 0. */
  | { readonly kind: 'move'; readonly by: number }
  /** At most (`cap`) or at least (`floor`) this level. */
  | { readonly kind: 'cap' | 'floor'; readonly at: string }
  /** At most or at least so many levels above (below 0: under) the raw level. */
  | { readonly kind: 'capByRaw' | 'floorByRaw'; readonly plus: number };

export interface Veto {
  readonly code: string;
  readonly name: Words;
  readonly when: Condition;
  readonly effects: readonly VetoEffect[];
}

/** States that a veto can force. A `terminated` outlet loses its level, see `MovementPolicy`. */
export type ForcedState = 'belowScale' | 'notGraded' | 'notEligible' | 'pending' | 'terminated';

export type VetoEffect =
  | { readonly kind: 'capTotal'; readonly at: SchemeNumber }
  | { readonly kind: 'capLevel'; readonly at: string }
  | { readonly kind: 'forceLevel'; readonly level: string }
  /** A state that is no level; it beats every level that a veto gives, the first of two stands. */
  | { readonly kind: 'forceState'; readonly state: ForcedState }
  | { readonly kind: 'lower'; readonly by: number }
  | { readonly kind: 'demoteAtOnce'; readonly by: number }
  /** The held level falls to this period's, if that is lower, whatever the other rules say. */
  | { readonly kind: 'demoteToLevel' }
  | { readonly kind: 'noPromotion'; readonly periods: number };

/** One bonus or penalty 加减分, from 0 to `cap`: `points`, `points` x what `times` reads, what each record costs, or a formula. */
export type Adjustment = AdjustmentHead & (FixedPoints | FormulaPoints | (RecordTable & Absent<'points' | 'times' | 'formula'>));

/** The formula gives the points; missing gives none. */
type FormulaPoints = { readonly formula: string } & Absent<'points' | 'times' | 'records'>;
type Absent<K extends string> = { readonly [key in K]?: undefined };

interface FixedPoints extends Absent<'records' | 'formula'> {
  readonly points: SchemeNumber | Unknown;
  readonly times?: Source | { readonly indicator: string; readonly read?: 'raw' | 'score' };
}

interface AdjustmentHead {
  readonly code: string;
  readonly name: Words;
  readonly kind: 'bonus' | 'penalty';
  /** Left out: for everybody. Reads facts, raw values and scores below the root. */
  readonly when?: Condition;
  readonly cap?: SchemeNumber;
}

/** A total beside the first, with a tree of its own; bonuses, penalties and caps of vetoes are of the first. */
export interface FurtherTotal {
  readonly code: string;
  readonly name: Words;
  readonly tree: DimensionNode;
  /** Left out: `high`. */
  readonly order?: Order;
  readonly range?: { readonly from?: SchemeNumber; readonly to?: SchemeNumber };
}

/** A value that decides between equal totals; missing is worst. */
export interface TieBreaker {
  readonly of: Operand;
  /** Left out: `high`. */
  readonly order?: Order;
}

/** Bonus and penalty points of the total, each within its cap, then all bonuses and all penalties within theirs. */
export interface Adjustments {
  readonly items: readonly Adjustment[];
  readonly bonusCap?: SchemeNumber;
  readonly penaltyCap?: SchemeNumber;
}

/** A condition for taking part; who fails it is `otherwise`. */
export interface EligibilityRule {
  readonly code: string;
  readonly name: Words;
  readonly require: Condition;
  /** Left out: `notEligible`. */
  readonly otherwise?: 'notEligible' | 'pending' | 'terminated';
}

/** The rules by which a network is graded. Data, never code. Format `startier-scheme/1`, see docs/scheme-format.md. */
export interface Scheme {
  readonly format: 'startier-scheme/1';
  readonly code: string;
  readonly name: Words;
  readonly note?: Words;
  readonly cycle: PeriodKind;
  /** Which end of the total is best; `low`: penalty points. Left out: `high`. */
  readonly order?: Order;
  /** Outlets that are graded; left out: all that are open on the period's last day. */
  readonly population?: { readonly where: Condition };
  /** 准入条件: who fails one is not eligible. */
  readonly eligibility?: readonly EligibilityRule[];
  readonly range?: { readonly from?: SchemeNumber; readonly to?: SchemeNumber };
  readonly rounding?: StageRounding;
  readonly cohort?: CohortRule;
  readonly missing?: MissingPolicy;
  readonly minimumData?: MinimumData;
  readonly tree: DimensionNode;
  /** Totals beside that of the tree, never added to it: a level needs its line in each that it names. The tree's ranks. */
  readonly totals?: readonly FurtherTotal[];
  /** Of equal totals the better rank goes by these, in order. */
  readonly tieBreakers?: readonly TieBreaker[];
  readonly adjustments?: Adjustments;
  /** Lowest first, 2 to 30; none: the scheme only scores and ranks. */
  readonly levels: readonly Level[];
  /** For a version with other levels: the level of this version for each code of an earlier one that is no more. */
  readonly replacesLevels?: Readonly<Record<string, string>>;
  /** Left out: `cutoffs`. */
  readonly levelRule?: LevelRule;
  /** In the order in which they are tried. */
  readonly levelSteps?: readonly LevelStep[];
  readonly vetoes?: readonly Veto[];
  readonly movement: MovementPolicy;
  /** JSON paths of numbers that the source does not give: the product's own defaults, marked so on screens. */
  readonly productDefaults?: readonly string[];
  readonly source?: { readonly title: string; readonly url?: string; readonly note?: string };
}

/** Which of an outlet's tempers moves the figure. */
export type TemperPart = 'sales' | 'service' | 'care';

interface FigureBase {
  /** As the scheme reads it. */
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** Decimals written. */
  readonly places: number;
  /** Share of the cells that are not there. */
  readonly gaps: number;
}

/** A volume: grows with the outlet's size, the season and the years. */
export interface VolumeFigure extends FigureBase {
  readonly kind: 'volume';
  /** A month of a middling outlet. */
  readonly base: number;
  /** Share gained with each standard deviation of the temper `sales`. */
  readonly perSales: number;
  /** Standard deviation of a month's chance, as a share. */
  readonly noise: number;
  readonly season: readonly number[];
  /** What the season is multiplied by in September in students' areas. */
  readonly students: number;
}

/** A rate or mark between two ends. */
export interface RateFigure extends FigureBase {
  readonly kind: 'rate';
  readonly of: TemperPart;
  readonly mean: number;
  /** Change with each standard deviation of the temper. */
  readonly perTemper: number;
  readonly noise: number;
  readonly from: number;
  readonly to: number;
  /** Months for which a mark stands before it is given anew; 1: every month. */
  readonly standsFor: number;
  /** What a larger outlet of this size above 1 gains. */
  readonly perSize?: number;
}

/** A few cases a month. */
export interface CaseFigure extends FigureBase {
  readonly kind: 'cases';
  readonly mean: number;
  /** Share fewer with each standard deviation of the temper `service`. */
  readonly perService: number;
}

/** People past the door on a day: by location, size and season. */
export interface FootfallFigure extends FigureBase {
  readonly kind: 'footfall';
  readonly byLocation: Readonly<Record<'A' | 'B' | 'C' | 'D', number>>;
  readonly noise: number;
  readonly season: readonly number[];
}

export type DemoFigure = VolumeFigure | RateFigure | CaseFigure | FootfallFigure;

/** January to December: February's short month and holiday, the start of term in September. */
const SALES_SEASON = [1.04, 0.8, 0.97, 0.95, 1, 1.02, 1, 1.1, 1.3, 1.02, 0.97, 1.06];
const HANDSET_SEASON = [1.08, 0.84, 0.93, 0.92, 0.98, 1.08, 0.97, 1.08, 1.24, 1.06, 1.12, 1.04];
const EVEN_SEASON = [1.03, 0.92, 1, 0.99, 1, 1, 1.01, 1.02, 1.06, 1, 0.99, 1.02];
const STREET_SEASON = [1.05, 0.88, 0.96, 1, 1.05, 1, 0.98, 1, 1.06, 1.08, 0.97, 0.99];

const volume = (code: string, name: string, unit: string, base: number, more: Partial<VolumeFigure> = {}): VolumeFigure => ({
  kind: 'volume', code, name, unit, base, places: 0, gaps: 0.012, perSales: 0.2, noise: 0.11, season: SALES_SEASON, students: 1, ...more,
});
const rate = (code: string, name: string, unit: string, of: TemperPart, mean: number, perTemper: number, more: Partial<RateFigure> = {}): RateFigure => ({
  kind: 'rate', code, name, unit, of, mean, perTemper, places: 1, gaps: 0.014, noise: 1.6, from: 0, to: 100, standsFor: 1, ...more,
});

/** Every figure that the telecom scheme reads. */
export const FIGURES: readonly DemoFigure[] = [
  volume('new_activations', '放号量', '户', 118, { students: 1.7 }),
  volume('custom_terminals', '定制终端销售量', '台', 46, { noise: 0.14, season: HANDSET_SEASON, students: 1.35 }),
  volume('new_services', '新业务销售量', '笔', 205, { noise: 0.12, students: 1.2 }),
  volume('payment_amount', '缴费额', '元', 186_000, { places: 2, noise: 0.07, season: EVEN_SEASON }),
  volume('other_transactions', '其他业务办理量', '笔', 930, { noise: 0.08, season: EVEN_SEASON }),
  rate('activation_rate', '放号激活率', '%', 'sales', 91, 3.1, { noise: 1.5, from: 55, to: 100 }),
  rate('survival_rate', '放号存活率', '%', 'sales', 84.8, 4.4, { noise: 1.7, from: 40, to: 99.6 }),
  rate('satisfaction', '客户满意度', '分', 'service', 88.2, 4.1, { noise: 1.6, from: 50, to: 100 }),
  rate('error_rate', '业务差错率', '%', 'service', 0.36, -0.15, { places: 2, noise: 0.09, from: 0.02, to: 4 }),
  { kind: 'cases', code: 'complaints', name: '客户投诉量', unit: '件', places: 0, gaps: 0.01, mean: 0.42, perService: 0.42 },
  {
    kind: 'footfall', code: 'footfall', name: '日均人流量', unit: '人次', places: 0, gaps: 0.018,
    byLocation: { A: 4300, B: 2500, C: 1350, D: 720 }, noise: 0.06, season: STREET_SEASON,
  },
  rate('strategic_value', '公司经营战略性', '分', 'care', 70, 5, { places: 0, noise: 3, from: 30, to: 100, standsFor: 6, perSize: 9 }),
  rate('compliance', '规范经营', '分', 'care', 87, 5.6, { noise: 1.6, from: 30, to: 100 }),
  rate('campaign_cooperation', '营销配合程度', '分', 'care', 84.2, 6, { noise: 2, from: 30, to: 100 }),
  rate('staff_stability', '人员稳定性', '%', 'care', 88.8, 5, { noise: 2.4, from: 40, to: 100 }),
  rate('training_quality', '人员培训质量', '分', 'service', 85.2, 5.4, { noise: 2, from: 30, to: 100 }),
  rate('cooperation', '与我司合作情况', '分', 'care', 87, 5.4, { noise: 1.5, from: 30, to: 100, standsFor: 3 }),
];

/** One row of the inspection data's `checklist_items.csv`, by column. */
export interface SfItemRow {
  readonly item_code: string;
  readonly description: string;
  readonly risk_category: string;
  readonly points_deducted: string;
}

/**
 * The San Francisco food inspection as a checklist file: 100 less the points of every finding.
 *
 * Mode `deduct`, base 100; each finding code is a `count` item without points of its own and with one fault, so that every
 * occurrence takes its points. Sections are the risk categories.
 */
export function sfFoodChecklist(rows: readonly SfItemRow[]): unknown {
  const categories = [...new Set(rows.map((row) => row.risk_category))];
  return {
    format: 'startier-checklist/1',
    code: 'sf-food',
    name: { zh: '旧金山餐饮检查', en: 'San Francisco food inspection' },
    mode: 'deduct',
    base: 100,
    bands: [
      { code: 'good', name: { zh: '良好', en: 'Good' }, above: 90 },
      { code: 'adequate', name: { zh: '尚可', en: 'Adequate' }, above: 85, atMost: 90 },
      { code: 'needs-improvement', name: { zh: '需改进', en: 'Needs improvement' }, above: 70, atMost: 85 },
      { code: 'poor', name: { zh: '差', en: 'Poor' }, atMost: 70 },
    ],
    sections: categories.map((category) => ({
      code: category.replaceAll(' ', '-').toLowerCase(),
      name: { zh: category, en: category },
      items: rows
        .filter((row) => row.risk_category === category)
        .map((row) => ({
          code: row.item_code,
          kind: 'count',
          name: { zh: row.description.trim(), en: row.description.trim() },
          faults: [{ code: 'found', name: { zh: '发现', en: 'Found' }, points: Number(row.points_deducted) }],
        })),
    })),
  };
}

import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { ReportKind } from '../../shared/contract/report-calls.ts';
import type { OutletId, RunId, VisitId } from '../../shared/ids.ts';
import { useWords } from '../i18n.ts';
import { Icon } from './icon.tsx';
import { COMMON } from './words.ts';

export interface ReportButtonProps {
  readonly report: ReportKind;
  readonly run?: RunId;
  readonly outlet?: OutletId;
  readonly visit?: VisitId;
  /** Name of the outlet or code of the visit, for the screen that opens. */
  readonly name?: string;
  /** Left out: 打印报表. */
  readonly label?: string;
  readonly size?: 'small' | 'middle';
}

/** Leads to the pages of a report, where they are looked at, saved and printed. */
export function ReportButton({ report, run, outlet, visit, name, label, size = 'middle' }: ReportButtonProps) {
  const say = useWords(COMMON);
  const navigate = useNavigate();
  return (
    <Button size={size} icon={<Icon name="file" size={size === 'small' ? 14 : 16} />} onClick={() => void navigate(reportAddress({ report, run, outlet, visit, name }))}>
      {label ?? say('printReport')}
    </Button>
  );
}

/** `/reports?report=scorecard&run=ID&outlet=ID&name=…`, as the screen of reports reads it. */
function reportAddress(of: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(of)) if (value !== undefined) params.set(key, value);
  return `/reports?${params.toString()}`;
}

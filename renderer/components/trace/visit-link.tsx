import { useNavigate } from 'react-router';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';

/** Leads to a visit of which only the code is known. */
export function VisitLink({ code, label }: { readonly code: string; readonly label: string }) {
  const navigate = useNavigate();
  const notify = useNotify();
  const find = useAction('visit:list');
  async function open(): Promise<void> {
    const reply = await find.run({ text: code, offset: 0, limit: 20 });
    if (!reply.ok) return notify.error(reply.error);
    const visit = reply.value.rows.find((row) => row.code === code);
    if (visit !== undefined) void navigate(`/visits/${visit.id}`);
  }
  return (
    <button type="button" className="link" tabIndex={-1} onClick={() => void open()}>
      {label}
    </button>
  );
}

import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import type { RunRow } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { formatCount, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { GRADING } from './words.ts';

/** Deletes a draft run after asking once; a run that was published stays for good. */
export function DiscardButton({ run, decided }: { readonly run: RunRow; readonly decided: number }) {
  const say = useWords(GRADING);
  const lang = useLang();
  const { modal } = App.useApp();
  const notify = useNotify();
  const navigate = useNavigate();
  const discard = useAction('grading:discard');
  function ask(): void {
    modal.confirm({
      title: say('discardTitle', { period: formatPeriod(run.period, lang), n: run.number }),
      content: decided === 0 ? say('discardPlain') : say('discardText', { n: formatCount(decided) }),
      icon: null,
      okText: say('discard'),
      okButtonProps: { danger: true },
      cancelText: say('cancel'),
      onOk: async () => {
        // Gone from the screen before it is gone from the store, which tells every open reading to load again.
        await navigate('/grading');
        const reply = await discard.run({ runId: run.id });
        if (reply.ok) notify.done(say('discarded'));
        else notify.error(reply.error);
      },
    });
  }
  return (
    <Button icon={<Icon name="trash" />} loading={discard.isRunning} onClick={ask}>
      {say('discard')}
    </Button>
  );
}

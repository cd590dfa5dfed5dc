import type { ReactNode } from 'react';
import { PageTabs } from '../../components/page-tabs.tsx';
import { useWords } from '../../i18n.ts';
import { BENEFITS } from '../../components/benefits/words.ts';

/** The head of the pages of benefits, with the way back to the movements that move them. */
export function BenefitsHead({ title, facts, actions }: { readonly title: string; readonly facts?: ReactNode; readonly actions?: ReactNode }) {
  const say = useWords(BENEFITS);
  return (
    <PageTabs
      title={title}
      label={say('tabs')}
      tabs={[
        { to: '/movements', name: say('tabMovements') },
        { to: '/movements/benefits', name: say('tabPlans') },
        { to: '/movements/statements', name: say('tabStatements') },
        { to: '/movements/withheld', name: say('tabWithheld') },
        { to: '/movements/budget', name: say('tabBudget') },
      ]}
      facts={facts}
      actions={actions}
    />
  );
}

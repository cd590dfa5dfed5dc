import type { Proposal, PublicationView } from '../../../shared/contract/publication-calls.ts';
import { Panel } from '../../components/panel.tsx';
import { Tag, type TagTone } from '../../components/tag.tsx';
import { formatDate, formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { PUBLICATION } from './words.ts';

const TONES: Readonly<Record<Proposal['state'], TagTone>> = { open: 'warning', finished: 'up', withdrawn: 'plain' };

/** The window for objections, and those before it. */
export function ProposalPanel({ view }: { readonly view: PublicationView }) {
  const say = useWords(PUBLICATION);
  const days = view.objectionDays === null ? '' : say('windowDays', { n: view.objectionDays });
  return (
    <Panel title={say('windowPanel')}>
      {view.proposals.length === 0 && <p className="quiet">{view.proposal === 'required' ? say('windowNoneRequired', { days }) : view.run.state === 'draft' ? say('windowNoneOptional') : say('windowNone')}</p>}
      {view.proposals.map((proposal) => (
        <div key={proposal.openedAt} className="publication-window">
          <div className="row">
            <b className="strong num nowrap">{say('windowOpen', { from: formatDate(proposal.openedOn), until: formatDate(proposal.until) })}</b>
            <Tag tone={TONES[proposal.state]}>{say(`proposalState_${proposal.state}`)}</Tag>
          </div>
          <p className="hint">{say('openedBy', { by: proposal.openedBy, at: formatInstant(proposal.openedAt) })}</p>
          {proposal.note !== '' && <p>{proposal.note}</p>}
          {proposal.closedAt !== null && <p className="hint">{say('closedBy', { by: proposal.closedBy ?? '', at: formatInstant(proposal.closedAt) })}</p>}
          {proposal.closeReason !== '' && <p>{say('closeReason', { reason: proposal.closeReason })}</p>}
        </div>
      ))}
    </Panel>
  );
}

import { useParams } from 'react-router';
import type { WaveId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { useCallToEdit } from '../../use-call.ts';
import { IssuedWave } from './issued-wave.tsx';
import { WaveDraft } from './wave-draft.tsx';
import './planning.css';

/** One wave: its plan while it is a draft, its visits once it is issued. */
export function WavePage() {
  const { waveId = '' } = useParams();
  const state = useCallToEdit('wave:get', { waveId: waveId as WaveId });
  if (state.status === 'failed') {
    return (
      <div className="page">
        <ErrorBanner error={state.error} onRetry={state.retry} />
      </div>
    );
  }
  if (state.status === 'loading') return <div className="page" aria-busy />;
  return state.value.state === 'draft' ? <WaveDraft key={state.value.id} wave={state.value} /> : <IssuedWave wave={state.value} />;
}

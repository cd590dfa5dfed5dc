import { useParams } from 'react-router';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { useCall, useCallToEdit } from '../../use-call.ts';
import { DesignerScreen } from './designer-screen.tsx';
import './schemes.css';

/** One version of a scheme: a draft to be worked on, or a published one to be read. */
export function DesignerPage() {
  const { versionId } = useParams();
  const id = versionId as SchemeVersionId;
  // From then on the page itself holds the document.
  const version = useCallToEdit('scheme:get', { schemeVersionId: id });
  const versions = useCall('scheme:versions', {});
  const vocabulary = useCall('scheme:vocabulary', {});
  const failed = [version, versions, vocabulary].find(({ status }) => status === 'failed');
  if (failed?.status === 'failed') {
    return (
      <div className="page" style={{ paddingTop: 16 }}>
        <ErrorBanner error={failed.error} onRetry={failed.retry} />
      </div>
    );
  }
  if (version.status !== 'ready' || versions.status !== 'ready' || vocabulary.status !== 'ready') return <div className="page" aria-busy="true" />;
  return <DesignerScreen key={`${id} ${version.value.row.state}`} row={version.value.row} document={version.value.scheme} versions={versions.value} vocabulary={vocabulary.value} />;
}

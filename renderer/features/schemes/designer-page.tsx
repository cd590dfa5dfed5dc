import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { callOrThrow, useCall } from '../../use-call.ts';
import { wireErrorOf } from '../../call-error.ts';
import { DesignerScreen } from './designer-screen.tsx';
import './schemes.css';

/** One version of a scheme: a draft to be worked on, or a published one to be read. */
export function DesignerPage() {
  const { versionId } = useParams();
  const id = versionId as SchemeVersionId;
  // Read once: from then on the page itself holds the document.
  const version = useQuery({ queryKey: ['scheme-document', id], queryFn: () => callOrThrow('scheme:get', { schemeVersionId: id }), gcTime: 0, staleTime: Infinity, refetchOnMount: 'always' });
  const versions = useCall('scheme:versions', {});
  const vocabulary = useCall('scheme:vocabulary', {});
  const error = version.isError ? wireErrorOf(version.error) : versions.status === 'failed' ? versions.error : vocabulary.status === 'failed' ? vocabulary.error : null;
  if (error !== null) {
    return (
      <div className="page" style={{ paddingTop: 16 }}>
        <ErrorBanner error={error} onRetry={() => void version.refetch()} />
      </div>
    );
  }
  if (version.data === undefined || version.isFetching || versions.status !== 'ready' || vocabulary.status !== 'ready') return <div className="page" aria-busy="true" />;
  return <DesignerScreen key={`${id} ${version.data.row.state}`} row={version.data.row} document={version.data.scheme} versions={versions.value} vocabulary={vocabulary.value} />;
}

import { Button } from 'antd';
import { messageFor, type WireError } from '../../shared/errors.ts';
import { useLang, useWords } from '../i18n.ts';
import { Icon } from './icon.tsx';
import { COMMON } from './words.ts';
import './error-banner.css';

export interface ErrorBannerProps {
  readonly error: WireError;
  /** Shows 重试. */
  readonly onRetry?: () => void;
  /** Shows a cross. */
  readonly onClose?: () => void;
}

/** What went wrong, in words, in the panel where it did. Reads itself out. */
export function ErrorBanner({ error, onRetry, onClose }: ErrorBannerProps) {
  const say = useWords(COMMON);
  const lang = useLang();
  return (
    <div className="error-banner" role="alert">
      <Icon name="warning" />
      <span className="grow">{messageFor(error.code, error.params, lang)}</span>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {say('retry')}
        </Button>
      )}
      {onClose && (
        <button type="button" className="bare" aria-label={say('close')} title={say('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { WireError } from '../../shared/errors.ts';
import { wireErrorOf } from '../call-error.ts';
import { ErrorBanner } from './error-banner.tsx';

/** Keeps a fault in one screen from taking the whole window; 重试 draws the screen anew. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly error: WireError | null }> {
  override state: { readonly error: WireError | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: WireError } {
    return { error: wireErrorOf(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A screen failed', error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div style={{ padding: 16 }}>
        <ErrorBanner error={this.state.error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}

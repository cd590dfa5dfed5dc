import type { Session } from 'electron';
import { DEVELOPMENT_CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['startier:', 'devtools:', 'data:', 'blob:']);

/**
 * Keeps the windows off the network: every request that is not to the program's own pages is cancelled.
 *
 * @param developmentServer address of the development server, the one exception; undefined in a packaged program
 */
export function blockRemoteRequests(session: Session, developmentServer: string | undefined): void {
  const server = developmentServer === undefined ? undefined : new URL(developmentServer).host;
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocalRequest(details.url, server) });
  });
  if (developmentServer === undefined) return;
  session.webRequest.onHeadersReceived((details, answer) => {
    const policy = { 'Content-Security-Policy': [DEVELOPMENT_CONTENT_SECURITY_POLICY] };
    answer({ responseHeaders: { ...details.responseHeaders, ...policy } });
  });
}

/** Whether a request stays in the program: its own pages, their data, or the development server at `serverHost`. */
export function isLocalRequest(address: string, serverHost: string | undefined): boolean {
  const url = new URL(address);
  return LOCAL_SCHEMES.has(url.protocol) || (serverHost !== undefined && url.host === serverHost);
}

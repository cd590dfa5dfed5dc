import { APP_ORIGIN } from '../app-protocol.ts';
import { developmentServer } from '../development-server.ts';

/** Whether an address is the program's own page (or, in a checkout, the development server's). */
export function isAppContent(address: string): boolean {
  const server = developmentServer();
  return address.startsWith(`${APP_ORIGIN}/`) || (server !== undefined && new URL(address).origin === new URL(server).origin);
}

import { app } from 'electron';

/** Address of the development server with hot reload; always undefined in a packaged program. */
export function developmentServer(): string | undefined {
  return app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
}

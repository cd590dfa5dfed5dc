import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { app, protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';
import type { PhotoContent } from './photos/photo-content.ts';

/** The page of the window; `startier:` is served from out/renderer, its photos from the folder of the open store. */
export const APP_ORIGIN = 'startier://app';

const SCHEME = 'startier';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Makes `startier:` a scheme with an origin of its own; to be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** The file of a photo's address in the open store; null: there is none. */
export type FindPhoto = (path: string) => PhotoContent | null;

/** Serves the built pages at `startier://app/`, each with the content security policy, and photos below `/photo/`. */
export function serveAppContent(findPhoto: FindPhoto): void {
  const directory = join(app.getAppPath(), 'out/renderer');
  protocol.handle(SCHEME, (request) => (isPhotoAddress(request.url) ? respondPhoto(findPhoto, request) : respond(directory, request)));
}

function isPhotoAddress(address: string): boolean {
  const { host, pathname } = new URL(address);
  return host === 'app' && pathname.startsWith('/photo/');
}

/**
 * The file that an address of the app stands for.
 *
 * @returns null when the address is of another host or leads out of the directory
 */
export function fileForAddress(directory: string, address: string): string | null {
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== 'app') return null;
  const path = decodedPath(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(directory, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(resolve(directory) + sep) ? file : null;
}

/** Null when the escapes of a path are no UTF-8. */
function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

async function respond(directory: string, request: Request): Promise<Response> {
  const file = fileForAddress(directory, request.url);
  if (file === null || request.method !== 'GET') return new Response('Not found', { status: 404 });
  const type = CONTENT_TYPES[extname(file).toLowerCase()];
  if (type === undefined) return new Response('Not found', { status: 404 });
  try {
    const body = await readFile(file);
    return new Response(new Uint8Array(body), {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-cache',
      },
    });
  } catch (error) {
    if (isMissing(error)) return new Response('Not found', { status: 404 });
    throw error;
  }
}

/** A picture is nothing but a picture: it may load and run nothing, and what its hash names never changes. */
async function respondPhoto(findPhoto: FindPhoto, request: Request): Promise<Response> {
  const photo = request.method === 'GET' ? findPhoto(new URL(request.url).pathname) : null;
  if (photo === null) return new Response('Not found', { status: 404 });
  try {
    const body = await readFile(photo.file);
    return new Response(new Uint8Array(body), {
      headers: {
        'Content-Type': photo.type,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, max-age=31536000, immutable',
      },
    });
  } catch (error) {
    if (isMissing(error)) return new Response('Not found', { status: 404 });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
}

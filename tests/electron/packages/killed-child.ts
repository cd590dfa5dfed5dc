import { openStore } from '../../../db/store.ts';
import { receivePackage } from '../../../electron/services/packages/receive-package.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';

/** Takes a package in and kills itself outright once so many visits are written: killed-child.ts STORE FILE VISITS */
const [path = '', file = '', visits = '1'] = process.argv.slice(2);
const store = openStore(path);
const context = {
  store,
  user: '经理',
  now: () => new Date().toISOString(),
  today: () => '2026-11-05',
  isCancelled: () => false,
  onProgress: ({ done }: { readonly done: number }) => {
    if (done === Number(visits)) process.kill(process.pid, 'SIGKILL');
  },
};
await receivePackage(context, file, { acceptKey: true, decisions: [] }, preparePhoto);

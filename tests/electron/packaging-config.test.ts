import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
type Configuration = Awaited<ReturnType<typeof getConfig>>;

/** Not all of these packages can be built on every machine; that the builder accepts their settings can be told anywhere. */
describe('electron-builder.yml', () => {
  let config: Configuration;

  beforeAll(async () => {
    config = await getConfig(root, join(root, 'electron-builder.yml'), null);
  });

  it('holds nothing that electron-builder does not know', async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('lists the packages of three systems', () => {
    const targetsOf = (part: { target?: unknown } | null | undefined) =>
      (part?.target as { target: string }[]).map((target) => target.target);
    expect({ win: targetsOf(config.win), linux: targetsOf(config.linux), mac: targetsOf(config.mac) }).toEqual({
      win: ['nsis', 'portable'],
      linux: ['deb', 'AppImage', 'tar.gz'],
      mac: ['dmg'],
    });
  });

  it('locks the packaged program: no plain Node, no debugger, code from its archive only', () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
    });
  });

  it('has the icon it names', () => {
    const icons = [config.win?.icon, config.linux?.icon, config.mac?.icon];
    expect(icons.every((icon) => typeof icon === 'string' && existsSync(join(root, icon)))).toBe(true);
  });
});

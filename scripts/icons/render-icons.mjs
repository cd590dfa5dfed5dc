// Draws the icon anew from its SVG.
import { sandboxSwitches } from '../setup/places.mjs';
import { needsXvfb, prepareElectron } from '../setup/prepare.mjs';
import { runInForeground } from '../setup/run.mjs';
import { onDisplay } from '../test-run/steps.mjs';

/** @returns {Promise<number>} exit code */
export async function renderIcons() {
  const { runtime, env } = await prepareElectron({ needsXvfb: needsXvfb() });
  const switches = [...sandboxSwitches(), '--disable-gpu', '--force-device-scale-factor=1'];
  const { command, args } = onDisplay(runtime.executable, [import.meta.dirname, ...switches]);
  return runInForeground(command, args, { env });
}

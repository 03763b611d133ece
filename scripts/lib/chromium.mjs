import { existsSync } from 'node:fs';
import { EXIT, Failure } from './failure.mjs';

const PLACES = [
  process.env.ODP_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of an installed chromium; refuses with one sentence when there is none. */
export function requireChromium() {
  const found = PLACES.find(place => place && existsSync(place));
  if (!found) {
    throw new Failure(
      'No chromium was found. Install it (Debian: apt-get install chromium), or name it with ODP_CHROMIUM.',
      EXIT.startFailed,
    );
  }
  return found;
}

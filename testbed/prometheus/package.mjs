import path from 'node:path';
import { unpackDebianPackage } from '../lib/debianPackages.mjs';
import { fillCache } from '../lib/fillCache.mjs';

const DEBIAN = 'unpacks Prometheus; needs Debian or Ubuntu';

/** What unpacking takes, as prerequisites of the testbed. */
export const UNPACKING = [
  {
    command: 'apt-get',
    args: ['--version'],
    name: 'apt-get',
    why: `fetches and ${DEBIAN}`,
  },
  { command: 'dpkg-deb', args: ['--version'], name: 'dpkg-deb', why: DEBIAN },
];

/** Unpacks Prometheus of the machine's release of Debian into a folder, once; nothing is installed. */
export function unpackPrometheus(context, folder) {
  return fillCache(folder, partial =>
    unpackDebianPackage(context, partial, { name: 'prometheus' }),
  );
}

/** Programs of a folder that Prometheus was unpacked into. */
export function programsIn(folder) {
  return {
    prometheus: path.join(folder, 'usr/bin/prometheus'),
    promtool: path.join(folder, 'usr/bin/promtool'),
  };
}

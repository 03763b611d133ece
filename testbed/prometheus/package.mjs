import path from 'node:path';
import { unpackDebianPackage } from '../lib/debianPackages.mjs';
import { fillCache } from '../lib/fillCache.mjs';

/** What unpacking a package takes, as prerequisites of the testbed. */
export function unpackingOf(title) {
  const why = `unpacks ${title}; needs Debian or Ubuntu`;
  return [
    {
      command: 'apt-get',
      args: ['--version'],
      name: 'apt-get',
      why: `fetches and ${why}`,
    },
    { command: 'dpkg-deb', args: ['--version'], name: 'dpkg-deb', why },
  ];
}

/** What unpacking Prometheus takes. */
export const UNPACKING = unpackingOf('Prometheus');

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

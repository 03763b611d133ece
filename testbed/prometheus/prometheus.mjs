import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { unpackDebianPackage } from '../lib/debianPackages.mjs';
import { fillCache } from '../lib/fillCache.mjs';
import { fillTemplate } from '../lib/fillTemplate.mjs';
import { targetState } from '../lib/targetState.mjs';

const DEBIAN = 'unpacks Prometheus; needs Debian or Ubuntu';

/** Prometheus of the Debian package, unpacked and not installed, reading itself and Pulsar. */
export default {
  name: 'prometheus',
  title: 'Prometheus',
  after: ['pulsar'],
  prerequisites: [
    {
      command: 'apt-get',
      args: ['--version'],
      name: 'apt-get',
      why: `fetches and ${DEBIAN}`,
    },
    { command: 'dpkg-deb', args: ['--version'], name: 'dpkg-deb', why: DEBIAN },
  ],
  // The release of the machine decides.
  version: () => 'debian',

  prepare: context =>
    fillCache(filesOf(context), folder =>
      unpackDebianPackage(context, folder, { name: 'prometheus' }),
    ),

  async start(context) {
    const [port] = await context.freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const { scrape } = targetState();
    const config = path.join(context.data, 'prometheus.yml');
    writeFileSync(
      config,
      fillTemplate(path.join(import.meta.dirname, 'prometheus.yml'), {
        scrapeInterval: `${scrape.intervalSeconds}s`,
        evaluationInterval: `${scrape.evaluationIntervalSeconds}s`,
        port,
        pulsar: new URL(context.environmentOf('pulsar').ODP_PULSAR_METRICS_URL)
          .host,
      }),
    );
    context.spawn(
      'prometheus',
      path.join(filesOf(context), 'usr/bin/prometheus'),
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${path.join(context.data, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=warn',
      ],
      { cwd: context.data },
    );
    await context.until(
      'waits for the server',
      async () => (await fetch(`${url}/-/ready`)).ok,
    );
    return {
      environment: { ODP_PROMETHEUS_URL: url },
      addresses: { API: url },
    };
  },
};

function filesOf(context) {
  return path.join(context.cache, 'package');
}

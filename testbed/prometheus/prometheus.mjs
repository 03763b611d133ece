import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fillTemplate } from '../lib/fillTemplate.mjs';
import { targetState } from '../lib/targetState.mjs';
import { programsIn, unpackPrometheus, UNPACKING } from './package.mjs';

/** Prometheus of the Debian package, unpacked and not installed, reading itself and Pulsar. */
export default {
  name: 'prometheus',
  title: 'Prometheus',
  after: ['pulsar'],
  prerequisites: UNPACKING,
  // The release of the machine decides.
  version: () => 'debian',

  prepare: context => unpackPrometheus(context, filesOf(context)),

  async start(context) {
    const [port] = await context.freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const target = targetState();
    const config = path.join(context.data, 'prometheus.yml');
    writeFileSync(
      config,
      fillTemplate(path.join(import.meta.dirname, 'prometheus.yml'), {
        scrapeInterval: `${target.scrape.intervalSeconds}s`,
        evaluationInterval: `${target.scrape.evaluationIntervalSeconds}s`,
        cluster: target.clusters.find(({ role }) => role === 'primary').name,
        rules: path.join(context.root, 'target-state/prometheus/rules'),
        port,
        pulsar: new URL(context.environmentOf('pulsar').ODP_PULSAR_METRICS_URL)
          .host,
      }),
    );
    context.spawn(
      'prometheus',
      programsIn(filesOf(context)).prometheus,
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

import path from 'node:path';
import { unpackDebianPackage } from '../lib/debianPackages.mjs';
import { fillCache } from '../lib/fillCache.mjs';
import { unpackingOf } from '../prometheus/package.mjs';

const PACKAGE = 'prometheus-postgres-exporter';

/** postgres_exporter of the Debian package, unpacked and not installed: the numbers of the testbed's Postgres. */
export default {
  name: 'postgres-exporter',
  title: 'postgres_exporter',
  after: ['postgres'],
  prerequisites: unpackingOf('postgres_exporter'),
  // The release of the machine decides.
  version: () => 'debian',

  prepare: context =>
    fillCache(filesOf(context), folder =>
      unpackDebianPackage(context, folder, { name: PACKAGE }),
    ),

  async start(context) {
    const postgres = context.environmentOf('postgres');
    const [port] = await context.freePorts(1);
    context.spawn(
      'postgres-exporter',
      path.join(filesOf(context), 'usr/bin', PACKAGE),
      [
        `--web.listen-address=127.0.0.1:${port}`,
        // It asks for columns that Postgres has no more since 17.
        '--no-collector.bgwriter',
        '--log.level=warn',
      ],
      {
        cwd: context.data,
        env: {
          DATA_SOURCE_URI: `${postgres.ODP_POSTGRES_HOST}:${postgres.ODP_POSTGRES_PORT}/postgres?sslmode=disable`,
          DATA_SOURCE_USER: postgres.ODP_POSTGRES_MONITOR_USER,
          DATA_SOURCE_PASS_FILE: postgres.ODP_POSTGRES_MONITOR_PASSWORD_FILE,
        },
      },
    );
    const url = `http://127.0.0.1:${port}/metrics`;
    await context.until('waits for the database', async () =>
      (await (await fetch(url)).text()).includes('\npg_up 1\n'),
    );
    return {
      environment: { ODP_POSTGRES_METRICS_URL: url },
      addresses: { Metrics: url },
    };
  },
};

function filesOf(context) {
  return path.join(context.cache, 'package');
}

import { loadTargetState } from '@internal/target-state';
import { parseArgs } from 'node:util';
import { play, playFleet } from './play';
import { startSandbox } from './startSandbox';

const USAGE = `yarn sandbox [options]
  --data-dir DIR        CA, tokens and admin.kubeconfig   (.data/sandbox)
  --scenario NAME       busy-day, calm or empty            (busy-day)
  --port-eu PORT        odp-eu                             (16443)
  --port-us PORT        odp-us                             (16444)
  --control-port PORT   faults over HTTP                   (16440)
  --target-state FILE   what the clusters run              (target-state/odp.yaml)

a large odp-eu instead of a scenario:
  --nodes N             its nodes
  --pods N              its pods                           (50 a node)
  --namespaces N        its namespaces                     (300)
  --churn N             changes a second                   (0)
  --managed-fields      pods as large as on a real cluster
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string', default: '.data/sandbox' },
      scenario: { type: 'string', default: 'busy-day' },
      'port-eu': { type: 'string', default: '16443' },
      'port-us': { type: 'string', default: '16444' },
      'control-port': { type: 'string', default: '16440' },
      'target-state': { type: 'string', default: 'target-state/odp.yaml' },
      nodes: { type: 'string' },
      pods: { type: 'string' },
      namespaces: { type: 'string', default: '300' },
      churn: { type: 'string', default: '0' },
      'managed-fields': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const target = loadTargetState(values['target-state']);
  const sandbox = await startSandbox({
    dataDir: values['data-dir'],
    ports: {
      'odp-eu': Number(values['port-eu']),
      'odp-us': Number(values['port-us']),
    },
    controlPort: Number(values['control-port']),
  });
  const fleet = values.nodes
    ? playFleet(sandbox, {
        target,
        nodes: Number(values.nodes),
        pods: Number(values.pods ?? Number(values.nodes) * 50),
        namespaces: Number(values.namespaces),
        managedFields: values['managed-fields'],
        churn: Number(values.churn),
      })
    : undefined;
  const end =
    fleet?.end ?? play(sandbox, { scenario: values.scenario, target });
  process.stdout.write(
    `${JSON.stringify({
      ready: true,
      clusters: Object.values(sandbox.clusters).map(({ name, url }) => ({
        name,
        url,
      })),
      control: sandbox.controlUrl,
      ...(fleet && { fleet: fleet.summary }),
    })}\n`,
  );
  const stop = async () => {
    end();
    await sandbox.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  process.stderr.write(
    error.code === 'EADDRINUSE'
      ? `Port ${error.port} is taken by another program.\n`
      : `${error.message}\n`,
  );
  process.exit(error.code === 'EADDRINUSE' ? 3 : 1);
});

import { loadTargetState } from '@internal/target-state';
import { parseArgs } from 'node:util';
import { play } from './play';
import { startSandbox } from './startSandbox';

const USAGE = `yarn sandbox [options]
  --data-dir DIR        CA, tokens and admin.kubeconfig   (.data/sandbox)
  --scenario NAME       busy-day, calm or empty            (busy-day)
  --port-eu PORT        odp-eu                             (16443)
  --port-us PORT        odp-us                             (16444)
  --control-port PORT   faults over HTTP                   (16440)
  --target-state FILE   what the clusters run              (target-state/odp.yaml)
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
  const end = play(sandbox, { scenario: values.scenario, target });
  process.stdout.write(
    `${JSON.stringify({
      ready: true,
      clusters: Object.values(sandbox.clusters).map(({ name, url }) => ({
        name,
        url,
      })),
      control: sandbox.controlUrl,
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

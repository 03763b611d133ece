import { loadMetricCatalogue, loadTargetState } from '@internal/target-state';
import { readCliOptions, USAGE } from './cliOptions';
import { SandboxMetrics } from './metrics/SandboxMetrics';
import { play, playBusFleet, playFleet } from './play';
import { startSandbox } from './startSandbox';

const PORT_TAKEN = 3;

async function main(): Promise<void> {
  const options = readCliOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const { fleet: size, busFleet: busSize, scenario } = options;
  const target = loadTargetState(options.targetState);
  const sandbox = await startSandbox(options);
  const stop = async () => {
    await sandbox.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const busFleet = busSize && playBusFleet(sandbox, { target, ...busSize });
  const fleet = size && playFleet(sandbox, { target, ...size });
  if (!fleet) {
    play(sandbox, { scenario, target });
    sandbox.publish(
      SandboxMetrics.create({
        ...sandbox,
        target,
        catalogue: loadMetricCatalogue(options.metrics),
        isBusy: scenario === 'busy-day',
        playedAt: Math.floor(Date.now() / 1000),
      }),
    );
  }
  process.stdout.write(
    `${JSON.stringify({
      ready: true,
      clusters: Object.values(sandbox.clusters).map(({ name, url }) => ({
        name,
        url,
      })),
      pulsars: Object.values(sandbox.pulsars).map(({ name, brokerUrls }) => ({
        name,
        brokers: brokerUrls,
      })),
      control: sandbox.controlUrl,
      ...(fleet && { fleet: fleet.summary }),
      ...(busFleet && { busFleet }),
    })}\n`,
  );
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const isTaken = error.code === 'EADDRINUSE';
  process.stderr.write(
    isTaken
      ? `Port ${error.port} is taken by another program.\n`
      : `${error.message}\n`,
  );
  process.exit(isTaken ? PORT_TAKEN : 1);
});

import { startSandbox } from '@internal/sandbox';
import { loadTargetState } from '@internal/target-state';
import path from 'node:path';
import {
  createBusWorkspace,
  createTenant,
} from '../packages/sandbox/src/pulsar/scenarios/createBusWorkspace';
import type { BusAddress } from './support/BusFleet';
import { busStories } from './support/busStories';
import { answerWith } from './support/children';

const CLUSTER = 'odp-eu';

/** Three brokers with so many topics, until the process is ended. */
async function serve({
  topics,
  dataDir,
}: {
  topics: number;
  dataDir: string;
}): Promise<BusAddress> {
  const sandbox = await startSandbox({
    dataDir,
    ports: { [CLUSTER]: 0 },
    pulsar: { ports: { [CLUSTER]: 0 } },
  });
  const { state, brokerUrls } = sandbox.pulsars[CLUSTER];
  const { eventBus } = loadTargetState('target-state/odp.yaml');
  createTenant(state, eventBus);
  busStories(eventBus, topics).forEach(story =>
    createBusWorkspace(state, eventBus, story),
  );
  return {
    brokers: brokerUrls,
    caFile: path.join(dataDir, 'ca.crt'),
    tokenFile: path.join(dataDir, `pulsar-${CLUSTER}.token`),
  };
}

answerWith(serve);

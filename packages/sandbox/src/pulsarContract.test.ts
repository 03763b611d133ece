import { describePulsarContract } from './contract/pulsar/describePulsarContract';
import { PULSAR_VERSIONS } from './pulsar/PulsarVersion';
import { startBus } from './testing/startBus';

PULSAR_VERSIONS.forEach(version =>
  describePulsarContract({
    name: `the sandbox as ${version}`,
    hasSeveralBrokers: true,
    start: () => startBus(version),
  }),
);

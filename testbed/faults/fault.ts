import { ClusterAdmin } from '../seed/ClusterAdmin';
import { ClusterFaults } from './ClusterFaults';
import { describeFaults, EVENT_BUS, type PlacedFault } from './describeFaults';
import { EventBusFaults } from './EventBusFaults';
import {
  FaultOrderError,
  readFaultOrder,
  type FaultOrder,
} from './readFaultOrder';

const USAGE =
  'npm run testbed:fault -- <fault> [namespace/workload | node] [--cluster odp-us] [--pods 2] [--off]';

/** By the cluster's name, the variable that names the kubeconfig of its administrator. */
const CLUSTERS: Record<string, string> = {
  'odp-eu': 'ODP_KUBERNETES_EU_ADMIN_KUBECONFIG',
  'odp-us': 'ODP_KUBERNETES_US_ADMIN_KUBECONFIG',
};

async function main(args: string[]): Promise<void> {
  const order = readFaultOrder(args, Object.keys(CLUSTERS));
  if (order.off) {
    await takeBack(order);
  } else if (order.fault) {
    await putOn(order, order.fault);
  } else {
    say(`${describeFaults(await active())}\n${USAGE}`);
  }
}

async function putOn(
  { cluster, target, pods }: FaultOrder,
  fault: NonNullable<FaultOrder['fault']>,
) {
  const where =
    fault.place === 'event bus'
      ? await eventBus().set(fault.name, true)
      : await onCluster(cluster, faults => faults.putOn(fault, target!, pods));
  say(`${fault.name} is on: ${where}`);
}

async function takeBack({ cluster, fault, target }: FaultOrder) {
  const names: string[] = [];
  if (fault?.place !== 'event bus') {
    const taken = await onCluster(cluster, faults =>
      faults.takeBack({ fault: fault?.name, target }),
    );
    names.push(...taken.map(({ name, at }) => `${name} of ${at}`));
  }
  if (process.env.ODP_PULSAR_TRAFFIC_URL || fault?.place === 'event bus') {
    const on = await eventBus().active();
    for (const name of on.filter(each => !fault || each === fault.name)) {
      await eventBus().set(name, false);
      names.push(name);
    }
  }
  say(
    names.length
      ? `Taken back: ${names.join(', ')}`
      : 'There was nothing to take back.',
  );
}

async function active(): Promise<PlacedFault[]> {
  const found: PlacedFault[] = [];
  for (const source of Object.keys(CLUSTERS)) {
    const faults = await onCluster(source, each => each.active());
    found.push(...faults.map(({ name, at }) => ({ name, at, source })));
  }
  if (process.env.ODP_PULSAR_TRAFFIC_URL) {
    const names = await eventBus().active();
    found.push(...names.map(name => ({ name, at: '', source: EVENT_BUS })));
  }
  return found;
}

async function onCluster<T>(
  cluster: string,
  work: (faults: ClusterFaults) => Promise<T>,
): Promise<T> {
  const admin = ClusterAdmin.create(variable(CLUSTERS[cluster], 'kubernetes'));
  try {
    return await work(ClusterFaults.create(admin));
  } finally {
    await admin.close();
  }
}

function eventBus(): EventBusFaults {
  return EventBusFaults.create(variable('ODP_PULSAR_TRAFFIC_URL', 'pulsar'));
}

function variable(name: string, server: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(
      `The testbed does not run ${server}; bring it up first: npm run testbed`,
    );
  }
  return value;
}

function say(text: string) {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  const wrongOrder = error instanceof FaultOrderError;
  process.stderr.write(
    wrongOrder
      ? `${error.message}\n\n${describeFaults([])}\n${USAGE}\n`
      : `${error.message}\n`,
  );
  process.exitCode = wrongOrder ? 2 : 1;
});

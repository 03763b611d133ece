import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface CliOptions {
  help: boolean;
  dataDir: string;
  targetState: string;
  metrics: string;
  scenario: string;
  ports: Record<string, number>;
  pulsar: { ports: Record<string, number> };
  controlPort: number;
  /** A large first cluster instead of the scenario. */
  fleet?: {
    nodes: number;
    pods: number;
    namespaces: number;
    churn: number;
    managedFields: boolean;
  };
  /** A large event bus in the first cluster instead of the scenario's. */
  busFleet?: { topics: number; namespaces: number };
}

export const USAGE = `yarn sandbox [options]
  --data-dir DIR        CA, tokens and admin.kubeconfig   (.data/sandbox)
  --scenario NAME       busy-day, calm or empty            (busy-day)
  --port-eu PORT        odp-eu                             (16443)
  --port-us PORT        odp-us                             (16444)
  --pulsar-eu PORT      first of three of odp-eu's bus    (16451)
  --pulsar-us PORT      first of three of odp-us's bus    (16461)
  --control-port PORT   faults over HTTP                   (16440)
  --target-state FILE   what the clusters run              (target-state/odp.yaml)
  --metrics FILE        what is known of metrics           (target-state/metrics.yaml)

a large odp-eu instead of a scenario, when --nodes or --pods is given:
  --nodes N             its nodes                          (a fiftieth of its pods)
  --pods N              its pods                           (50 a node)
  --namespaces N        its namespaces, and those of its bus (300)
  --churn N             changes a second                   (0)
  --managed-fields      pods as large as on a real cluster

  --topics N            a large event bus of odp-eu, beside either

Exit code 3: a port is taken.
`;

/** @throws Error naming the option and what it takes */
export function readCliOptions(args: string[]): CliOptions {
  const { values } = parseArgs({
    args,
    options: {
      'data-dir': { type: 'string', default: '.data/sandbox' },
      scenario: { type: 'string', default: 'busy-day' },
      'port-eu': { type: 'string', default: '16443' },
      'port-us': { type: 'string', default: '16444' },
      'pulsar-eu': { type: 'string', default: '16451' },
      'pulsar-us': { type: 'string', default: '16461' },
      'control-port': { type: 'string', default: '16440' },
      'target-state': { type: 'string', default: 'target-state/odp.yaml' },
      metrics: { type: 'string', default: 'target-state/metrics.yaml' },
      nodes: { type: 'string' },
      pods: { type: 'string' },
      topics: { type: 'string' },
      namespaces: { type: 'string', default: '300' },
      churn: { type: 'string', default: '0' },
      'managed-fields': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const whole = (
    name: 'nodes' | 'pods' | 'namespaces' | 'topics' | 'churn',
    from: number,
  ) => readWhole(`--${name}`, values[name], { from, to: 1_000_000 });
  const port = (
    name: 'port-eu' | 'port-us' | 'pulsar-eu' | 'pulsar-us' | 'control-port',
  ) => readWhole(`--${name}`, values[name], { from: 0, to: 65_535 })!;
  const nodes = whole('nodes', 1);
  const pods = whole('pods', 1);
  const topics = whole('topics', 1);
  const isFleet = nodes !== undefined || pods !== undefined;
  return {
    help: values.help,
    dataDir: values['data-dir'],
    targetState: values['target-state'],
    metrics: values.metrics,
    scenario: values.scenario,
    ports: { 'odp-eu': port('port-eu'), 'odp-us': port('port-us') },
    pulsar: {
      ports: { 'odp-eu': port('pulsar-eu'), 'odp-us': port('pulsar-us') },
    },
    controlPort: port('control-port'),
    ...(topics !== undefined && {
      busFleet: { topics, namespaces: whole('namespaces', 1)! },
    }),
    ...(isFleet && {
      fleet: {
        nodes: nodes ?? Math.max(1, Math.ceil(pods! / 50)),
        pods: pods ?? nodes! * 50,
        namespaces: whole('namespaces', 1)!,
        churn: whole('churn', 0)!,
        managedFields: values['managed-fields'],
      },
    }),
  };
}

function readWhole(
  name: string,
  text: string | undefined,
  { from, to }: { from: number; to: number },
): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new Error(
      `${name} is a whole number from ${from} to ${to}, not '${text}'`,
    );
  }
  return value;
}

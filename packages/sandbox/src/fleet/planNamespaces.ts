import type { TargetState } from '@internal/target-state';

/** A namespace of a fleet, before anything runs in it. */
export interface FleetNamespace {
  name: string;
  labels: Record<string, string>;
  owner: string;
  /** Whether it is a tenant's, with a quota. */
  workspace: boolean;
  /** Names that its first workloads take. */
  components: string[];
  pods: number;
}

const PLACES = [
  'acme',
  'arctic',
  'baltic',
  'birch',
  'cedar',
  'delta',
  'fjord',
  'glacier',
  'harbor',
  'island',
  'juniper',
  'kestrel',
  'lumen',
  'meridian',
  'nordbank',
  'orion',
  'polar',
  'quarry',
  'sund',
  'tundra',
];
const TASKS = [
  'risk',
  'claims',
  'pricing',
  'kyc',
  'esg',
  'trade',
  'fraud',
  'ledger',
  'credit',
  'audit',
  'treasury',
  'pension',
  'broker',
  'research',
  'billing',
];

/** The platform's own namespaces first, then workspaces; pods are shared out with a long tail. */
export function planNamespaces(
  target: TargetState,
  { namespaces, pods }: { namespaces: number; pods: number },
): FleetNamespace[] {
  const own = target.layers.flatMap(layer =>
    layer.namespaces.map(name => platformNamespace(target, layer, name)),
  );
  const planned = own.slice(0, namespaces);
  for (let index = 0; planned.length < namespaces; index++) {
    planned.push(workspace(index));
  }
  shareOut(planned, pods);
  return planned;
}

function platformNamespace(
  target: TargetState,
  layer: TargetState['layers'][number],
  name: string,
): FleetNamespace {
  const components = target.components.filter(
    component => component.namespace === name,
  );
  return {
    name,
    labels: {
      'odp.io/layer': layer.id,
      ...(components.some(({ mesh }) => mesh) && {
        'istio-injection': 'enabled',
      }),
    },
    owner: layer.owner,
    workspace: false,
    components: components
      .filter(({ kind }) => kind === 'deployment' || kind === 'statefulset')
      .map(component => component.name),
    pods: 0,
  };
}

function workspace(index: number): FleetNamespace {
  const turn = Math.floor(index / TASKS.length);
  const task = TASKS[index % TASKS.length];
  const place = PLACES[((index % TASKS.length) + turn) % PLACES.length];
  const round = Math.floor(index / (TASKS.length * PLACES.length));
  const id = round ? `${place}-${task}-${round + 1}` : `${place}-${task}`;
  return {
    name: `workspace-${id}`,
    labels: {
      'odp.io/workspace': id,
      ...(index % 8 !== 7 && { 'istio-injection': 'enabled' }),
    },
    owner: `${task}-desk`,
    workspace: true,
    components: [],
    pods: 0,
  };
}

/** Every namespace gets its part; the first of a hundred gets about eight times that of the last. */
function shareOut(namespaces: FleetNamespace[], pods: number) {
  const weights = namespaces.map(
    (_, index) =>
      1 / (1 + ((index * 37) % namespaces.length) / (namespaces.length / 7)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  namespaces.forEach((namespace, index) => {
    namespace.pods = Math.floor((pods * weights[index]) / total);
    given += namespace.pods;
  });
  for (let index = 0; given < pods; index++, given++) {
    namespaces[index % namespaces.length].pods += 1;
  }
}

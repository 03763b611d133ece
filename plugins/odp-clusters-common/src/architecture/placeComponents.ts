import type { AssessedPod } from '../assessment/assessPods';
import type { AssessedWorkload } from '../assessment/assessWorkloads';
import type { ArchitectureComponent } from '../contract';
import type { PodRecord } from '../records';
import type {
  ArchitectureInput,
  ArchitectureNamespace,
  TargetComponent,
} from './ArchitectureInput';

const NAME_LABEL = 'app.kubernetes.io/name';

/** A component with what of it stands in the cluster. */
export interface PlacedComponent {
  component: TargetComponent;
  presence: ArchitectureComponent['presence'];
  workloads: AssessedWorkload[];
  /** Pods that are there to stay; absent when they cannot be read, or may not be seen. */
  pods?: PodRecord[];
  ambiguousPods: string[];
}

/** What of a namespace belongs to which of its components, by name. */
interface Parts {
  workloads: Map<string, AssessedWorkload[]>;
  pods: Map<string, PodRecord[]>;
  ambiguousPods: Map<string, string[]>;
}

/** Joins the components of the target state with the workloads and pods of the cluster. */
export function placeComponents(input: ArchitectureInput): PlacedComponent[] {
  const parts = new Map<string, Parts>();
  const partsOf = (name: string, namespace: ArchitectureNamespace) => {
    const known = parts.get(name) ?? divide(namespace, namesIn(input, name));
    parts.set(name, known);
    return known;
  };
  return input.target.components.map(component => {
    const nothing = { component, workloads: [], ambiguousPods: [] };
    if (component.namespace === undefined) {
      return { ...nothing, presence: 'external' };
    }
    if (!input.sees(component.namespace)) {
      return { ...nothing, presence: 'hidden' };
    }
    if (!input.namespaces) {
      return { ...nothing, presence: 'unread' };
    }
    const namespace = input.namespaces.get(component.namespace);
    if (!namespace) {
      return { ...nothing, presence: 'absent' };
    }
    const own = partsOf(component.namespace, namespace);
    const found = {
      component,
      workloads: own.workloads.get(component.name) ?? [],
      pods: namespace.records.pods && (own.pods.get(component.name) ?? []),
      ambiguousPods: own.ambiguousPods.get(component.name) ?? [],
    };
    return { ...found, presence: presenceOf(found, namespace) };
  });
}

function presenceOf(
  { workloads, pods }: Pick<PlacedComponent, 'workloads' | 'pods'>,
  { records }: ArchitectureNamespace,
): PlacedComponent['presence'] {
  if (workloads.length || pods?.length) {
    return 'runs';
  }
  // What cannot be listed may well be there.
  return records.deployments && records.statefulsets && records.daemonsets
    ? 'absent'
    : 'unread';
}

function namesIn({ target }: ArchitectureInput, namespace: string) {
  return new Set(
    target.components
      .filter(component => component.namespace === namespace)
      .map(({ name }) => name),
  );
}

function divide(
  { workloads, topology }: ArchitectureNamespace,
  names: ReadonlySet<string>,
): Parts {
  const parts: Parts = {
    workloads: new Map(),
    pods: new Map(),
    ambiguousPods: new Map(),
  };
  const byKey = new Map<string, AssessedWorkload>();
  for (const workload of workloads) {
    const { kind, name } = workload.record;
    byKey.set(`${kind}/${name}`, workload);
    add(parts.workloads, componentNameOf(workload), workload);
  }
  for (const assessed of topology.pods) {
    const { pod, workload } = assessed;
    if (staysThere(pod)) {
      const owner = byKey.get(`${workload?.kind}/${workload?.name}`);
      const matched = matches(assessed, owner).filter(name => names.has(name));
      matched.forEach(name => add(parts.pods, name, pod));
      if (matched.length > 1) {
        matched.forEach(name => add(parts.ambiguousPods, name, pod.name));
      }
    }
  }
  parts.ambiguousPods.forEach(list => list.sort());
  return parts;
}

/** Names that a pod goes by: its label, and label and name of the workload that owns it. */
function matches(
  { pod }: AssessedPod,
  owner: AssessedWorkload | undefined,
): string[] {
  const names = [
    pod.labels[NAME_LABEL],
    owner && componentNameOf(owner),
    owner?.record.name,
  ];
  return [...new Set(names.filter((name): name is string => Boolean(name)))];
}

function componentNameOf({ record }: AssessedWorkload): string {
  return record.component ?? record.name;
}

function staysThere({ phase, deletedAt }: PodRecord): boolean {
  return phase !== 'Failed' && phase !== 'Succeeded' && deletedAt === undefined;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key) ?? [];
  map.set(key, list);
  list.push(value);
}

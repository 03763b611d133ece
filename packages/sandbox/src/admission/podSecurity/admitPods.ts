import {
  type Admission,
  type AdmissionRequest,
  type Fields,
  forbidden,
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
} from '../../store';
import {
  inDetail,
  isStricter,
  levelOf,
  textOfLevel,
  violationsOf,
} from './policy';

const NAMESPACES = resourceOfKey('namespaces');
const PODS = resourceOfKey('pods');

/** Where a kind keeps what its pods are made from. */
const TEMPLATES: Record<string, (object: StoredObject) => Fields | undefined> =
  {
    CronJob: ({ spec }) => spec?.jobTemplate?.spec?.template,
    DaemonSet: ({ spec }) => spec?.template,
    Deployment: ({ spec }) => spec?.template,
    Job: ({ spec }) => spec?.template,
    ReplicaSet: ({ spec }) => spec?.template,
    StatefulSet: ({ spec }) => spec?.template,
  };

/**
 * The Pod Security Standards that namespaces ask for by their labels: refuses
 * pods, warns of workloads, and of pods that are there when a namespace becomes stricter.
 */
export function admitSecurePods(store: ObjectStore): Admission {
  return request => {
    const { resource, object, previous } = request;
    if (resource.kind === 'Namespace') {
      if (previous) {
        warnOfPods(store, request);
      }
      return;
    }
    const template = TEMPLATES[resource.kind];
    const isPod = resource.kind === 'Pod';
    if (!(isPod || template) || (previous && sameImages(previous, object))) {
      return;
    }
    const namespace = store.get(NAMESPACES, object.metadata.namespace!);
    const pod = isPod ? object : template(object);
    if (namespace && pod) {
      judge(request, namespace, pod);
    }
  };
}

function judge(
  { resource, object, warn }: AdmissionRequest,
  namespace: StoredObject,
  pod: Fields,
) {
  if (resource.kind === 'Pod') {
    const enforced = levelOf(namespace, 'enforce');
    const broken = violationsOf(pod, enforced);
    if (broken.length) {
      throw forbidden(
        resource,
        object.metadata.name,
        `violates PodSecurity "${textOfLevel(enforced)}": ${inDetail(broken)}`,
      );
    }
  }
  const level = levelOf(namespace, 'warn');
  const broken = violationsOf(pod, level);
  if (broken.length) {
    warn(
      `would violate PodSecurity "${textOfLevel(level)}": ${inDetail(broken)}`,
    );
  }
}

/** Pods go on as they are when their namespace becomes stricter; its writer is told of them. */
function warnOfPods(
  store: ObjectStore,
  { object, previous, warn }: AdmissionRequest,
) {
  const level = levelOf(object, 'enforce');
  const before = levelOf(previous!, 'enforce');
  if (level.version === before.version && !isStricter(level, before)) {
    return;
  }
  const byReasons = new Map<string, string[]>();
  for (const pod of store.list(PODS, object.metadata.name)) {
    const broken = violationsOf(pod, level);
    if (broken.length) {
      const reasons = broken.map(({ reason }) => reason).join(', ');
      const names = byReasons.get(reasons) ?? [];
      byReasons.set(reasons, [...names, pod.metadata.name]);
    }
  }
  if (byReasons.size) {
    warn(
      `existing pods in namespace "${
        object.metadata.name
      }" violate the new PodSecurity enforce level "${textOfLevel(level)}"`,
    );
    [...byReasons]
      .map(([reasons, names]) => `${counted(names.sort())}: ${reasons}`)
      .sort()
      .forEach(warn);
  }
}

/** `a`, `a (and 1 other pod)`, `a (and 2 other pods)`. */
function counted([first, ...others]: string[]): string {
  const pods = others.length === 1 ? 'pod' : 'pods';
  return others.length
    ? `${first} (and ${others.length} other ${pods})`
    : first;
}

/** Of a pod nothing else can change that a standard looks at. */
function sameImages(before: StoredObject, after: StoredObject): boolean {
  return before.kind === 'Pod' && imagesOf(before) === imagesOf(after);
}

function imagesOf({ spec }: StoredObject): string {
  const all = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return all.map(({ image }: Fields) => image).join(' ');
}

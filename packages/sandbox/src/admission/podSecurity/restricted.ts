import type { Fields } from '../../store';
import { OF_BOTH, procMount } from './baseline';
import { seccompSet } from './profiles';
import {
  by,
  type Check,
  type CheckedPod,
  containers,
  containersOf,
  named,
  quoted,
  settersOf,
  sorted,
} from './words';

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Users of a pod that are none of the node's are not bound to be somebody. */
const hasOwnUsers = ({ minor, spec }: CheckedPod) =>
  minor >= 35 && spec.hostUsers === false;

const isWindows = ({ spec }: CheckedPod) => spec.os?.name === 'windows';

const privilegeEscalation: Check = pod => {
  const bad = named(
    pod,
    ({ securityContext }) =>
      securityContext?.allowPrivilegeEscalation !== false,
  );
  return bad.length && !isWindows(pod)
    ? {
        reason: 'allowPrivilegeEscalation != false',
        detail: `${containers(
          bad,
        )} must set securityContext.allowPrivilegeEscalation=false`,
      }
    : undefined;
};

const capabilities: Check = pod => {
  const of = ({ securityContext }: Fields, list: 'add' | 'drop'): string[] =>
    securityContext?.capabilities?.[list] ?? [];
  const forbidden = (container: Fields) =>
    of(container, 'add').filter(name => name !== 'NET_BIND_SERVICE');
  const keeping = named(
    pod,
    container => !of(container, 'drop').includes('ALL'),
  );
  const adding = named(pod, container => forbidden(container).length > 0);
  const names = sorted(containersOf(pod).flatMap(forbidden));
  const detail = [
    keeping.length &&
      `${containers(
        keeping,
      )} must set securityContext.capabilities.drop=["ALL"]`,
    adding.length &&
      `${containers(adding)} must not include ${quoted(
        names,
      )} in securityContext.capabilities.add`,
  ]
    .filter(Boolean)
    .join('; ');
  return detail && !isWindows(pod)
    ? { reason: 'unrestricted capabilities', detail }
    : undefined;
};

const volumes: Check = ({ spec }) => {
  const bad = ((spec.volumes ?? []) as Fields[]).filter(
    volume => !VOLUMES.some(type => volume[type]),
  );
  const names = bad.map(({ name }) => name);
  const types = sorted(
    bad.map(
      volume => Object.keys(volume).find(key => key !== 'name') ?? 'unknown',
    ),
  );
  return bad.length
    ? {
        reason: 'restricted volume types',
        detail: `${by(names, 'volume', 'volumes')} ${quoted(names)} ${by(
          names,
          'uses',
          'use',
        )} restricted volume ${by(types, 'type', 'types')} ${quoted(types)}`,
      }
    : undefined;
};

const nonRoot: Check = pod => {
  if (hasOwnUsers(pod)) {
    return undefined;
  }
  const reason = 'runAsNonRoot != true';
  const setters = settersOf(pod, context => context.runAsNonRoot === false);
  if (setters) {
    const detail = `${setters} must not set securityContext.runAsNonRoot=false`;
    return { reason, detail };
  }
  const bad = pod.spec.securityContext?.runAsNonRoot
    ? []
    : named(pod, ({ securityContext }) => !securityContext?.runAsNonRoot);
  return bad.length
    ? {
        reason,
        detail: `pod or ${containers(
          bad,
        )} must set securityContext.runAsNonRoot=true`,
      }
    : undefined;
};

const user: Check = pod => {
  const setters = settersOf(pod, context => context.runAsUser === 0);
  return setters && !hasOwnUsers(pod)
    ? { reason: 'runAsUser=0', detail: `${setters} must not set runAsUser=0` }
    : undefined;
};

const seccomp: Check = pod => {
  if (isWindows(pod)) {
    return undefined;
  }
  const bad = pod.spec.securityContext?.seccompProfile
    ? []
    : named(pod, ({ securityContext }) => !securityContext?.seccompProfile);
  return (
    seccompSet(pod) ??
    (bad.length
      ? {
          reason: 'seccompProfile',
          detail: `pod or ${containers(
            bad,
          )} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
        }
      : undefined)
  );
};

/** Checks of `restricted`, in the order in which servers name them. */
export const RESTRICTED: Check[] = [
  ...OF_BOTH,
  privilegeEscalation,
  capabilities,
  procMount,
  volumes,
  nonRoot,
  user,
  seccomp,
];

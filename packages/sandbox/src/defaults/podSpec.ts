import type { Fields } from '../store';

type Change = (container: Fields) => Fields;

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Permissions of the files of a volume: 0644. */
const FILE_MODE = 420;
const VOLUMES_OF_FILES = ['configMap', 'downwardAPI', 'projected', 'secret'];

/** What a workload makes its pods from, with what its writer left out. */
export function templateWithDefaults(template: Fields): Fields {
  return template.spec
    ? { ...template, spec: podSpecWithDefaults(template.spec) }
    : template;
}

/** The spec of a pod, or of pods to come, with what its writer left out; `change` is made to each container first. */
export function podSpecWithDefaults(
  spec: Fields,
  change: Change = container => container,
): Fields {
  const containers = (list: string) =>
    Array.isArray(spec[list]) && {
      [list]: spec[list].map((container: Fields) =>
        ofContainer(change(container)),
      ),
    };
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
    ...spec,
    ...containers('containers'),
    ...containers('initContainers'),
    ...(Array.isArray(spec.volumes) && { volumes: spec.volumes.map(ofVolume) }),
  };
}

function ofContainer(container: Fields): Fields {
  const probes = PROBES.filter(probe => container[probe]).map(probe => [
    probe,
    ofProbe(container[probe]),
  ]);
  return {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: isLatest(container.image) ? 'Always' : 'IfNotPresent',
    ...container,
    ...(container.ports && { ports: container.ports.map(ofPort) }),
    ...(container.env && { env: container.env.map(ofVariable) }),
    ...Object.fromEntries(probes),
  };
}

/** Ports are of TCP. */
export function ofPort(port: Fields): Fields {
  return { protocol: 'TCP', ...port };
}

function ofVariable(variable: Fields): Fields {
  const { fieldRef } = variable.valueFrom ?? {};
  return fieldRef
    ? {
        ...variable,
        valueFrom: {
          ...variable.valueFrom,
          fieldRef: { apiVersion: 'v1', ...fieldRef },
        },
      }
    : variable;
}

function ofProbe(probe: Fields): Fields {
  return {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
    ...probe,
    ...(probe.httpGet && { httpGet: { scheme: 'HTTP', ...probe.httpGet } }),
  };
}

function ofVolume(volume: Fields): Fields {
  const kind = VOLUMES_OF_FILES.find(name => volume[name]);
  return kind
    ? { ...volume, [kind]: { defaultMode: FILE_MODE, ...volume[kind] } }
    : volume;
}

/** Whether an image names no version: no digest, and no tag or `latest`. */
function isLatest(image: unknown): boolean {
  const name = String(image).split('/').pop()!;
  return (
    !name.includes('@') && (!name.includes(':') || name.endsWith(':latest'))
  );
}

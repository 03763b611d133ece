import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import type { ComponentSpec } from '@internal/target-state';
import type { DriverInput, Finding } from '../Driver';
import { type Comparison, compareObject } from '../kubernetes/compareObject';
import { driftInWords } from '../kubernetes/driftInWords';
import { WORKLOAD } from '../kubernetes/staleItems';
import { DEPLOYMENT } from '../kubernetes/workspaceKinds';
import { rolloutOf } from './rolloutOf';

interface VerifyInput extends DriverInput<ComponentSpec> {
  writer: ClusterWriter;
  wanted: readonly KubernetesObject[];
  fieldManager: string;
}

/** How a component stands in a cluster: as it is wanted, and how far its pods are. */
export async function verifyComponent(input: VerifyInput): Promise<Finding[]> {
  const { writer, wanted, signal, spec, fieldManager } = input;
  const compared = await Promise.all(
    wanted.map(object => compareTwice(writer, object, signal)),
  );
  const drifted = compared.filter(isDrifted);
  if (drifted.length) {
    return [
      {
        system: WORKLOAD,
        state: 'drifted',
        reason: drifted.some(({ live }) => !live) ? 'Missing' : 'Changed',
        message: drifted
          .map(comparison => driftInWords(comparison, fieldManager))
          .join(' '),
      },
    ];
  }
  const deployment = compared.find(
    ({ wanted: object }) => object.kind === DEPLOYMENT.kind,
  )?.live;
  return [
    {
      system: WORKLOAD,
      isAsDeclared: true,
      ...(deployment
        ? rolloutOf(deployment, { least: spec.replicas.min, now: Date.now() })
        : {
            state: 'ready',
            reason: 'AwaitingImage',
            message: 'It awaits its first image; nothing runs yet.',
          }),
    },
  ];
}

/** Its controllers may have written to an object between the two answers that are compared. */
async function compareTwice(
  writer: ClusterWriter,
  object: KubernetesObject,
  signal: AbortSignal,
): Promise<Comparison> {
  const first = await compareObject(writer, object, signal);
  return isDrifted(first) ? compareObject(writer, object, signal) : first;
}

function isDrifted({ live, fields, conflicts }: Comparison): boolean {
  return !live || fields.length > 0 || conflicts.length > 0;
}

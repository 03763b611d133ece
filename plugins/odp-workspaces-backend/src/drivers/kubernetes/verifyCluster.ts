import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import type { System } from '@internal/plugin-odp-workspaces-common';
import { type WorkspaceSpec, workspaceNamespace } from '@internal/target-state';
import type { Finding } from '../WorkspaceDriver';
import { accessExpectations } from './accessExpectations';
import { type Comparison, compareObject } from './compareObject';
import { driftInWords } from './driftInWords';
import { isInForce } from './quotaInUse';
import {
  type AccessExpectation,
  checkAccess,
  checkPodSecurity,
} from './tenantChecks';
import { NAMESPACE, RESOURCE_QUOTA } from './workspaceKinds';

interface VerifyInput {
  writer: ClusterWriter;
  spec: WorkspaceSpec;
  wanted: ReadonlyArray<{ system: System; object: KubernetesObject }>;
  subjectName: (entityRef: string) => AccessExpectation['subject'];
  fieldManager: string;
  signal: AbortSignal;
}

/** How each system of a workspace stands in a cluster: as declared, and as its tenants meet it. */
export async function verifyCluster(input: VerifyInput): Promise<Finding[]> {
  const { writer, wanted, signal } = input;
  const compared = await Promise.all(
    wanted.map(async ({ system, object }) => ({
      system,
      comparison: await compareObject(writer, object, signal),
    })),
  );
  const namespace = compared.find(
    ({ comparison }) => comparison.wanted.kind === NAMESPACE.kind,
  )?.comparison.live;
  const systems = [...new Set(wanted.map(({ system }) => system))];
  return Promise.all(
    systems.map(async system => {
      const own = compared
        .filter(one => one.system === system)
        .map(({ comparison }) => comparison);
      return (
        drift(system, own, input.fieldManager) ??
        (namespace && (await whatTenantsMeet(system, own, input))) ??
        ready(system, own)
      );
    }),
  );
}

/** A check that cannot be made says nothing of the other systems. */
async function whatTenantsMeet(
  system: System,
  compared: readonly Comparison[],
  input: VerifyInput,
): Promise<Finding | undefined> {
  try {
    return await tenantView(system, compared, input);
  } catch (error) {
    return {
      system,
      state: 'unknown',
      reason: 'NotChecked',
      message: `What tenants meet cannot be checked: ${
        (error as Error).message
      }`,
    };
  }
}

function drift(
  system: System,
  compared: readonly Comparison[],
  fieldManager: string,
): Finding | undefined {
  const drifted = compared.filter(
    ({ live, fields, conflicts }) =>
      !live || fields.length > 0 || conflicts.length > 0,
  );
  return drifted.length
    ? {
        system,
        state: 'drifted',
        reason: drifted.some(({ live }) => !live) ? 'Missing' : 'Changed',
        message: drifted
          .map(comparison => driftInWords(comparison, fieldManager))
          .join(' '),
      }
    : undefined;
}

/** What is as declared may still not do what it is for. */
async function tenantView(
  system: System,
  compared: readonly Comparison[],
  { writer, spec, subjectName, signal }: VerifyInput,
): Promise<Finding | undefined> {
  if (system === 'namespace') {
    return failing(
      system,
      'PodSecurity',
      await checkPodSecurity(writer, workspaceNamespace(spec.id), signal),
    );
  }
  if (system === 'access') {
    const wrong = await Promise.all(
      accessExpectations(spec, subjectName).map(expectation =>
        checkAccess(writer, expectation, signal),
      ),
    );
    return failing(
      system,
      'Access',
      wrong.filter((sentence): sentence is string => sentence !== undefined),
    );
  }
  if (system === 'quota') {
    const isPending = compared.some(
      ({ live }) => live?.kind === RESOURCE_QUOTA.kind && !isInForce(live),
    );
    return isPending
      ? {
          system,
          state: 'progressing',
          reason: 'NotInForce',
          message: 'The quota is not in force yet.',
        }
      : undefined;
  }
  return undefined;
}

function failing(
  system: System,
  reason: string,
  sentences: readonly string[],
): Finding | undefined {
  return sentences.length
    ? { system, state: 'failing', reason, message: sentences.join(' ') }
    : undefined;
}

function ready(system: System, compared: readonly Comparison[]): Finding {
  const objects = compared.length === 1 ? 'object' : 'objects';
  return {
    system,
    state: 'ready',
    reason: 'Verified',
    message: `${compared.length} ${objects} as declared.`,
  };
}

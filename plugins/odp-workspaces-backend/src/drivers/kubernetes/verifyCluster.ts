import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import {
  type Check,
  countChecks,
  type System,
} from '@internal/plugin-odp-workspaces-common';
import { type WorkspaceSpec, workspaceNamespace } from '@internal/target-state';
import type { Finding } from '../Driver';
import { accessExpectations } from './accessExpectations';
import { type Comparison, compareObject } from './compareObject';
import { driftInWords } from './driftInWords';
import { judgeChecks } from './judgeChecks';
import { checkQuota } from './quotaInUse';
import {
  type AccessExpectation,
  checkAccess,
  checkPodSecurity,
} from './tenantChecks';
import { RESOURCE_QUOTA } from './workspaceKinds';

interface VerifyInput {
  writer: ClusterWriter;
  spec: WorkspaceSpec;
  /** Absent: it is not there. */
  namespace?: KubernetesObject;
  wanted: ReadonlyArray<{ system: System; object: KubernetesObject }>;
  subjectName: (entityRef: string) => AccessExpectation['subject'];
  fieldManager: string;
  signal: AbortSignal;
}

/** How each system of a workspace stands in a cluster: as declared, and as its tenants meet it. */
export async function verifyCluster(input: VerifyInput): Promise<Finding[]> {
  const { writer, namespace, wanted, signal } = input;
  const compared = await Promise.all(
    wanted.map(async ({ system, object }) => ({
      system,
      comparison: namespace
        ? await compareObject(writer, object, signal)
        : missing(object),
    })),
  );
  const systems = [...new Set(wanted.map(({ system }) => system))];
  return Promise.all(
    systems.map(async system => {
      const own = compared
        .filter(one => one.system === system)
        .map(({ comparison }) => comparison);
      const checks = namespace ? await checksOf(system, own, input) : [];
      return {
        ...(drift(system, own, input.fieldManager) ??
          judgeChecks(system, checks) ??
          ready(system, own, checks)),
        ...(checks.length && { checks }),
      };
    }),
  );
}

/** Nothing can be tried in a namespace that is not there, and nothing is in it. */
function missing(wanted: KubernetesObject): Comparison {
  return { wanted, fields: [], conflicts: [], warnings: [] };
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

/** What is as declared may still not do what it is for: it is tried. */
async function checksOf(
  system: System,
  compared: readonly Comparison[],
  { writer, spec, subjectName, signal }: VerifyInput,
): Promise<Check[]> {
  switch (system) {
    case 'namespace':
      return checkPodSecurity(writer, workspaceNamespace(spec.id), signal);
    case 'access':
      return Promise.all(
        accessExpectations(spec, subjectName).map(expectation =>
          checkAccess(writer, expectation, signal),
        ),
      );
    case 'quota':
      return compared
        .filter(({ wanted }) => wanted.kind === RESOURCE_QUOTA.kind)
        .flatMap(({ live, wanted }) => checkQuota(live, wanted));
    default:
      return [];
  }
}

function ready(
  system: System,
  compared: readonly Comparison[],
  checks: readonly Check[],
): Finding {
  const objects = compared.length === 1 ? 'object' : 'objects';
  const tried = checks.length
    ? `, ${countChecks(checks).passed} of ${checks.length} checks passed`
    : '';
  return {
    system,
    state: 'ready',
    reason: 'Verified',
    message: `${compared.length} ${objects} as declared${tried}.`,
  };
}

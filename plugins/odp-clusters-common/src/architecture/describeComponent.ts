import { compareStatus, plural, worstOf } from '@internal/vocabulary';
import { unreadableInWords } from '../assessment/blindness';
import type { ArchitectureComponent, Reason, Status } from '../contract';
import { decideMode, meshPosture } from '../posture';
import type { PeerAuthenticationRecord } from '../records';
import type { ArchitectureInput } from './ArchitectureInput';
import { peerAuthenticationsFor } from './meshPolicies';
import type { PlacedComponent } from './placeComponents';

const OBJECT_KINDS = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  external: 'External',
} as const;

/** The card of a component. */
export function describeComponent(
  placed: PlacedComponent,
  input: ArchitectureInput,
): ArchitectureComponent {
  const { component, presence, workloads, ambiguousPods } = placed;
  const { name, title, description, layer, kind, namespace, language } =
    component;
  const reasons = reasonsOf(placed, input);
  return {
    name,
    title,
    description,
    layer,
    kind,
    namespace,
    entity: input.entityOf(component),
    language,
    presence,
    ...((presence === 'runs' || presence === 'absent') && {
      status: statusOf(placed, reasons),
    }),
    reasons,
    ...readinessOf(placed),
    workloads: workloads.map(({ record }) => `${record.kind}/${record.name}`),
    ambiguousPods,
    budget: smallestBudget(placed),
    mesh: meshOf(placed, input),
  };
}

function statusOf({ workloads }: PlacedComponent, reasons: Reason[]): Status {
  return worstOf([
    ...workloads.map(({ status }) => status),
    ...reasons.map(({ status }) => status),
  ]);
}

/** Worst first. */
function reasonsOf(
  { component, presence, workloads, pods }: PlacedComponent,
  { cluster }: ArchitectureInput,
): Reason[] {
  const { name, kind, namespace = '' } = component;
  const own = (rule: string, status: Status, cause: string): Reason => ({
    rule,
    status,
    object: { kind: OBJECT_KINDS[kind], name, namespace },
    message: `${name}: ${cause}`,
  });
  switch (presence) {
    case 'absent':
      // Who is asked for no replica is as asked for.
      return component.replicas === 0
        ? []
        : [
            own(
              'component.absent',
              'failing',
              `nothing of it runs in ${cluster}`,
            ),
          ];
    case 'runs':
      return [
        ...workloads.flatMap(workload => workload.reasons),
        ...(workloads.length
          ? []
          : [
              own(
                'component.no-workload',
                'degraded',
                `${plural(
                  pods?.length ?? 0,
                  'pod',
                )} of it, and no workload that would replace them`,
              ),
            ]),
        ...(pods
          ? []
          : [
              own(
                'component.not-readable',
                'unknown',
                unreadableInWords(['pods']),
              ),
            ]),
      ].sort((a, b) => compareStatus(a.status, b.status));
    default:
      return [];
  }
}

/** Absent when it cannot be told. */
function readinessOf({
  workloads,
  pods,
}: PlacedComponent): Pick<ArchitectureComponent, 'ready' | 'desired'> {
  if (!workloads.length) {
    return pods?.length ? { ready: pods.filter(pod => pod.ready).length } : {};
  }
  return {
    // What a controller has not reported is no zero.
    ...(workloads.every(({ ready }) => ready !== undefined) && {
      ready: workloads.reduce((sum, { ready }) => sum + ready!, 0),
    }),
    desired: workloads.reduce((sum, { record }) => sum + record.desired, 0),
  };
}

/** Of several budgets the one that allows least. */
function smallestBudget({ workloads }: PlacedComponent) {
  return workloads
    .flatMap(({ budget }) => budget ?? [])
    .sort((a, b) => (a.allowed ?? Infinity) - (b.allowed ?? Infinity))[0];
}

function meshOf(
  { component, workloads, pods }: PlacedComponent,
  input: ArchitectureInput,
): ArchitectureComponent['mesh'] {
  const policies = peerAuthenticationsFor(component.namespace, input);
  if (!policies || !pods) {
    return undefined;
  }
  const labelSets = pods.length
    ? pods.map(({ labels }) => labels)
    : workloads.map(({ record }) => record.podLabels);
  const barePods = meshPosture(policies, pods).bare.length;
  // Where every pod opted out of the mesh, no mode of it is in force.
  const optedOut =
    pods.length > 0 && !barePods && pods.every(({ meshed }) => !meshed);
  return { mode: optedOut ? 'NONE' : modeOf(policies, labelSets), barePods };
}

function modeOf(
  policies: {
    namespace: PeerAuthenticationRecord[];
    root: PeerAuthenticationRecord[];
  },
  labelSets: Array<Record<string, string>>,
): string {
  const modes = new Set(
    [...new Set(labelSets)].map(
      labels => decideMode(policies, { labels })?.mode ?? 'NONE',
    ),
  );
  return modes.size > 1
    ? 'MIXED'
    : [...modes][0] ?? decideMode(policies)?.mode ?? 'NONE';
}

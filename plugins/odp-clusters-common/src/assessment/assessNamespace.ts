import { compareStatus } from '@internal/vocabulary';
import type { NamespaceDetail, NamespaceSummary } from '../contract';
import { describePolicy, meshPosture, networkPosture } from '../posture';
import { loggedContainersOf, selectorInWords } from '../records';
import { isoTime, toReason } from '../rules';
import type { NamespaceTopology } from '../topology/TopologySource';
import { groupWaitingPods } from '../topology/waitingGroups';
import { type AssessedPod, assessPods } from './assessPods';
import { assessRest } from './assessRest';
import { type AssessedWorkload, assessWorkloads } from './assessWorkloads';
import { consequencesOf } from './consequences';
import type { NamespaceInput, NamespaceRecords } from './NamespaceInput';
import { summarize } from './summarize';

/** A namespace as it stands. */
export interface NamespaceAssessment {
  summary: NamespaceSummary;
  /** Made when it is asked for, since most namespaces are never opened. */
  detail: () => Omit<NamespaceDetail, 'cluster' | 'freshness' | 'gaps'>;
  topology: NamespaceTopology;
  labels: Record<string, string>;
  /** What it was assessed from. */
  records: NamespaceRecords;
  workloads: AssessedWorkload[];
  /** Nodes that pods of this namespace run on. */
  nodes: Set<string>;
  /** When time alone may change the answer, in milliseconds since the epoch. */
  nextChangeAt?: number;
}

/** Assesses a namespace: pure, the same input gives the same answer. */
export function assessNamespace(input: NamespaceInput): NamespaceAssessment {
  const { records, meshRoot } = input;
  const pods = assessPods(input);
  const workloads = assessWorkloads(input, pods);
  const rest = assessRest(input, { pods, workloads });
  const mesh = meshPosture(
    {
      namespace: records.peerauthentications ?? [],
      root: meshRoot.peerAuthentications,
    },
    records.pods ?? [],
  );
  const summary = summarize(input, {
    pods,
    workloads,
    reasons: rest.reasons,
    mesh: {
      ...mesh.posture,
      ...(!records.pods && { barePods: undefined }),
      ...(!records.peerauthentications && {
        barePods: undefined,
        unknown: 'mesh policies cannot be read',
      }),
    },
    network: {
      ...networkPosture(records.networkpolicies ?? []),
      ...(!records.networkpolicies && {
        unknown: 'network policies cannot be read',
      }),
    },
  });
  const times = [
    rest.recheckAt,
    ...workloads.map(({ recheckAt }) => recheckAt),
  ].filter((time): time is number => time !== undefined);
  return {
    summary,
    detail: () => ({
      summary,
      workloads: workloads
        .map(workload => describeWorkload(input, workload))
        .sort(
          (a, b) =>
            compareStatus(a.status, b.status) || (a.name < b.name ? -1 : 1),
        ),
      troubledPods: troubledPods(input, pods ?? []),
      warnings: warningsOf(input),
      budgets: (records.poddisruptionbudgets ?? []).map(budget => ({
        name: budget.name,
        appliesTo: selectorInWords(budget.selector),
        allowed: budget.allowed,
        rule: budget.rule,
      })),
      networkPolicies: (records.networkpolicies ?? [])
        .map(describePolicy)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      mesh: {
        exceptions: meshExceptions(input),
        barePods: mesh.bare,
        destinationRules: [
          ...meshRoot.destinationRules,
          ...(records.destinationrules ?? []),
        ]
          .filter(({ tls }) => tls)
          .map(rule => ({
            policy: `${rule.namespace}/${rule.name}`,
            host: rule.host,
            tls: rule.tls!,
          })),
      },
      consequences: consequencesOf(input, workloads),
    }),
    topology: {
      pods: pods ?? [],
      // Where pods cannot be read, a gap says that there is nothing to count.
      counts: summary.pods?.counts ?? {},
      waiting: groupWaitingPods(pods ?? [], records.events),
      exhaustedBudgets: (records.poddisruptionbudgets ?? []).filter(
        ({ allowed, expected = 0 }) => allowed === 0 && expected > 0,
      ),
    },
    labels: input.namespace.labels,
    records,
    workloads,
    nodes: new Set((records.pods ?? []).flatMap(({ node }) => node ?? [])),
    nextChangeAt: times.length ? Math.min(...times) : undefined,
  };
}

function describeWorkload(input: NamespaceInput, workload: AssessedWorkload) {
  const { record, status, reasons, ready, budget } = workload;
  return {
    kind: record.kind,
    name: record.name,
    entity: input.facts.componentEntity(record.component ?? record.name),
    status,
    reasons,
    ready,
    // The controller of a DaemonSet counts what is asked for.
    desired:
      record.kind === 'DaemonSet' && ready === undefined
        ? undefined
        : record.desired,
    image: record.image,
    budget,
  };
}

function troubledPods(input: NamespaceInput, pods: AssessedPod[]) {
  return pods
    .filter(({ findings }) => findings.length)
    .map(({ pod, status, findings, workload }) => {
      const object = {
        kind: 'Pod',
        name: pod.name,
        namespace: pod.namespace,
      };
      return {
        name: pod.name,
        workload,
        status,
        reasons: findings.map(finding => toReason(finding, { object })),
        node: pod.node,
        restarts: input.history.podRestarts(pod.name),
        containers: loggedContainersOf(pod),
      };
    })
    .sort(
      (a, b) => compareStatus(a.status, b.status) || (a.name < b.name ? -1 : 1),
    );
}

function warningsOf({ records, namespace }: NamespaceInput) {
  return (records.events ?? [])
    .filter(({ lastSeen }) => lastSeen !== undefined)
    .sort((a, b) => b.lastSeen! - a.lastSeen!)
    .map(event => ({
      object: { ...event.object, namespace: namespace.name },
      reason: event.reason,
      message: event.message,
      count: event.count,
      lastSeen: isoTime(event.lastSeen)!,
    }));
}

function meshExceptions({ records }: NamespaceInput) {
  return (records.peerauthentications ?? [])
    .filter(({ selector, ports }) => selector || Object.keys(ports).length)
    .map(policy => ({
      policy: `${policy.namespace}/${policy.name}`,
      appliesTo: selectorInWords(policy.selector),
      mode: policy.mode ?? 'UNSET',
      ...(Object.keys(policy.ports).length && { ports: policy.ports }),
    }));
}

import {
  compareStatus,
  type PodCause,
  type Status,
  type TopologyPod,
} from '@internal/plugin-odp-clusters-common';

/** What rules on pods say, in two or three words that go behind "2 pods". */
const WORDS: Record<string, string> = {
  'pod.out-of-memory': 'out of memory',
  'pod.crash-loop': 'in a crash loop',
  'pod.image-pull': 'without their image',
  'pod.configuration': 'cannot be created',
  'pod.evicted': 'evicted',
  'pod.failed': 'ended',
  'pod.node-not-ready': 'on a node that is not ready',
  'pod.node-silent': 'on a silent node',
  'pod.node-gone': 'on a node that is gone',
  'pod.without-status': 'without a reported state',
  'pod.stuck-terminating': 'stuck terminating',
  'pod.terminating': 'terminating',
  'pod.unschedulable': 'without a node',
  'pod.slow-start': 'slow to start',
  'pod.starting': 'starting',
  'pod.not-ready': 'not ready',
  'pod.becoming-ready': 'becoming ready',
  'pod.restarting': 'restarting',
};

/** A cause in a few words: "out of memory". */
export function causeWords({ rule, message }: PodCause): string {
  return WORDS[rule] ?? message.split(/[:;] /)[0];
}

/** Pods with the same kind of cause. */
export interface CauseGroup {
  /** Rule that found it; stands in the URL. */
  rule: string;
  status: Status;
  words: string;
  pods: TopologyPod[];
  /** What the cause says of the pods, when it says one thing of all. */
  message?: string;
  /** Names of the workloads, the one with most pods first. */
  workloads: string[];
  /** Of the pod that has it longest, milliseconds since the epoch. */
  since?: number;
}

/** Pods that are not healthy by their first cause: worst first, then the one with most pods. */
export function groupByCause(pods: Iterable<TopologyPod>): CauseGroup[] {
  const byRule = new Map<string, TopologyPod[]>();
  for (const pod of pods) {
    const cause = pod.causes[0];
    if (cause) {
      const own = byRule.get(cause.rule);
      if (own) {
        own.push(pod);
      } else {
        byRule.set(cause.rule, [pod]);
      }
    }
  }
  return [...byRule.values()]
    .map(toGroup)
    .sort(
      (a, b) =>
        compareStatus(a.status, b.status) ||
        b.pods.length - a.pods.length ||
        (a.rule < b.rule ? -1 : 1),
    );
}

function toGroup(pods: TopologyPod[]): CauseGroup {
  const [first] = pods[0].causes;
  const times = pods.flatMap(pod => pod.causes[0].since ?? []);
  const same = pods.every(pod => pod.causes[0].message === first.message);
  return {
    rule: first.rule,
    status: first.status,
    words: causeWords(first),
    pods,
    message: same ? first.message : undefined,
    workloads: workloadsOf(pods),
    since: times.length ? Math.min(...times) : undefined,
  };
}

/** Names of the workloads of some pods, the one with most pods first; a pod without one goes by its own name. */
function workloadsOf(pods: TopologyPod[]): string[] {
  const counts = new Map<string, number>();
  for (const { workload, name } of pods) {
    const who = workload?.name ?? name;
    counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name]) => name);
}

/** Some names: "data-catalog, kyc-matcher and 4 more". */
export function namesInWords(names: string[], most = 2): string {
  const rest = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** Whether a person should look at a pod: what is on its way by itself needs no look. */
export function needsLook({ status }: { status: Status }): boolean {
  return status === 'failing' || status === 'degraded' || status === 'unknown';
}

import type { PodRecord } from '../../records';

export type LabelSet = Record<string, string>;

const NAME = 'app.kubernetes.io/name';

/** Labels that the next rollout, or the next pod, has another value of. */
const PASSING = [
  'pod-template-hash',
  'pod-template-generation',
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'controller-uid',
  'job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/job-completion-index',
];

/**
 * Label sets that together select pods: by name where all have one, else by
 * what they have in common, else each kind of pod by its own. A set that is
 * empty selects every pod of the namespace.
 *
 * @param spared - pods of the same end that the sets should not select
 */
export function selectPods(
  pods: PodRecord[],
  spared: PodRecord[] = [],
): LabelSet[] {
  const stable = distinct(pods.map(({ labels }) => withoutPassing(labels)));
  const names = distinct(stable.map(nameOnly));
  const shared = stable.reduce(inCommon);
  const candidates = [names, [shared]].filter(
    sets =>
      sets.every(set => Object.keys(set).length) &&
      !spared.some(({ labels }) => sets.some(set => includes(labels, set))),
  );
  return candidates[0] ?? stable;
}

function nameOnly({ [NAME]: name }: LabelSet): LabelSet {
  return name ? { [NAME]: name } : {};
}

function includes(labels: LabelSet, set: LabelSet): boolean {
  return Object.entries(set).every(([key, value]) => labels[key] === value);
}

function withoutPassing(labels: LabelSet): LabelSet {
  return Object.fromEntries(
    Object.entries(labels)
      .filter(([key]) => !PASSING.includes(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function inCommon(a: LabelSet, b: LabelSet): LabelSet {
  return Object.fromEntries(
    Object.entries(a).filter(([key, value]) => b[key] === value),
  );
}

function distinct(sets: LabelSet[]): LabelSet[] {
  return [...new Map(sets.map(set => [JSON.stringify(set), set])).values()];
}

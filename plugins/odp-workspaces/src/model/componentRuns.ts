import type {
  NamespaceDetail,
  Reason,
  Workload,
} from '@internal/plugin-odp-clusters-common';
import type {
  Condition,
  ListedComponent,
} from '@internal/plugin-odp-workspaces-common';
import { compareStatus, type Status, worstOf } from '@internal/vocabulary';
import { CONDITION_STATUS } from './conditions';
import type { Sources, Told } from './told';

/** What runs of a component in one of its clusters. */
export interface ComponentRun {
  cluster: string;
  status: Status;
  /** As last heard of; absent where nothing is deployed, and where nothing is known. */
  workload?: Workload;
  /** Digest of the image that its pods are to have. */
  digest?: string;
  /** Why it is not healthy, worst first. */
  reasons: Reason[];
  /** New pods that do not start while it rolls out. */
  stuck?: Reason;
  /** How the portal found there last what it applied. */
  condition?: Condition;
  /** Why nothing is known of it now, in a sentence. */
  unknown?: string;
  /** Whether the first answer is still to come. */
  isLoading: boolean;
  /** Whether nodes there are simulated, so that no container runs. */
  isSimulated: boolean;
}

/** What is needed of a component to tell how it runs. */
type Expected = Pick<
  ListedComponent,
  'name' | 'clusters' | 'digest' | 'conditions'
>;

/** What runs of a component in each of its clusters. */
export function runsOf(
  component: Expected,
  sources: Sources<NamespaceDetail> | undefined,
): ComponentRun[] {
  return component.clusters.map(cluster =>
    runOf(component, {
      cluster,
      reasons: [],
      isLoading: false,
      isSimulated: false,
      condition: component.conditions.find(
        ({ system, place }) => system === 'workload' && place === cluster,
      ),
      told: sources?.get(cluster) ?? { state: 'loading' },
    }),
  );
}

type Bare = Omit<ComponentRun, 'status'> & { told: Told<NamespaceDetail[]> };

function runOf(component: Expected, { told, ...run }: Bare): ComponentRun {
  const { condition } = run;
  if (told.state === 'loading') {
    const status = condition ? CONDITION_STATUS[condition.state] : 'unknown';
    return { ...run, status, isLoading: true };
  }
  if (told.state === 'unknown') {
    return { ...run, status: 'unknown', unknown: told.reason };
  }
  const [detail] = told.value;
  const workload = detail.workloads.find(
    ({ kind, name }) => kind === 'Deployment' && name === component.name,
  );
  const known = { ...run, isSimulated: detail.isSimulated ?? false };
  if (!workload) {
    return withoutWorkload(component, known, {
      isReadable: detail.summary.workloads !== undefined,
      stale: told.stale,
    });
  }
  const reasons = reasonsOf(workload, detail);
  const digest = digestOf(workload.image);
  return {
    ...known,
    workload,
    digest,
    reasons,
    stuck: stuckOf(workload, reasons),
    unknown: told.stale,
    status: told.stale
      ? 'unknown'
      : worstOf([
          workload.status,
          statusBehind(workload, reasons, condition),
          // What was asked for is on its way there.
          digest === component.digest ? 'healthy' : 'progressing',
        ]),
  };
}

function withoutWorkload(
  { digest }: Expected,
  run: Omit<ComponentRun, 'status'>,
  { isReadable, stale }: { isReadable: boolean; stale?: string },
): ComponentRun {
  const unknown =
    stale ?? (isReadable ? undefined : 'Workloads cannot be read there.');
  if (unknown) {
    return { ...run, status: 'unknown', unknown };
  }
  const isMissed =
    run.condition && ['drifted', 'failing'].includes(run.condition.state);
  const status = isMissed ? 'failing' : 'progressing';
  return { ...run, status: digest === undefined ? 'healthy' : status };
}

/** Trouble that the workload's own status does not show yet: while the old pods serve, a rollout that goes nowhere looks like any other. */
function statusBehind(
  { ready = 0 }: Workload,
  reasons: readonly Reason[],
  condition: Condition | undefined,
): Status {
  const isFailing =
    condition?.state === 'failing' ||
    reasons.some(({ status }) => status === 'failing');
  if (isFailing) {
    return ready > 0 ? 'degraded' : 'failing';
  }
  return condition?.state === 'drifted' ? 'degraded' : 'healthy';
}

/** What is said of the workload and of its pods, once each, worst first. */
function reasonsOf(workload: Workload, detail: NamespaceDetail): Reason[] {
  const ofPods = detail.troubledPods
    .filter(
      ({ workload: owner }) =>
        owner?.kind === workload.kind && owner.name === workload.name,
    )
    .flatMap(({ reasons }) => reasons);
  const seen = new Set<string>();
  return [...workload.reasons, ...ofPods]
    .filter(({ message }) => !seen.has(message) && seen.add(message))
    .sort((a, b) => compareStatus(a.status, b.status));
}

const ROLLOUT_RULES = [
  'workload.rolling-out',
  'workload.updating',
  'workload.stuck-rollout',
];
const IMAGE_RULE = 'pod.image-pull';

/** Whether an image is what keeps pods from starting. */
export function isAboutImage({ rule }: Reason): boolean {
  return rule === IMAGE_RULE;
}

/** Pods that fail while a rollout is on its way are its new ones; an image that was never pulled is one of new pods at any time. */
function stuckOf(
  workload: Workload,
  reasons: readonly Reason[],
): Reason | undefined {
  const failing = reasons.filter(
    ({ rule, status }) => status === 'failing' && rule.startsWith('pod.'),
  );
  const isRollingOut = workload.reasons.some(({ rule }) =>
    ROLLOUT_RULES.includes(rule),
  );
  return failing.find(isAboutImage) ?? (isRollingOut ? failing[0] : undefined);
}

/** The digest that an image is named by; undefined for a tag. */
function digestOf(image: string | undefined): string | undefined {
  return image && /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
}

/** `2 of 2 pods`; what its controller has not counted is unknown. */
export function podsInWords({ ready, desired }: Workload): string {
  return `${ready ?? 'unknown'} of ${desired ?? 'unknown'} ${
    desired === 1 ? 'pod' : 'pods'
  }`;
}

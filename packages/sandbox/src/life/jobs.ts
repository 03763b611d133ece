import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { warn } from './events';
import { isFinished, podFromTemplate, podsOf } from './pods';
import { generatorOf } from './random';

const JOBS = resourceOfKey('jobs.batch');

/** Brings a Job nearer to its completions: a failed pod gets a successor until the back-off limit. */
export function reconcileJob(store: ObjectStore, job: StoredObject): void {
  const ended = ((job.status?.conditions ?? []) as Fields[]).some(
    ({ type, status }) =>
      ['Complete', 'Failed'].includes(type) && status === 'True',
  );
  if (ended || job.spec?.suspend) {
    return;
  }
  const completions: number = job.spec?.completions ?? 1;
  const limit: number = job.spec?.backoffLimit ?? 6;
  const count = (phase: string) =>
    podsOf(store, job).filter(pod => pod.status?.phase === phase).length;
  const failed = count('Failed');
  const succeeded = count('Succeeded');
  const exhausted = failed > limit;
  if (!exhausted) {
    createPods(store, job, completions - succeeded);
  }
  const active = podsOf(store, job).filter(pod => !isFinished(pod)).length;
  const now = store.timestamp();
  const ending =
    (exhausted && {
      type: 'Failed',
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    }) ||
    (succeeded >= completions && {
      type: 'Complete',
      reason: 'CompletionsReached',
      message: 'Reached expected number of succeeded pods',
    });
  if (exhausted) {
    warn(store, job, {
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    });
  }
  const status = {
    startTime: job.status?.startTime ?? now,
    active,
    ready: active,
    ...(failed && { failed }),
    ...(succeeded && { succeeded }),
    ...(ending && {
      ...(ending.type === 'Complete' && { completionTime: now }),
      conditions: [
        {
          ...ending,
          status: 'True',
          lastProbeTime: now,
          lastTransitionTime: now,
        },
      ],
    }),
  };
  if (JSON.stringify(status) !== JSON.stringify(job.status)) {
    const current = store.get(JOBS, job.metadata.name, job.metadata.namespace)!;
    store.updateStatus({ ...current, status });
  }
}

function createPods(store: ObjectStore, job: StoredObject, missing: number) {
  const { name, namespace } = job.metadata;
  const active = podsOf(store, job).filter(pod => !isFinished(pod)).length;
  const wanted = Math.min(missing, job.spec?.parallelism ?? 1) - active;
  const names = generatorOf(store, `${namespace}/${name}/job`);
  for (let index = 0; index < wanted; index++) {
    store.create(
      podFromTemplate(store, job, {
        name: `${name}-${names.suffix()}`,
        labels: {
          'batch.kubernetes.io/job-name': name,
          'batch.kubernetes.io/controller-uid': job.metadata.uid!,
        },
      }),
    );
  }
}

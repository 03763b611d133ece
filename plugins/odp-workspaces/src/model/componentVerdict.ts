import { reasonSentence } from '@internal/plugin-odp-clusters-common';
import {
  type ComponentDetail,
  type ComponentGeneration,
  rollBackTarget,
} from '@internal/plugin-odp-workspaces-common';
import { plural, type Status } from '@internal/vocabulary';
import { type ComponentRun, isAboutImage, podsInWords } from './componentRuns';
import { componentState } from './componentState';
import { openOperationOf, operationSentence, summaryTitle } from './operations';
import { allOf, shortDigest, withShortDigests } from './words';

/** What a person should know first of a component. */
export interface ComponentVerdict {
  status: Status;
  title: string;
  text?: string;
  /** What it is best rolled back to, where what it was made into last does not run. */
  rollBack?: ComponentGeneration;
}

/** The sentence that opens the page of a component; `now` in milliseconds. */
export function componentVerdict(
  component: ComponentDetail,
  runs: readonly ComponentRun[],
  now: number,
): ComponentVerdict {
  const { status } = componentState(component, runs);
  const said = onItsWay(component) ?? running(component, runs, now);
  const { title, text, rollBack } = said;
  return {
    status,
    title: withShortDigests(title),
    ...(text && { text: withShortDigests(text) }),
    ...(rollBack && { rollBack }),
  };
}

type Said = Omit<ComponentVerdict, 'status'>;

/** What is said of one that is not there, or not to stay. */
function onItsWay(component: ComponentDetail): Said | undefined {
  const { name, phase, generation, operations } = component;
  const open = openOperationOf(operations);
  const text = open && `${summaryTitle(open)}: ${operationSentence(open)}`;
  switch (phase) {
    case 'gone':
      return {
        title: `${name} is gone.`,
        text: 'What ran of it was deleted; its repository is as it was.',
      };
    case 'removing':
      return { title: `${name} is being deleted.`, text };
    case 'waiting':
      return { title: `${name} is asked for, and not made yet.`, text };
    case 'failed':
      return {
        title: 'What was asked for last has failed.',
        text: operations[0] && operationSentence(operations[0]),
      };
    default:
      return generation === 0
        ? { title: `${name} is being made.`, text }
        : undefined;
  }
}

function running(
  component: ComponentDetail,
  runs: readonly ComponentRun[],
  now: number,
): Said {
  const { digest, conditions, generations } = component;
  const { status } = componentState(component, runs);
  if (!conditions.length) {
    return { title: 'Nothing was looked at yet.' };
  }
  if (digest === undefined) {
    return awaiting(component);
  }
  const worst = runs.find(run => run.status === status);
  if (!worst) {
    const other = conditions.find(({ system }) => system !== 'workload');
    return {
      title: `Its subscription is ${other!.state}.`,
      text: other!.message,
    };
  }
  if (worst.isLoading && status !== 'failing') {
    return { title: `What runs on ${worst.cluster} is being read.` };
  }
  const target = rollBackTarget(generations);
  switch (status) {
    case 'healthy':
      return { title: `Runs ${allRuns(runs)}.` };
    case 'progressing':
      return rollingOut(worst, digest);
    case 'unknown':
      return notKnown(worst);
    default:
      return { ...troubled(worst, target, now), rollBack: target };
  }
}

/** A cluster that does not answer says nothing of whether its parts stand. */
function awaiting({ conditions }: ComponentDetail): Said {
  const bad = conditions.find(({ state }) => state !== 'ready');
  return {
    title: 'Awaits its first image.',
    text: bad
      ? `${bad.place}: ${bad.message}`
      : 'Nothing runs before somebody deploys one.',
  };
}

/** `4 of 4 pods of sha256:ab12… on odp-eu and odp-us`. */
function allRuns(runs: readonly ComponentRun[]): string {
  const parts = new Map<string, { words: string; clusters: string[] }>();
  for (const { cluster, workload, digest } of runs) {
    const image = digest ? ` of ${shortDigest(digest)}` : '';
    const words = `${workload ? podsInWords(workload) : 'its pods'}${image}`;
    const part = parts.get(words) ?? { words, clusters: [] };
    part.clusters.push(cluster);
    parts.set(words, part);
  }
  return [...parts.values()]
    .map(({ words, clusters }) => `${words} on ${allOf(clusters)}`)
    .join('; ');
}

function rollingOut(
  { cluster, condition, workload }: ComponentRun,
  digest: string,
): Said {
  return {
    title: `Rolls out ${shortDigest(digest)} on ${cluster}.`,
    text:
      condition?.state === 'progressing'
        ? condition.message
        : workload && `${podsInWords(workload)} are ready.`,
  };
}

function notKnown({
  cluster,
  unknown,
  workload,
  condition,
}: ComponentRun): Said {
  return {
    title: `What runs on ${cluster} is not known now.`,
    text: [
      unknown ?? condition?.message,
      workload && `Last known: ${podsInWords(workload)} ready.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function troubled(
  run: ComponentRun,
  target: ComponentGeneration | undefined,
  now: number,
): Said {
  const { cluster, stuck, reasons, condition, workload, status } = run;
  const ready = workload?.ready ?? 0;
  if (stuck) {
    const what = target ? 'The new ' : 'Its ';
    const head = isAboutImage(stuck)
      ? `${what}image cannot be pulled on ${cluster}`
      : `${what}pods do not start on ${cluster}`;
    return {
      title: ended(`${head}: ${reasonSentence(stuck, now)}`),
      text:
        ready > 0
          ? `The ${plural(ready, target ? 'old pod' : 'other pod')} ${
              ready === 1 ? 'goes' : 'go'
            } on serving.`
          : `Nothing serves on ${cluster}.`,
    };
  }
  const why =
    reasons[0] && reasons[0].status !== 'progressing'
      ? reasonSentence(reasons[0], now)
      : condition?.message;
  return {
    title: ended(
      `${status === 'failing' ? 'Fails' : 'Is degraded'} on ${cluster}: ${
        why ?? 'nothing is deployed there'
      }`,
    ),
    text: workload && `${podsInWords(workload)} are ready.`,
  };
}

/** With a full stop, which messages of clusters lack and those of the portal have. */
function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

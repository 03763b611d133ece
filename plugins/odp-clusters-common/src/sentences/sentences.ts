import {
  clockTime,
  compareStatus,
  countStatuses,
  durationInWords,
  plural,
  worstOf,
} from '@internal/vocabulary';
import type { NamespaceList, NamespaceSummary, Reason } from '../contract';

/** A reason with how long it has held: "user-api: 2 of 10 pods ready for 6 min; CrashLoopBackOff". */
export function reasonSentence(reason: Reason, now: number): string {
  if (!reason.since) {
    return reason.message;
  }
  const held = `for ${durationInWords(now - Date.parse(reason.since))}`;
  const [head, ...rest] = reason.message.split('; ');
  return [`${head} ${held}`, ...rest].join('; ');
}

/** What a person should know first of a list of namespaces. */
export function namespacesVerdict(
  list: Pick<NamespaceList, 'items' | 'silentNodes'>,
  now: number,
): {
  status: NamespaceSummary['health']['status'];
  title: string;
  text: string;
} {
  const { items, silentNodes = [] } = list;
  if (!items.length) {
    return {
      status: 'unknown',
      title: 'There is no namespace that you may see.',
      text: '',
    };
  }
  const status = worstOf(items.map(({ health }) => health.status));
  const counts = countStatuses(items.map(({ health }) => health.status));
  const parts = (['failing', 'degraded', 'unknown', 'progressing'] as const)
    .filter(word => counts[word])
    .map((word, index) => {
      const count = counts[word]!;
      const verb = count === 1 ? 'is' : 'are';
      return index === 0
        ? `${plural(count, 'namespace')} ${verb} ${word}`
        : `${count} ${verb} ${word}`;
    });
  if (!parts.length) {
    return {
      status,
      title: `All ${plural(items.length, 'namespace')} are healthy.`.replace(
        'All 1 namespace are',
        'The one namespace is',
      ),
      text: '',
    };
  }
  return {
    status,
    title: `${parts.join(', ')}.`,
    text: [worstSentence(items, now), silenceSentence(silentNodes, now)]
      .filter(Boolean)
      .join(' '),
  };
}

function worstSentence(items: NamespaceSummary[], now: number): string {
  const failingPods = ({ pods }: NamespaceSummary) => pods?.counts.failing ?? 0;
  const worst = [...items]
    .filter(({ health }) => health.reasons.length)
    .sort(
      (a, b) =>
        compareStatus(a.health.status, b.health.status) ||
        failingPods(b) - failingPods(a),
    )[0];
  const reason = worst?.health.reasons[0];
  return reason ? `${worst.name}: ${shortReason(reason, now)}.` : '';
}

function shortReason(reason: Reason, now: number): string {
  const [head] = reason.message.split('; ');
  return reason.since ? `${head} since ${clockTime(reason.since, now)}` : head;
}

function silenceSentence(
  nodes: NonNullable<NamespaceList['silentNodes']>,
  now: number,
): string {
  if (!nodes.length) {
    return '';
  }
  const since = nodes
    .map(node => node.since)
    .filter((time): time is string => time !== undefined)
    .sort()[0];
  const who =
    nodes.length === 1
      ? `Node ${nodes[0].name} has`
      : `${plural(nodes.length, 'node')} have`;
  return since
    ? `${who} been silent for ${durationInWords(now - Date.parse(since))}.`
    : `${who} fallen silent.`;
}

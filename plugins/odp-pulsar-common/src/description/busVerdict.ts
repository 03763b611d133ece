import {
  compareStatus,
  plural,
  type Status,
  worstOf,
} from '@internal/vocabulary';
import type { Broker, BusNamespace, Eviction, Verdict } from '../contract';
import { listInWords } from '../sentences';
import { calmSentence, namespaceSentence } from './verdictSentences';

/** What a verdict is made of: namespaces as they are described, of what the caller may see. */
export interface VerdictInput {
  namespaces: readonly BusNamespace[];
  evictions: readonly Eviction[];
  brokers?: readonly Broker[];
  now: number;
}

/** What is said of namespaces that have the same trouble: "lose messages". */
interface Trouble {
  one: string;
  many: string;
  has(namespace: BusNamespace, recent: ReadonlySet<string>): boolean;
}

const HOUR = 3_600_000;

/** Namespaces that are told of by name. */
const NAMED = 3;

/** The first that holds counts a namespace. */
const TROUBLES: readonly Trouble[] = [
  {
    one: 'loses messages',
    many: 'lose messages',
    has: ({ name, status, forecast }, recent) =>
      status === 'failing' &&
      (recent.has(name) ||
        (forecast?.status === 'failing' && forecast.effect === 'evicts')),
  },
  {
    one: 'blocks its producers',
    many: 'block their producers',
    has: ({ status, forecast }) =>
      status === 'failing' &&
      forecast?.status === 'failing' &&
      forecast.effect !== undefined,
  },
  {
    one: 'has a subscription that stands still',
    many: 'have subscriptions that stand still',
    has: ({ status }) => status === 'failing',
  },
  {
    one: 'reaches its limit within 12 h',
    many: 'reach their limits within 12 h',
    has: ({ status, forecast }) =>
      status === 'degraded' &&
      forecast?.status === 'degraded' &&
      forecast.secondsToLimit !== undefined,
  },
  {
    one: 'is degraded',
    many: 'are degraded',
    has: ({ status }) => status === 'degraded',
  },
  {
    one: 'is unknown',
    many: 'are unknown',
    has: ({ status }) => status === 'unknown',
  },
];

/** The sentence that the event bus opens with. */
export function busVerdict({
  namespaces,
  evictions,
  brokers = [],
  now,
}: VerdictInput): Verdict {
  if (!namespaces.length) {
    return {
      status: 'unknown',
      title: 'There is no namespace that you may see.',
      text: brokersSentence(brokers),
    };
  }
  const recent = new Set(
    evictions
      .filter(({ at }) => now - Date.parse(at) < HOUR)
      .map(({ namespace }) => namespace),
  );
  const worst = worstOf(namespaces.map(({ status }) => status));
  const troubled = isTrouble(worst)
    ? namespaces.filter(({ status }) => status === worst)
    : [];
  return {
    status: worstOf([worst, ...brokers.map(({ status }) => status)]),
    title: titleOf(troubled, namespaces, recent),
    text: [
      troubled.length
        ? troublesSentence(troubled, { evictions, now })
        : calmSentence(namespaces),
      brokersSentence(brokers),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** What the worst of them have, each counted under the first trouble that it has. */
function titleOf(
  troubled: readonly BusNamespace[],
  namespaces: readonly BusNamespace[],
  recent: ReadonlySet<string>,
): string {
  // Those that the sentence counts: Pulsar's own namespaces beside workspaces make these no less ones.
  const counted = troubled.length ? troubled : namespaces;
  const noun = counted.every(one => one.workspace !== undefined)
    ? 'workspace'
    : 'namespace';
  const counts = new Map<Trouble, number>();
  for (const namespace of troubled) {
    const trouble = TROUBLES.find(({ has }) => has(namespace, recent));
    if (trouble) {
      counts.set(trouble, (counts.get(trouble) ?? 0) + 1);
    }
  }
  const parts = TROUBLES.filter(trouble => counts.has(trouble)).map(
    (trouble, index) => {
      const count = counts.get(trouble)!;
      const words = count === 1 ? trouble.one : trouble.many;
      return index === 0
        ? `${plural(count, noun)} ${words}`
        : `${count} ${words}`;
    },
  );
  return parts.length ? `${parts.join(', ')}.` : `No ${noun} loses messages.`;
}

function troublesSentence(
  troubled: readonly BusNamespace[],
  moment: Pick<VerdictInput, 'evictions' | 'now'>,
): string {
  const sentences = troubled
    .slice(0, NAMED)
    .map(namespace => namespaceSentence(namespace, moment));
  const rest = troubled.length - NAMED;
  return `${[...sentences, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')}.`;
}

function isTrouble(status: Status): boolean {
  return compareStatus(status, 'unknown') <= 0;
}

function brokersSentence(brokers: readonly Broker[]): string {
  const troubled = brokers.filter(({ status }) => isTrouble(status));
  if (!troubled.length) {
    return '';
  }
  const [{ reason }] = troubled;
  const because = troubled.length === 1 && reason ? `: ${reason}` : '';
  return `Of ${plural(brokers.length, 'broker')}, ${listInWords(
    troubled.map(({ name, status }) => `${name} is ${status}`),
  )}${because}.`;
}

import { plural, worstOf } from '@internal/vocabulary';
import type { BusNamespace, Broker, Eviction, Verdict } from '../contract';

/** What a person should know first of an instance. */
export interface VerdictInput {
  namespaces: readonly BusNamespace[];
  evictions: readonly Eviction[];
  brokers?: readonly Broker[];
  now: number;
}

/** The sentence that the event bus opens with. */
export function busVerdict({
  namespaces,
  brokers = [],
}: VerdictInput): Verdict {
  if (!namespaces.length) {
    return {
      status: 'unknown',
      title: 'There is no namespace that you may see.',
      text: '',
    };
  }
  const status = worstOf([...namespaces, ...brokers].map(one => one.status));
  const count = namespaces.filter(one => one.status === status).length;
  return {
    status,
    title:
      status === 'healthy'
        ? 'No workspace loses messages.'
        : `${plural(count, 'workspace')} ${
            count === 1 ? 'is' : 'are'
          } ${status}.`,
    text: '',
  };
}

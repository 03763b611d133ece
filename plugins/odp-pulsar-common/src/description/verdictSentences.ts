import { clockTime, durationInWords } from '@internal/vocabulary';
import type { BusNamespace, Eviction } from '../contract';
import { localNameOf } from '../names';
import { forecastInWords } from './forecastInWords';

const TIMES: Record<number, string> = { 1: 'once', 2: 'twice' };

interface Moment {
  evictions: readonly Eviction[];
  now: number;
}

/** One namespace in trouble: "acme-risk evicts yaml-processor in about 20 min". */
export function namespaceSentence(
  namespace: BusNamespace,
  moment: Moment,
): string {
  const { status, forecast, reasons, lastReadAt } = namespace;
  const label = labelOf(namespace);
  if (status === 'unknown' && lastReadAt) {
    return `${label} was last read at ${clockTime(lastReadAt, moment.now)}`;
  }
  const skipped = skippedToday(namespace.name, moment);
  const ahead = forecast && forecastInWords(forecast);
  const isAhead = ahead !== undefined && forecast?.status === status;
  if (skipped && (!isAhead || forecast?.isAgain)) {
    return `${label} has skipped ${skipped}`;
  }
  if (isAhead) {
    return `${label} ${ahead}`;
  }
  return reasons.length
    ? `${label}: ${reasons[0]}`
    : `${label}: its limits or backlogs cannot be told`;
}

/** What there is to say while nothing is wrong. */
export function calmSentence(namespaces: readonly BusNamespace[]): string {
  let fullest:
    | { namespace: BusNamespace; topic: string; share: number }
    | undefined;
  for (const namespace of namespaces) {
    for (const { kind, topic, share = 0 } of namespace.worst) {
      if (kind === 'backlog' && share > (fullest?.share ?? 0)) {
        fullest = { namespace, topic, share };
      }
    }
  }
  if (!fullest) {
    return 'Nothing waits.';
  }
  const { namespace, topic, share } = fullest;
  const percent = share < 0.01 ? 'under 1' : Math.round(share * 100);
  const seconds = namespace.forecast?.secondsToLimit;
  const ahead =
    seconds === undefined
      ? ''
      : ` It reaches its limit in about ${durationInWords(
          seconds * 1000,
        )} at the earliest.`;
  return `The fullest topic is ${localNameOf(topic)} of ${labelOf(
    namespace,
  )}, at ${percent} % of its limit.${ahead}`;
}

function skippedToday(
  name: string,
  { evictions, now }: Moment,
): string | undefined {
  const day = new Date(now).toISOString().slice(0, 10);
  const today = evictions.filter(
    ({ namespace, at }) => namespace === name && at.startsWith(day),
  );
  if (!today.length) {
    return undefined;
  }
  const names = new Set(today.map(({ subscription }) => subscription));
  const [only] = names;
  const who =
    names.size === 1 ? only ?? 'messages' : `${names.size} subscriptions`;
  return `${who} ${TIMES[today.length] ?? `${today.length} times`} today`;
}

function labelOf({ workspace, name }: BusNamespace): string {
  return workspace ?? name;
}

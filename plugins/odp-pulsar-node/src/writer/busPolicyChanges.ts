import { isDeepStrictEqual } from 'node:util';
import type {
  BusPolicies,
  BusPolicyChange,
  BusRate,
  ReadBusPolicies,
} from './busPolicies';
import { fromUnits, MEBIBYTE, MINUTE, toUnits } from './units';

const NO_LIMIT = { bytes: -1, seconds: -1 };

/**
 * The changes that make the found policies the wanted ones, in an order in which a
 * broker takes them; none where nothing differs. Each is of whole mebibytes and
 * minutes as the broker stores them, so that what is read back is equal.
 */
export function busPolicyChanges(
  found: ReadBusPolicies,
  wanted: BusPolicies,
): BusPolicyChange[] {
  const value = asStored(wanted);
  const others: BusPolicyChange[] = [
    { policy: 'publish', value: value.publish },
    { policy: 'subscriptionDispatch', value: value.subscriptionDispatch },
    { policy: 'maxTopics', value: value.maxTopics },
  ];
  const pair: BusPolicyChange[] = [
    { policy: 'retention', value: value.retention },
    { policy: 'backlog', value: value.backlog },
  ];
  const isAnother = (change: BusPolicyChange) =>
    !isDeepStrictEqual(found[change.policy], change.value);
  return [
    ...ordered(pair.filter(isAnother), found, value),
    ...others.filter(isAnother),
  ];
}

/**
 * A broker refuses each of the two while it does not fit the other: retention goes
 * first where what is there fits the new one, else the backlog. Where neither does,
 * since somebody made a pair that no broker takes one by one, retention is
 * unlimited in between, which loses nothing.
 */
function ordered(
  pair: BusPolicyChange[],
  found: ReadBusPolicies,
  wanted: BusPolicies,
): BusPolicyChange[] {
  if (pair.length < 2 || fits(found.backlog, wanted.retention)) {
    return pair;
  }
  const backlogFirst = [...pair].reverse();
  return fits(wanted.backlog, found.retention)
    ? backlogFirst
    : [{ policy: 'retention', value: NO_LIMIT }, ...backlogFirst];
}

/** Whether retention keeps more than may stand in the backlog; without a limit it does. */
function fits(
  backlog: ReadBusPolicies['backlog'],
  retention: ReadBusPolicies['retention'],
): boolean {
  const { bytes = -1, seconds = -1 } = backlog ?? {};
  const kept = retention ?? NO_LIMIT;
  return (
    (kept.bytes <= 0 || bytes < kept.bytes) &&
    (kept.seconds <= 0 || seconds < kept.seconds)
  );
}

/** What a broker keeps of them, and nothing else. */
function asStored(wanted: BusPolicies): BusPolicies {
  const { retention, backlog } = wanted;
  const stored = (value: number, unit: number) =>
    fromUnits(toUnits(value, unit), unit);
  return {
    retention: {
      bytes: stored(retention.bytes, MEBIBYTE),
      seconds: stored(retention.seconds, MINUTE),
    },
    backlog: { bytes: backlog.bytes, policy: backlog.policy },
    publish: rateOf(wanted.publish),
    subscriptionDispatch: rateOf(wanted.subscriptionDispatch),
    maxTopics: wanted.maxTopics,
  };
}

function rateOf({ messagesPerSecond, bytesPerSecond }: BusRate): BusRate {
  return { messagesPerSecond, bytesPerSecond };
}

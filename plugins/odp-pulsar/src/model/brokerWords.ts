import type { BrokerList, Sight } from '@internal/plugin-odp-pulsar-common';

type Broker = BrokerList['brokers'][number];
type Bookie = NonNullable<BrokerList['bookies']>[number];

/** "3 of 3 swept"; what did not answer is missing from all counts. */
export function coverageWords({ coverage }: Sight): string {
  if (!coverage) {
    return 'not swept yet';
  }
  const { answered, total } = coverage;
  return total === undefined
    ? `${answered} swept, of an unknown number`
    : `${answered} of ${total} swept`;
}

/** Names as short as they still tell hosts apart: "broker-0" of "pulsar-broker-0.pulsar:8080"; addresses stay whole. */
export function shortHosts(names: string[]): Map<string, string> {
  const first = (name: string) =>
    /^[\d.:[\]]+$/.test(name) ? name : name.split(/[.:]/)[0];
  // The last two words of a host name are what it is and its number.
  const last = (name: string) => first(name).split('-').slice(-2).join('-');
  const shortest = [last, first].find(
    short => new Set(names.map(short)).size === names.length,
  );
  return new Map(names.map(name => [name, shortest?.(name) ?? name]));
}

/** A broker's part of all messages that come in, 0.39; absent when one of them is not known, or nothing comes in. */
export function trafficShare(
  { messagesInPerSecond }: Broker,
  brokers: Broker[],
): number | undefined {
  let sum = 0;
  for (const broker of brokers) {
    if (broker.messagesInPerSecond === undefined) {
      return undefined;
    }
    sum += broker.messagesInPerSecond;
  }
  return sum > 0 ? messagesInPerSecond! / sum : undefined;
}

/** What is known of a bookie besides that it is registered. */
export function bookieWords({ diskShare, isReadOnly }: Bookie): string {
  const disk =
    diskShare === undefined ? undefined : `${Math.floor(diskShare * 100)} %`;
  return (
    [disk, isReadOnly ? 'read-only' : undefined].filter(Boolean).join(', ') ||
    'registered'
  );
}

/** What the bookies' figures are, or that there are none. */
export function bookiesHint(bookies: Bookie[]): string {
  const measured = bookies.filter(
    ({ diskShare }) => diskShare !== undefined,
  ).length;
  if (!measured) {
    return 'registered, disk not measured';
  }
  return measured === bookies.length
    ? 'disk in use'
    : `disk in use, measured on ${measured} of ${bookies.length}`;
}

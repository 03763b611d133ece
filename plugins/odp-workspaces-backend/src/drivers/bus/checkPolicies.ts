import {
  countInWords,
  decimalBytesInWords,
  messageRateInWords,
} from '@internal/plugin-odp-pulsar-common';
import {
  busPolicyChanges,
  type ReadBusNamespace,
} from '@internal/plugin-odp-pulsar-node';
import type { Check } from '@internal/plugin-odp-workspaces-common';
import type { BusNamespaceSpec } from '@internal/target-state';
import { durationInWords } from '@internal/vocabulary';

/** What people call a policy, by the name that the portal has for it. */
const TITLES: Record<string, string> = {
  retention: 'Retention',
  backlog: 'Backlog limit',
  publish: 'Publish rate',
  subscriptionDispatch: 'Dispatch to a subscription',
  maxTopics: 'Topics at most',
};

/** The parts of a policy: what people call each, and its value in words. */
const PARTS: Record<string, [string, (value: number) => string]> = {
  bytes: ['size', decimalBytesInWords],
  seconds: ['age', value => durationInWords(value * 1000)],
  messagesPerSecond: ['messages', messageRateInWords],
  bytesPerSecond: ['bytes', value => `${decimalBytesInWords(value)}/s`],
};
const OTHER_PARTS: Record<string, string> = {
  policy: 'at the limit',
  relativeToPublishRate: 'added to the publish rate',
};

/** Every policy of a namespace as it is wanted, against what was read back of it. */
export function checkPolicies(
  live: ReadBusNamespace | undefined,
  wanted: BusNamespaceSpec,
): Check[] {
  // Against nothing, every policy is one change: to the amounts that brokers store.
  return busPolicyChanges({}, wanted.policies).flatMap(({ policy, value }) => {
    const expected = partsOf(value);
    const found = partsOf(live?.policies[policy]);
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])].map(
      part =>
        checkPart(`${policy}.${part}`, {
          expected: expected[part],
          found: found[part],
        }),
    );
  });
}

function partsOf(value: unknown): Record<string, unknown> {
  if (value === undefined) {
    return {};
  }
  return typeof value === 'object' ? { ...value } : { '': value };
}

function checkPart(
  place: string,
  { expected, found }: { expected: unknown; found: unknown },
): Check {
  const [policy, part] = place.split('.');
  const title = PARTS[part]?.[0] ?? OTHER_PARTS[part];
  const words = {
    expected: inWords(part, expected),
    found: inWords(part, found),
  };
  const isSame = expected === found;
  return {
    kind: 'policy',
    what: [TITLES[policy], title].filter(Boolean).join(', '),
    expected: words.expected,
    // Words are rounded; what differs is to be seen.
    found:
      !isSame && words.found === words.expected
        ? `${words.found} (${found}, not ${expected})`
        : words.found,
    outcome: isSame ? 'passed' : 'failed',
  };
}

function inWords(part: string, value: unknown): string {
  if (value === undefined) {
    return 'not set';
  }
  if (typeof value !== 'number') {
    return String(value);
  }
  return value === -1 ? 'no limit' : (PARTS[part]?.[1] ?? countInWords)(value);
}

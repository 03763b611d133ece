import {
  type Alert,
  type AlertsAnswer,
  type Clock,
} from '@internal/plugin-odp-observability-common';
import {
  capitalise,
  type StatusName,
  worstStatus,
} from '@internal/plugin-odp-react';
import { durationInWords } from '@internal/vocabulary';

/** Severities that want nobody to do anything, such as that of an alert that always fires. */
const FOR_NOTICE = ['info', 'none'];
const FOR_NOW = ['critical', 'page'];
/** Alerts that a sentence names. */
const NAMED = 3;

/** What an alert says of the platform; undefined: it fires for notice alone, or does not fire. */
export function statusOfAlert(alert: Alert): StatusName | undefined {
  const { state, severity = '' } = alert;
  if (state !== 'firing' || FOR_NOTICE.includes(severity)) {
    return undefined;
  }
  return FOR_NOW.includes(severity) ? 'failing' : 'degraded';
}

/** What fires, in words. */
export interface FiringWords {
  status: StatusName;
  /** Where it is the worst that is known: "Failing for 34 min: the alert ServiceErrors fires". */
  strong: string;
  /** What stands behind that. */
  rest: string;
  /** Where something else is as bad: "Firing: ServiceErrors for 34 min, PodsWait." */
  also: string;
}

/** What fires now; undefined: nothing that judges, or nobody knows. */
export function firingInWords(
  answer: AlertsAnswer | undefined,
  clock: Clock,
): FiringWords | undefined {
  const items = answer?.state === 'known' ? answer.items : [];
  const judged = items.filter(statusOfAlert);
  const [first] = judged;
  if (!first) {
    return undefined;
  }
  const status = worstStatus(judged.flatMap(one => statusOfAlert(one) ?? []));
  const time = `for ${durationInWords(clock.now - Date.parse(first.since))}`;
  const others = namesOf(judged.slice(1));
  return {
    status,
    strong: `${capitalise(status)} ${time}: the alert ${first.name} fires`,
    rest: [
      first.summary ? `: ${first.summary.replace(/\.$/, '')}.` : '.',
      ...(others ? [`Also firing: ${others}.`] : []),
    ].join(' '),
    also: `Firing: ${[`${first.name} ${time}`, others]
      .filter(Boolean)
      .join(', ')}.`,
  };
}

/** One thing to say of alerts beside the verdict. */
interface AlertCount {
  words: string;
  /** Absent: it judges nothing. */
  status?: StatusName;
}

/** How many alerts there are, in few words; what is not known is not zero. */
export function alertCounts(answer: AlertsAnswer | undefined): AlertCount[] {
  if (!answer) {
    return [{ words: 'alerts load' }];
  }
  if (answer.state === 'unknown') {
    return [{ words: 'alerts not known', status: 'unknown' }];
  }
  const { firing, pending, configured, unevaluated, hasRules, items } = answer;
  if (!hasRules) {
    return [{ words: 'no alert rules', status: 'unknown' }];
  }
  const states = items.flatMap(one => statusOfAlert(one) ?? []);
  return [
    {
      words: firing > 0 ? `${firing} firing` : 'none firing',
      ...(states.length > 0 && { status: worstStatus(states) }),
    },
    ...(pending > 0
      ? [{ words: `${pending} pending`, status: 'progressing' as const }]
      : []),
    ...(unevaluated > 0
      ? [{ words: `${unevaluated} not evaluated`, status: 'unknown' as const }]
      : []),
    ...(configured === undefined
      ? []
      : [{ words: `${configured} configured` }]),
  ];
}

/** Labels of an alert in words: "namespace execution, service yaml-processor". */
export function labelsInWords(labels: Alert['labels']): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`)
    .join(', ');
}

/** `PodsWait (3), GpuBusy and 2 more`. */
function namesOf(alerts: readonly Alert[]): string {
  const counts = new Map<string, number>();
  for (const { name } of alerts) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].map(([name, count]) =>
    count > 1 ? `${name} (${count})` : name,
  );
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}

import { plural } from '@internal/vocabulary';
import type { Evaluation, LimitKind, Usage } from '../contract';
import { assessUsages, findDrift } from '../limits';
import { isSystemTopic, localNameOf, workspaceOf } from '../names';
import { decimalBytesInWords } from '../sentences';
import type { EvaluationInput } from './EvaluationInput';
import { groupBy } from './topicGroups';

type Measures = Evaluation['criteria'][number]['measures'];

/** Limits that keep workspaces apart; retention is no limit on anybody. */
const LIMITS: Partial<Record<LimitKind, string>> = {
  backlog: 'backlog quota',
  'publish-messages': 'publish rate',
  'publish-bytes': 'publish rate in bytes',
  'dispatch-messages': 'dispatch rate',
  'dispatch-bytes': 'dispatch rate in bytes',
};

const DAY = 24 * 3_600_000;

/** How well namespaces keep workspaces apart. */
export function isolationMeasures(input: EvaluationInput): Measures {
  const { namespaces, eventBus, evictions, now } = input;
  if (!namespaces.length) {
    return [];
  }
  const workspaces = namespaces.filter(
    name => workspaceOf(name, eventBus) !== undefined,
  ).length;
  const evicted = evictions.filter(({ at }) => now - Date.parse(at) < DAY);
  return [
    {
      label: 'Namespaces',
      value: `${plural(
        namespaces.length,
        'namespace',
      )}, ${workspaces} of them of workspaces`,
    },
    ...worstMeasure(input),
    driftMeasure(input),
    {
      label: 'Evictions in a day',
      value: String(evicted.length),
      note: 'As far back as the portal has watched.',
    },
  ];
}

/** The topic that is nearest to a limit, or beyond it, and what the limit does not hold. */
function worstMeasure({
  namespaces,
  topics,
  policies,
}: EvaluationInput): Measures {
  const byNamespace = groupBy(topics, ({ reading }) => reading.namespace);
  let worst: { usage: Usage; namespace: string } | undefined;
  for (const namespace of namespaces) {
    const readings = (byNamespace.get(namespace) ?? []).map(
      ({ reading }) => reading,
    );
    for (const usage of assessUsages(readings, policies.get(namespace))) {
      const isLimit = LIMITS[usage.kind] !== undefined;
      if (isLimit && (usage.share ?? -1) > (worst?.usage.share ?? -1)) {
        worst = { usage, namespace };
      }
    }
  }
  if (!worst) {
    return [];
  }
  const { usage, namespace } = worst;
  const percent =
    usage.share! < 0.01 ? 'under 1' : Math.round(usage.share! * 100);
  const count = byNamespace
    .get(namespace)!
    .filter(({ reading }) => !isSystemTopic(reading.name)).length;
  const { value } = policies.get(namespace)?.backlogBytes ?? {};
  return [
    {
      label: 'Nearest to a limit',
      value: `${localNameOf(
        usage.topic,
      )} of ${namespace}: ${percent} % of its ${LIMITS[usage.kind]}`,
      ...(value &&
        count > 1 && {
          note: `Limits hold for each topic: its ${count} topics together may hold ${decimalBytesInWords(
            count * value,
          )} of backlog.`,
        }),
    },
  ];
}

function driftMeasure({
  namespaces,
  policies,
  eventBus,
}: EvaluationInput): Measures[number] {
  let [drifts, drifting, unknown, declared] = [0, 0, 0, 0];
  for (const namespace of namespaces) {
    const state = findDrift(policies.get(namespace), namespace, eventBus);
    if (state.state === 'drift') {
      drifts += state.drifts.length;
      drifting += 1;
    }
    unknown += state.state === 'unknown' ? 1 : 0;
    declared += state.state === 'as-declared' ? 1 : 0;
  }
  const nothing = unknown && !declared ? 'not known' : 'none found';
  return {
    label: 'Policies other than declared',
    value: drifts ? `${drifts} in ${plural(drifting, 'workspace')}` : nothing,
    ...(unknown && {
      note: `Those of ${plural(unknown, 'workspace')} cannot be read.`,
    }),
  };
}

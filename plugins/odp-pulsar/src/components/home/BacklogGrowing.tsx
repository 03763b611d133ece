import {
  type BusNamespace,
  decimalBytesInWords,
  forecastWords,
  otherForecastTopic,
  topicTitle,
  type Usage,
  usageWords,
  worstBacklog,
} from '@internal/plugin-odp-pulsar-common';
import { Link } from '@backstage/core-components';
import {
  Panel,
  TroubleList,
  useNow,
  useOwnership,
  useWhose,
  ViewState,
  WhoseSwitch,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { useAllNamespaces, useInstances } from '../../api';
import { type GrowingBacklog, growingBacklogs } from '../../model/growing';
import { namespaceTitle } from '../../model/names';
import { eventBusPath } from '../paths';

/** Backlogs that reach their limit within hours, on Home; nothing while there is none. */
export function BacklogGrowing() {
  const instances = useInstances();
  const namespaces = useAllNamespaces(instances.data?.items);
  const owned = useOwnership();
  const [whose, setWhose] = useWhose();
  const all = growingBacklogs(namespaces.data ?? []);
  const mine = all.filter(({ item }) => owned?.includes(item.owner ?? ''));
  if (!all.length || !owned) {
    return null;
  }
  const shown = whose === 'mine' ? mine : all;
  const titleOfInstance = (name: string) =>
    instances.data?.items.find(({ instance }) => instance === name)?.title ??
    name;
  return (
    <Panel
      title="Backlog growing"
      hint={`${mine.length} of yours, ${all.length} in all`}
      actions={<WhoseSwitch value={whose} onChange={setWhose} />}
      padded={false}
    >
      <ViewState
        padded={false}
        state={
          shown.length
            ? { kind: 'ready' }
            : {
                kind: 'empty-by-filter',
                title: 'No backlog that you own grows',
                detail: `${plural(all.length, 'backlog')} of others ${
                  all.length === 1 ? 'does' : 'do'
                }.`,
                actions: [
                  {
                    label: 'Show everybody\u2019s',
                    onClick: () => setWhose('everybody'),
                  },
                ],
              }
        }
      >
        <TroubleList
          items={shown.map(backlog => ({
            key: `${backlog.instance} ${backlog.item.name}`,
            status: backlog.item.forecast!.status,
            place: [
              titleOfInstance(backlog.instance),
              namespaceTitle(backlog.item),
              backlog.isStale ? 'last known' : undefined,
            ]
              .filter(Boolean)
              .join(' · '),
            title: titleOf(backlog),
            detail: detailOf(backlog),
            side: <Side backlog={backlog} />,
          }))}
        />
      </ViewState>
    </Panel>
  );
}

/** How full the topic is that reaches its limit first; undefined where that is told of another. */
function backlogOfForecast(item: BusNamespace): Usage | undefined {
  return otherForecastTopic(item) ? undefined : worstBacklog(item);
}

function titleOf({ item }: GrowingBacklog): string {
  const topic = topicTitle(item.forecastTopic ?? item.name);
  const limit = backlogOfForecast(item)?.limit.value;
  const which =
    limit === undefined ? 'its' : `its ${decimalBytesInWords(limit)}`;
  return item.forecast!.state === 'full'
    ? `${topic} is at ${which} limit`
    : `${topic} reaches ${which} limit`;
}

function detailOf({ item }: GrowingBacklog): string {
  const { effect, subscription, evictedBytes, basis } = item.forecast!;
  const { percent } = usageWords(backlogOfForecast(item));
  const amount =
    evictedBytes === undefined
      ? 'messages'
      : `~${decimalBytesInWords(evictedBytes)} each time`;
  const effects = {
    evicts: `${
      subscription ?? 'The slowest subscription'
    } then loses ${amount}.`,
    'holds-producers': 'Producers then wait.',
    'refuses-producers': 'Producers are then refused.',
  };
  return [
    [percent, basis].filter(Boolean).join(' and '),
    effect && effects[effect],
  ]
    .filter(Boolean)
    .join('. ');
}

function Side({ backlog: { instance, item } }: { backlog: GrowingBacklog }) {
  const now = useNow(10_000);
  const { main } = forecastWords(item.forecast, now);
  const { status } = item.forecast!;
  return (
    <>
      <span style={{ color: `var(--odp-${status}-text)`, fontWeight: 500 }}>
        {main.startsWith('~') ? `in ${main}` : main}
      </span>
      <Link
        to={eventBusPath({
          instance,
          ...(item.forecastTopic
            ? { topic: item.forecastTopic }
            : { namespace: item.name }),
        })}
      >
        See why
      </Link>
    </>
  );
}

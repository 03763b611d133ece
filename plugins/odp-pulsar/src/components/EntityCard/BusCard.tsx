import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  type EventFlow,
  type EventParty,
  forecastWords,
  messageRateInWords,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import {
  confirmedFreshness,
  Panel,
  StatusIcon,
  useNow,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { worstOf } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { useBusNamespaces, useEvents, useInstances } from '../../api';
import { linkKind } from '../../model/eventMap';
import { namespaceTitle } from '../../model/names';
import { BUS_RIGHT, withoutInstance } from '../EventBusPage/withoutInstance';
import { LINK_STYLES } from '../Events/linkStyles';
import { InstanceVerdict } from '../home/BusVerdicts';
import { eventBusPath } from '../paths';
import { BUS_COMPONENT } from './isOnTheBus';
import { InstanceSection } from './InstanceSection';
import { SubscriptionOnBus } from './SubscriptionOnBus';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: '0 0 4px', padding: 0 },
  item: { display: 'flex', gap: 7, alignItems: 'baseline', padding: '2px 0' },
  quiet: { color: 'var(--odp-secondary)' },
});

/** What a component produces and consumes on the event bus, and how that goes; of the bus itself, how it is. */
export function BusCard() {
  const { entity } = useEntity();
  const view = useInstances();
  const { annotations = {}, name } = entity.metadata;
  const isBus = annotations['odp.io/component'] === BUS_COMPONENT;
  // Of a component of a workspace: its own topic, where the target state knows event types alone.
  const topic = annotations['odp.io/topic'];
  const places = annotations['odp.io/bus-instances']?.split(',');
  const items = (view.data?.items ?? []).filter(
    ({ instance }) => places?.includes(instance) ?? true,
  );
  return (
    <Panel title="Event bus" padded={false}>
      <ViewState padded={false} state={withoutInstance(view)}>
        {items.map(item => {
          const { instance, title } = item;
          if (isBus) {
            return (
              <InstanceVerdict
                key={instance}
                item={item}
                freshness={confirmedFreshness(item.freshness, view, 'swept')}
              />
            );
          }
          return topic ? (
            <SubscriptionOnBus
              key={instance}
              instance={instance}
              title={title}
              topic={topic}
              subscription={name}
            />
          ) : (
            <PartyOnBus
              key={instance}
              instance={instance}
              title={title}
              entityRef={stringifyEntityRef(entity)}
              component={name}
            />
          );
        })}
      </ViewState>
    </Panel>
  );
}

interface Part {
  event: string;
  role: 'produces' | 'consumes';
  party: EventParty;
}

function partsOf(flows: EventFlow[], entityRef: string): Part[] {
  return flows.flatMap(({ event, producers, consumers }) => [
    ...producers
      .filter(({ entity }) => entity === entityRef)
      .map(party => ({ event, role: 'produces' as const, party })),
    ...consumers
      .filter(({ entity }) => entity === entityRef)
      .map(party => ({ event, role: 'consumes' as const, party })),
  ]);
}

function PartyOnBus(props: {
  instance: string;
  /** What people call the instance. */
  title: string;
  entityRef: string;
  component: string;
}) {
  const { instance, title, entityRef, component } = props;
  const classes = useStyles();
  const view = useEvents(instance);
  const parts = partsOf(view.data?.items ?? [], entityRef);
  return (
    <InstanceSection
      title={title}
      status={
        parts.length
          ? worstOf(parts.map(({ party }) => party.status))
          : undefined
      }
      view={view}
    >
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: `Events of ${title}`,
          right: BUS_RIGHT,
          freshness: list => list.freshness,
          judge: () =>
            parts.length
              ? undefined
              : {
                  kind: 'empty-by-nature',
                  title: 'Not on this bus',
                  detail:
                    'It is declared for no event type and connected to none.',
                },
        })}
      >
        <ul className={classes.list}>
          {parts.map(part => (
            <li key={`${part.role} ${part.event}`} className={classes.item}>
              <PartWords part={part} instance={instance} />
            </li>
          ))}
        </ul>
        <Losses instance={instance} component={component} />
        <Link to={eventBusPath({ instance, tab: 'events' })}>
          Event bus in {title}
        </Link>
      </ViewState>
    </InstanceSection>
  );
}

function PartWords(props: { part: Part; instance: string }) {
  const { event, role, party } = props.part;
  const classes = useStyles();
  const { status, messagesPerSecond } = party;
  const kind = linkKind(party);
  return (
    <>
      <StatusIcon status={status} size={13} />
      <span>
        {role}{' '}
        <Link
          to={eventBusPath({
            instance: props.instance,
            tab: 'topics',
            search: event,
          })}
        >
          {event}
        </Link>
      </span>
      <span className={classes.quiet}>
        {kind === 'flowing'
          ? messageRateInWords(messagesPerSecond!)
          : LINK_STYLES[kind].words}
      </span>
    </>
  );
}

/** Workspaces in which the component loses messages next. */
function Losses(props: { instance: string; component: string }) {
  const { instance, component } = props;
  const classes = useStyles();
  const now = useNow(10_000);
  const items = useBusNamespaces(instance).data?.items ?? [];
  const losing = items.filter(
    ({ forecast }) =>
      forecast?.subscription === component &&
      (forecast.status === 'failing' || forecast.status === 'degraded'),
  );
  return (
    <ul className={classes.list}>
      {losing.map(item => (
        <li key={item.name} className={classes.item}>
          <StatusIcon status={item.forecast!.status} size={13} />
          <span>
            loses messages of{' '}
            <Link
              to={eventBusPath({
                instance,
                topic: item.forecastTopic ?? '',
                namespace: item.name,
              })}
            >
              {topicTitle(item.forecastTopic ?? item.name)}
            </Link>{' '}
            in {namespaceTitle(item)}: {forecastWords(item.forecast, now).main}
          </span>
        </li>
      ))}
    </ul>
  );
}

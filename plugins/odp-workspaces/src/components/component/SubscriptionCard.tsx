import { Link } from '@backstage/core-components';
import {
  odpBusNamespaceReadPermission,
  type Subscription,
  type TopicDetail,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import {
  confirmedFreshness,
  formatBytes,
  formatCount,
  Freshness,
  type LiveView,
  Panel,
  StatusWord,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useTopic } from '../../api';
import { eventBusPath } from '../paths';
import { BacklogUse } from '../use/BacklogUse';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    padding: '0 16px 12px',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
  },
});

/** What a component consumes: its subscription, what waits in it and why; nothing for one that consumes nothing. */
export function SubscriptionCard({
  component,
}: {
  component: ListedComponent;
}) {
  const classes = useStyles();
  const { subscription, conditions } = component;
  const instance = conditions.find(
    ({ system }) => system === 'subscription',
  )?.place;
  const view = useTopic(
    subscription && instance
      ? { instance, topic: subscription.topic }
      : undefined,
  );
  if (!subscription) {
    return null;
  }
  const { topic, subscription: name, deadLetterTopic } = subscription;
  const { data } = view;
  const found = data?.subscriptions.find(one => one.name === name);
  return (
    <Panel
      title="Subscription"
      hint={
        data && (
          <Freshness
            freshness={confirmedFreshness(data.freshness, view, 'swept')}
            room="card"
          />
        )
      }
      actions={
        instance && (
          <Link to={eventBusPath({ instance, topic, subscription: name })}>
            On the event bus
          </Link>
        )
      }
      padded={false}
    >
      <div className={classes.body}>
        <div>
          {name} on {topicTitle(topic)}; what it cannot handle goes to{' '}
          {topicTitle(deadLetterTopic)}.
        </div>
      </div>
      <ViewState padded={false} state={stateOf(view, { instance, topic })}>
        {data && (
          <div className={classes.body}>
            {found ? (
              <Waiting subscription={found} />
            ) : (
              <NotThere name={name} />
            )}
            <BacklogUse
              usage={data.usages.find(({ kind }) => kind === 'backlog')}
              forecast={data.forecast}
            />
          </div>
        )}
      </ViewState>
    </Panel>
  );
}

function stateOf(
  view: LiveView<TopicDetail>,
  { instance, topic }: { instance?: string; topic: string },
): ViewStateValue {
  return instance === undefined
    ? {
        kind: 'empty-by-nature',
        title: 'The event bus was not looked at yet',
        detail: 'The portal looks as soon as the subscription is made.',
      }
    : viewStateOf(view, {
        what: topicTitle(topic),
        right: {
          name: odpBusNamespaceReadPermission.name,
          grantedBy: 'the platform team',
        },
        freshness: ({ freshness }) => freshness,
      });
}

function Waiting({ subscription }: { subscription: Subscription }) {
  const { status, backlogEntries, backlogBytes, consumers, diagnoses } =
    subscription;
  return (
    <>
      <div>
        <StatusWord status={status} />{' '}
        {backlogEntries === undefined
          ? 'backlog unknown'
          : `${formatCount(backlogEntries)} ${
              backlogEntries === 1 ? 'entry waits' : 'entries wait'
            }`}
        {backlogBytes !== undefined && `, ${formatBytes(backlogBytes)}`}
        {consumers && `, ${formatCount(consumers.length)} connected`}
      </div>
      {diagnoses.map(({ cause, title, message }) => (
        <div key={cause}>
          <b>{title}.</b> {message}
        </div>
      ))}
    </>
  );
}

function NotThere({ name }: { name: string }) {
  return (
    <div>
      <StatusWord status="unknown" /> The topic has no subscription {name} now.
    </div>
  );
}

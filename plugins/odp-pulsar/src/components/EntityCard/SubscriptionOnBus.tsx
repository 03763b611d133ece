import { Link } from '@backstage/core-components';
import {
  type Subscription,
  type TopicDetail,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import {
  formatCount,
  nothingVisible,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { useTopic } from '../../api';
import { BUS_RIGHT } from '../EventBusPage/withoutInstance';
import { eventBusPath } from '../paths';
import { InstanceSection } from './InstanceSection';

interface SubscriptionOnBusProps {
  instance: string;
  /** What people call the instance. */
  title: string;
  topic: string;
  subscription: string;
}

/** How the subscription of a component of a workspace does on an instance. */
export function SubscriptionOnBus(props: SubscriptionOnBusProps) {
  const { instance, title, topic, subscription } = props;
  const view = useTopic({ instance, topic });
  const found = ofName(view.data, subscription);
  return (
    <InstanceSection
      title={title}
      status={view.data && (found?.status ?? 'unknown')}
      view={view}
    >
      <div>
        consumes{' '}
        <Link to={eventBusPath({ instance, topic, subscription })}>
          {topicTitle(topic)}
        </Link>
      </div>
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: topicTitle(topic),
          right: BUS_RIGHT,
          absent: nothingVisible(subscription),
          freshness: ({ freshness }) => freshness,
        })}
      >
        {view.data && !found && (
          <span>The topic has no subscription {subscription} now.</span>
        )}
        {found && <Waiting subscription={found} />}
      </ViewState>
    </InstanceSection>
  );
}

function ofName(topic: TopicDetail | undefined, wanted: string) {
  return topic?.subscriptions.find(({ name }) => name === wanted);
}

function Waiting({ subscription }: { subscription: Subscription }) {
  const { backlogEntries: entries, consumers, diagnoses } = subscription;
  const waits = entries === 1 ? 'entry waits' : 'entries wait';
  return (
    <>
      <div>
        {entries === undefined
          ? 'backlog unknown'
          : `${formatCount(entries)} ${waits}`}
        {consumers && `, ${formatCount(consumers.length)} connected`}
      </div>
      {diagnoses.map(({ cause, title, message }) => (
        <div key={cause}>
          {title}. {message}
        </div>
      ))}
    </>
  );
}

import { Link } from '@backstage/core-components';
import {
  type Subscription,
  type TopicDetail,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import {
  errorSentence,
  formatCount,
  type LiveView,
  statusOfError,
  ViewState,
  type ViewStateValue,
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
        state={
          notVisible(view, subscription) ??
          viewStateOf(view, {
            what: topicTitle(topic),
            right: BUS_RIGHT,
            freshness: ({ freshness }) => freshness,
          })
        }
      >
        {view.data && !found && (
          <span>The topic has no subscription {subscription} now.</span>
        )}
        {found && <Waiting subscription={found} />}
      </ViewState>
    </InstanceSection>
  );
}

/** Who may not see a workspace is told that there is none. */
function notVisible(
  { data, error }: LiveView<TopicDetail>,
  subscription: string,
): ViewStateValue | undefined {
  return !data && error && statusOfError(error) === 404
    ? {
        kind: 'empty-by-nature',
        title: `Nothing of ${subscription} that you may see`,
        detail: errorSentence(error),
      }
    : undefined;
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

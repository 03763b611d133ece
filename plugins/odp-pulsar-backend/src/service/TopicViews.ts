import { NotFoundError } from '@backstage/errors';
import { type View, ViewCache, type Visibility } from '@internal/backend-kit';
import {
  describeTopicDetail,
  type TopicDetail,
  type TopicHistory,
  type TopicRecord,
} from '@internal/plugin-odp-pulsar-common';
import { PulsarError } from '@internal/plugin-odp-pulsar-node';
import type { Gap } from '@internal/vocabulary';
import { attempt } from '../collection/attempt';
import { gapOf } from '../collection/gaps';
import type { PrometheusHistory } from '../history/PrometheusHistory';
import type { TopicHistories } from '../history/TopicHistories';
import type { OpenedTopic, TopicReader } from '../topic/TopicReader';
import type { BusNamespaceResource } from '../visibility/rules';
import type { BusViews } from './BusViews';
import {
  instanceNamed,
  sightOf,
  stateKey,
  type WatchedInstance,
} from './instances';
import type { TopicPath } from './PulsarService';

/** An instance whose topics can be opened. */
export interface OpenableInstance extends WatchedInstance {
  reader: TopicReader;
  histories: TopicHistories;
  /** Absent where no Prometheus is configured. */
  prometheus?: PrometheusHistory;
}

export interface TopicViewsOptions {
  instances: ReadonlyMap<string, OpenableInstance>;
  views: Pick<BusViews, 'requireVisible'>;
}

/** Answers for one topic, from what its brokers say just now. */
export class TopicViews {
  readonly #options: TopicViewsOptions;
  readonly #cache = new ViewCache();

  static create(options: TopicViewsOptions): TopicViews {
    return new TopicViews(options);
  }

  private constructor(options: TopicViewsOptions) {
    this.#options = options;
  }

  async getTopic(
    name: string,
    path: TopicPath,
    visibility: Visibility<BusNamespaceResource>,
  ): Promise<View> {
    const instance = instanceNamed(this.#options.instances, name);
    const look = this.#options.views.requireVisible(
      name,
      path.namespace,
      visibility,
    );
    const topic = wholeOf(
      `${path.domain}://${path.namespace}/${path.topic}`,
      look.bus.topics,
    );
    const swept = recordsOf(topic, look.bus.topics);
    const opened = await instance.reader.open(topic, swept);
    requireThere(topic, opened);
    const { history, gaps } = await historyOf(instance, topic, swept);
    return this.#cache.get(
      JSON.stringify([name, topic, opened.readAt, stateKey(instance)]),
      (): TopicDetail => {
        const sight = sightOf(instance);
        return {
          ...sight,
          gaps: [...sight.gaps, ...failureGaps(opened), ...gaps],
          ...describeTopicDetail({
            ...look.bus,
            topics: opened.records,
            now: opened.readAt,
            topic,
            history,
          })!,
        };
      },
    );
  }
}

/** The topic that a partition is of, as lists and evictions name partitions; any other name is its own. */
function wholeOf(name: string, all: readonly TopicRecord[]): string {
  const asked = all.find(({ reading }) => reading.name === name);
  return asked?.reading.partitionOf?.topic ?? name;
}

/** @throws NotFoundError */
function recordsOf(
  topic: string,
  all: readonly TopicRecord[],
): readonly TopicRecord[] {
  const own = all.filter(
    ({ reading }) => (reading.partitionOf?.topic ?? reading.name) === topic,
  );
  if (!own.length) {
    throw new NotFoundError(`No broker has loaded a topic '${topic}'`);
  }
  return own;
}

/** @throws NotFoundError when it was deleted since the sweep */
function requireThere(topic: string, { records, failures }: OpenedTopic): void {
  const isGone = failures.every(
    failure =>
      failure instanceof PulsarError && failure.problem === 'not-found',
  );
  if (isGone && failures.length === records.length) {
    throw new NotFoundError(`There is no topic '${topic}' any more`);
  }
}

function failureGaps({ failures }: OpenedTopic): Gap[] {
  const [failure] = failures;
  return failure ? [gapOf('topic statistics', failure)] : [];
}

async function historyOf(
  { histories, prometheus }: OpenableInstance,
  topic: string,
  swept: readonly TopicRecord[],
): Promise<{ history: TopicHistory; gaps: Gap[] }> {
  const own = () =>
    histories.seriesOf(swept.map(({ reading }) => reading.name));
  if (!prometheus) {
    return { history: own(), gaps: [] };
  }
  const { value, failure } = await attempt(() => prometheus.of(topic));
  const words = failure ? failure.message : 'it holds nothing of the topic';
  return value
    ? { history: value, gaps: [] }
    : {
        history: own(),
        gaps: [
          {
            kind: 'history',
            cause: failure ? 'failed' : 'absent',
            message: `Prometheus gives no history, so that it reaches back as far as the portal remembers: ${words}.`,
          },
        ],
      };
}

import { type View, type Visibility } from '@internal/backend-kit';
import {
  describeNamespaces,
  describeTopics,
} from '@internal/plugin-odp-pulsar-common';
import { entityRefOf } from '@internal/target-state';
import type { InstanceWatch } from '../../plugins/odp-pulsar-backend/src/collection/InstanceWatch';
import { BusViews } from '../../plugins/odp-pulsar-backend/src/service/BusViews';
import { TopicViews } from '../../plugins/odp-pulsar-backend/src/service/TopicViews';
import { TopicReader } from '../../plugins/odp-pulsar-backend/src/topic/TopicReader';
import type { BusReader } from '../support/readBus';
import { type Spread, spreadOf } from '../support/statistics';

interface Payload {
  json: number;
  gzip: number;
}

/** What people are sent who see everything. */
export interface BusAnswers {
  namespaces: Payload;
  topics: Payload;
  /** Of the topic with the most partitions. */
  topic: Payload;
  /** Milliseconds until a list is there in words. */
  describeNamespacesMs: Spread;
  describeTopicsMs: Spread;
  /** Milliseconds of the first answer after a sweep: described, written as JSON, compressed. */
  namespacesMs: Spread;
  topicsMs: Spread;
}

const SAMPLES = 20;
const NAME = 'odp-eu';

const everything: Visibility<object> = {
  key: 'everything',
  sees: () => true,
  namesHidden: true,
};

export async function measureBusViews(
  reader: BusReader,
  watch: InstanceWatch,
): Promise<BusAnswers> {
  const { eventBus, components, histories, admin, addresses } = reader;
  const instance = {
    config: { name: NAME, title: NAME },
    watch,
    histories,
    reader: TopicReader.create({ admin, addresses, now: Date.now }),
  };
  const instances = new Map([[NAME, instance]]);
  const declared = {
    eventBus,
    entities: new Map(
      components.map(component => [component.name, entityRefOf(component)]),
    ),
  };
  // Views keep what they made, so that each look needs views of its own.
  const fresh = () => BusViews.create({ instances, declared });
  const views = fresh();
  const [domain, rest] = largestTopic(watch).split('://');
  const [tenant, namespace, topic] = rest.split('/');
  const path = {
    domain: domain as 'persistent',
    namespace: `${tenant}/${namespace}`,
    topic,
  };
  return {
    namespaces: payloadOf(views.listNamespaces(NAME, everything)),
    topics: payloadOf(views.listTopics(NAME, everything)),
    topic: payloadOf(
      await TopicViews.create({ instances, views }).getTopic(
        NAME,
        path,
        everything,
      ),
    ),
    describeNamespacesMs: timed(() =>
      describeNamespaces(fresh().lookAt(NAME, everything).bus),
    ),
    describeTopicsMs: timed(() =>
      describeTopics(fresh().lookAt(NAME, everything).bus),
    ),
    namespacesMs: timed(() => fresh().listNamespaces(NAME, everything)),
    topicsMs: timed(() => fresh().listTopics(NAME, everything)),
  };
}

function largestTopic({ snapshot }: InstanceWatch): string {
  const partitions = new Map<string, number>();
  for (const { reading } of snapshot!.topics) {
    const name = reading.partitionOf?.topic ?? reading.name;
    partitions.set(name, (partitions.get(name) ?? 0) + 1);
  }
  const [[name]] = [...partitions].sort(([, one], [, other]) => other - one);
  return name;
}

function payloadOf({ body, gzip }: View): Payload {
  return { json: body.length, gzip: gzip.length };
}

function timed(work: () => void): Spread {
  const times: number[] = [];
  for (let index = 0; index < SAMPLES; index += 1) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  return spreadOf(times);
}

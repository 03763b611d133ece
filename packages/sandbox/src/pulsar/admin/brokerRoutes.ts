import { checkBroker } from '../state/checkBroker';
import { brokerStats } from '../shape/brokerStats';
import { requireBrokerOperation, requireSuperUser } from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import { runtimeConfiguration } from './runtimeConfiguration';

function brokers(call: Call) {
  requireBrokerOperation(call, 'LIST_BROKERS');
  const { cluster } = call.params;
  if (cluster !== undefined && cluster !== call.state.cluster) {
    throw new AdminError(404, `Cluster does not exist: cluster=${cluster}`);
  }
  return { value: call.state.brokers.listed.map(({ name }) => name) };
}

/** What the brokers tell of themselves. */
export const BROKER_ROUTES: Route[] = [
  { method: 'GET', path: '/brokers', resource: 'brokers', handle: brokers },
  {
    method: 'GET',
    path: '/brokers/leaderBroker',
    resource: 'brokers',
    handle(call) {
      requireBrokerOperation(call, 'GET_LEADER_BROKER');
      const { leader } = call.state.brokers;
      return {
        value: {
          serviceUrl: leader.url,
          ...(call.state.version !== '3.1.0' && { brokerId: leader.name }),
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/brokers/version',
    resource: 'brokers',
    handle: ({ state }) => ({ text: state.version }),
  },
  {
    method: 'GET',
    path: '/brokers/ready',
    resource: 'brokers',
    handle: () => ({ text: 'ok' }),
  },
  {
    method: 'GET',
    path: '/brokers/health',
    resource: 'brokers',
    handle(call) {
      requireBrokerOperation(call, 'HEALTH_CHECK');
      return { text: 'ok' };
    },
  },
  {
    method: 'GET',
    path: '/brokers/configuration/runtime',
    resource: 'brokers',
    handle(call) {
      requireBrokerOperation(call, 'LIST_RUNTIME_CONFIGURATIONS');
      return { value: runtimeConfiguration(call) };
    },
  },
  {
    method: 'GET',
    path: '/brokers/configuration/values',
    resource: 'brokers',
    handle(call) {
      requireBrokerOperation(call, 'LIST_DYNAMIC_CONFIGURATIONS');
      return { value: {} };
    },
  },
  {
    method: 'GET',
    path: '/brokers/backlog-quota-check',
    resource: 'brokers',
    handle(call) {
      requireBrokerOperation(call, 'CHECK_BACKLOG_QUOTA');
      checkAll(call);
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/brokers/:cluster',
    resource: 'brokers',
    handle: brokers,
  },
  {
    method: 'GET',
    path: '/broker-stats/topics',
    resource: 'broker-stats',
    handle(call) {
      requireSuperUser(call);
      return { text: brokerStatsText(call) };
    },
  },
  {
    method: 'GET',
    path: '/bookies/all',
    resource: 'bookies',
    handle(call) {
      requireSuperUser(call);
      return {
        value: {
          bookies: call.state.brokers.all.map(({ index }) => ({
            bookieId: `bookie-${index}.storage:3181`,
          })),
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/bookies/racks-info',
    resource: 'bookies',
    handle(call) {
      requireSuperUser(call);
      return { value: {} };
    },
  },
];

function checkAll({ state, broker }: Call): void {
  try {
    checkBroker(state, broker);
  } catch {
    throw new AdminError(
      500,
      '\n --- An unexpected error occurred in the server ---\n\nMessage: Cannot invoke "org.apache.pulsar.common.policies.data.BacklogQuota$RetentionPolicy.ordinal()"\n\nStacktrace:\n\njava.lang.NullPointerException',
    );
  }
}

interface KeptText {
  tick: number;
  changes: number;
  text: string;
}

const kept = new WeakMap<object, KeptText>();

/** A broker writes it anew once per interval of its statistics, and answers with what it wrote. */
function brokerStatsText({ state, broker }: Call): string {
  const { startedAt, statsSeconds } = state.timing;
  const tick = Math.floor((state.now() - startedAt) / statsSeconds / 1000);
  const before = kept.get(broker);
  if (before?.tick === tick && before.changes === state.changes) {
    return before.text;
  }
  state.namespaces.forEach(namespace => state.settleAll(namespace));
  const text = JSON.stringify(
    brokerStats(state.namespaces.values(), {
      version: state.version,
      isMine: topic => state.ownerOf(topic.name) === broker,
    }),
  );
  kept.set(broker, { tick, changes: state.changes, text });
  return text;
}

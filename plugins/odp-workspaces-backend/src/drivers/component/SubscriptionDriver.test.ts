import type {
  BusNamespaceWriter,
  BusSubscriptionWriter,
  BusTopicUse,
} from '@internal/plugin-odp-pulsar-node';
import { type ComponentSpec, loadTargetState } from '@internal/target-state';
import { componentCreation } from '../../__testUtils__/componentRequests';
import { TARGET_STATE } from '../../__testUtils__/Places';
import { SubscriptionDriver } from './SubscriptionDriver';

const TOPIC = 'persistent://odp/workspace-acme-risk/pipeline.completed';
const DEAD = `${TOPIC}-scoring-agent-DLQ`;
const spec = {
  ...componentCreation.spec,
  workspace: 'acme-risk',
  name: 'scoring-agent',
} as ComponentSpec;

/** What the plan of its end says of messages, with these topics on the bus. */
async function warningsWith(topics: Record<string, BusTopicUse>) {
  const driver = SubscriptionDriver.create({
    target: loadTargetState(TARGET_STATE),
    writer: {
      instance: 'odp-eu',
      subscriptions: {
        list: async () => ['scoring-agent'],
        use: async (topic: string) => topics[topic],
      } as Partial<BusSubscriptionWriter> as BusSubscriptionWriter,
    } as Partial<BusNamespaceWriter> as BusNamespaceWriter,
  });
  const { changes } = await driver.planRemoval({
    spec,
    inventory: [],
    signal: AbortSignal.timeout(5_000),
  });
  return changes.flatMap(({ warnings }) => warnings);
}

describe('the plan to end a subscription', () => {
  it('says how many messages nobody handles then, and which dead letters go', async () => {
    expect(
      await warningsWith({
        [TOPIC]: { storedBytes: 9000, unread: { 'scoring-agent': 12, x: 3 } },
        [DEAD]: { storedBytes: 2048, unread: {} },
      }),
    ).toEqual([
      'Of the messages in it 12 wait, and are handled by nobody any more.',
      `${DEAD} goes with it, and so do the 2 KiB of dead letters that it holds.`,
    ]);
  });

  it('says nothing where nothing waits', async () => {
    expect(
      await warningsWith({
        [TOPIC]: { storedBytes: 9000, unread: { 'scoring-agent': 0 } },
        [DEAD]: { storedBytes: 0, unread: {} },
      }),
    ).toEqual([]);
  });

  it('does not take for nothing what brokers do not tell', async () => {
    expect(
      await warningsWith({ [TOPIC]: { unread: {} }, [DEAD]: { unread: {} } }),
    ).toEqual([
      'How many messages wait in it is not known; nobody handles them any more.',
      `${DEAD} goes with it; how many dead letters it holds is not known.`,
    ]);
  });
});

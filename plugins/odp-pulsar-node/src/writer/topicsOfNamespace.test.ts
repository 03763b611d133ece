import { refuse, WrittenFake } from '../__testUtils__/WrittenFake';

const NAMESPACE = 'odp/workspace-a';
const AT = `/namespaces/${NAMESPACE}`;

describe('a writer of namespaces and their topics', () => {
  let fake: WrittenFake;
  beforeEach(async () => {
    fake = await WrittenFake.start();
  });
  afterEach(() => fake.stop());

  describe('that removes a namespace whose clients make their topics again', () => {
    let isClosed: boolean;
    let topics: Set<string>;

    beforeEach(() => {
      isClosed = false;
      topics = new Set(['orders', 'gone']);
      const { pulsar } = fake;
      pulsar.instead = (answer => call => {
        const isList = call.path.endsWith(`${AT}/topics`);
        if (isList) {
          const names = [...topics].map(
            local => `persistent://${NAMESPACE}/${local}`,
          );
          call.response.end(JSON.stringify(names));
        }
        return isList || answer(call);
      })(pulsar.instead);
      fake.answer = ({ method, uri, body }, call) => {
        if (uri === `${AT}/autoTopicCreation`) {
          isClosed = !(body as { allowAutoTopicCreation: boolean })
            .allowAutoTopicCreation;
          return undefined;
        }
        if (uri === AT) {
          return method === 'DELETE' && topics.size > 0
            ? refuse(call, 409, 'Cannot delete non empty namespace')
            : undefined;
        }
        const local = uri.split('/').at(-1)!.split('?')[0];
        if (isClosed) {
          topics.delete(local);
        }
        return local === 'gone'
          ? refuse(call, 404, `Topic ${local} not found`)
          : undefined;
      };
    });

    it('closes it to new topics first', async () => {
      const { writer } = fake;
      expect(await writer.remove(NAMESPACE, { force: true })).toBe('removed');
      expect(fake.arrived).toEqual([
        `POST ${AT}/autoTopicCreation`,
        `DELETE /persistent/${NAMESPACE}/gone?force=true`,
        `DELETE /persistent/${NAMESPACE}/orders?force=true`,
        `DELETE ${AT}`,
      ]);
    });

    it('removes nothing that it was not told to', async () => {
      await expect(
        fake.writer.remove(NAMESPACE, { force: false }),
      ).rejects.toMatchObject({ problem: 'conflict' });
      expect(fake.arrived).toEqual([`DELETE ${AT}`]);
    });

    it('tries again when a topic came meanwhile, and says so when they do not end', async () => {
      const { writer } = fake;
      const answer = fake.answer;
      let late = 1;
      fake.answer = (write, call) => {
        const answered = answer(write, call);
        if (write.uri.includes('/persistent/') && late > 0) {
          late -= 1;
          topics.add(`late-${late}`);
        }
        return answered;
      };
      expect(await writer.remove(NAMESPACE, { force: true })).toBe('removed');
      late = Infinity;
      topics.add('orders');
      await expect(
        writer.remove(NAMESPACE, { force: true }),
      ).rejects.toMatchObject({ problem: 'conflict', status: 409 });
    });
  });

  it('tells nothing of a topic whose statistics fail, instead of an empty backlog', async () => {
    const { pulsar, writer } = fake;
    const name = `persistent://${NAMESPACE}/orders`;
    pulsar.instead = ({ path, response }) => {
      const isList = path.endsWith(`${AT}/topics`);
      if (isList) {
        response.end(JSON.stringify([name, `${name}-partition-0`]));
      }
      return isList;
    };
    expect(await writer.topics(NAMESPACE)).toEqual([
      { name },
      { name: `${name}-partition-0` },
    ]);
    expect(await writer.subscriptions.use(name)).toEqual({ unread: {} });
    const consumers = [{}, {}];
    pulsar.topics.set(name, {
      broker: 0,
      subscriptions: {
        slow: { backlogSize: 700, consumers },
        fast: { backlogSize: 5, consumers },
      },
    });
    const [told] = await writer.topics(NAMESPACE);
    expect(told).toEqual({ name, backlogBytes: 700, consumers: 4 });
    pulsar.topics.set(name, {
      broker: 0,
      subscriptions: { slow: { backlogSize: -1, consumers } },
    });
    const [unknown] = await writer.topics(NAMESPACE);
    expect(unknown).toEqual({ name, consumers: 2 });
  });
});

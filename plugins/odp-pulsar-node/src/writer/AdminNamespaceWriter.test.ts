import { DECLARED } from '../__testUtils__/WriterBench';
import { refuse, WrittenFake } from '../__testUtils__/WrittenFake';
import type { BusPolicyChange } from './busPolicies';

const NAMESPACE = 'odp/workspace-a';
const AT = `/namespaces/${NAMESPACE}`;
const PUBLISH: BusPolicyChange = { policy: 'publish', value: DECLARED.publish };

describe('a writer of namespaces', () => {
  let fake: WrittenFake;
  beforeEach(async () => {
    fake = await WrittenFake.start();
  });
  afterEach(() => fake.stop());

  it('goes where a broker sends it, to the letter, with method, body and token', async () => {
    const { pulsar, writer, writes } = fake;
    const odd = `persistent://${NAMESPACE}/..`;
    pulsar.instead = (answer => call => {
      const isList = call.path.endsWith('/topics');
      if (isList) {
        call.response.end(JSON.stringify([odd]));
      }
      return isList || answer(call);
    })(pulsar.instead);
    fake.answer = ({ broker, uri }, { response }) => {
      if (broker === 1) {
        return undefined;
      }
      const separator = uri.includes('?') ? '&' : '?';
      const location = `${pulsar.url(
        1,
      )}/admin/v2${uri}${separator}authoritative=true`;
      response.writeHead(307, { location }).end('moved');
      return true;
    };
    await writer.setPolicy(NAMESPACE, PUBLISH);
    expect(writes.at(-1)).toEqual({
      broker: 1,
      method: 'POST',
      uri: `${AT}/publishRate?authoritative=true`,
      token: 'secret',
      body: {
        publishThrottlingRateInMsg: 1000,
        publishThrottlingRateInByte: 10_000_000,
      },
    });
    await writer.remove(NAMESPACE, { force: true });
    // A URL would take the encoded dots for a step to the namespace itself.
    expect(fake.arrived).toContain(
      `DELETE /persistent/${NAMESPACE}/%2E%2E?force=true&authoritative=true`,
    );
  });

  it('carries nothing to a host that is none of the brokers', async () => {
    fake.answer = (_, { response }) => {
      response.writeHead(307, { location: 'http://127.0.0.1:9/x' }).end();
      return true;
    };
    await expect(
      fake.writer.setPolicy(NAMESPACE, PUBLISH),
    ).rejects.toMatchObject({ problem: 'redirected' });
  });

  it('changes a namespace one by one, and keeps no other waiting', async () => {
    const { writer, writes } = fake;
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    fake.answer = ({ uri }, { response }) => {
      if (uri !== `${AT}/publishRate`) {
        return undefined;
      }
      held.then(() => response.writeHead(204).end());
      return true;
    };
    const first = writer.setPolicy(NAMESPACE, PUBLISH);
    const second = writer.setPolicy(NAMESPACE, {
      policy: 'maxTopics',
      value: 50,
    });
    await writer.create('odp/workspace-b');
    await writer.create('odp/workspace-b');
    expect(writes.map(({ uri }) => uri)).not.toContain(
      `${AT}/maxTopicsPerNamespace`,
    );
    release();
    await Promise.all([first, second]);
    expect(writes.at(-1)).toMatchObject({
      uri: `${AT}/maxTopicsPerNamespace`,
      body: 50,
    });
  });

  it('goes on after a change that failed', async () => {
    fake.answer = ({ uri }, call) =>
      uri.endsWith('/publishRate') ? refuse(call, 400, 'no') : undefined;
    const failed = fake.writer.setPolicy(NAMESPACE, PUBLISH);
    const next = fake.writer.create(NAMESPACE);
    await expect(failed).rejects.toThrow('Pulsar answers 400: no');
    expect(await next).toBe('created');
  });

  it.each([409, 500, 503])(
    'sends a policy again after a %i, as where two changes met',
    async status => {
      let refusals = 2;
      fake.answer = (_, call) =>
        refusals-- > 0 ? refuse(call, status, 'Bad version') : undefined;
      await fake.writer.setPolicy(NAMESPACE, PUBLISH);
      expect(fake.writes).toHaveLength(3);
    },
  );

  it('gives up when a broker goes on failing, and at once when it refuses', async () => {
    fake.answer = (_, call) => refuse(call, 500, 'Bad version');
    await expect(
      fake.writer.setPolicy(NAMESPACE, PUBLISH),
    ).rejects.toMatchObject({ status: 500 });
    expect(fake.writes).toHaveLength(4);
    fake.writes.length = 0;
    fake.answer = (_, call) => refuse(call, 412, 'Retention Quota must exceed');
    await expect(
      fake.writer.setPolicy(NAMESPACE, PUBLISH),
    ).rejects.toMatchObject({ status: 412 });
    expect(fake.writes).toHaveLength(1);
  });

  it('repeats a policy whose answer was lost, and never a creation: it would say that it was there before', async () => {
    let cuts = 1;
    fake.answer = (_, { response }) => {
      if (cuts-- > 0) {
        response.destroy();
        return true;
      }
      return undefined;
    };
    await fake.writer.setPolicy(NAMESPACE, PUBLISH);
    expect(fake.writes).toHaveLength(2);
    cuts = 1;
    fake.writes.length = 0;
    await expect(fake.writer.create(NAMESPACE)).rejects.toMatchObject({
      name: 'ConnectionError',
      problem: 'broken',
    });
    expect(fake.writes).toHaveLength(1);
  });

  it('ends with the reason of who calls it, and lets the next change through', async () => {
    const { writer } = fake;
    const controller = new AbortController();
    fake.answer = () => {
      controller.abort(new Error('the operation was cancelled'));
      return true;
    };
    const { signal } = controller;
    const held = writer.setPolicy(NAMESPACE, PUBLISH, { signal });
    const queued = writer.create(NAMESPACE, { signal });
    await expect(held).rejects.toThrow('the operation was cancelled');
    await expect(queued).rejects.toThrow('the operation was cancelled');
    fake.answer = () => undefined;
    expect(await writer.create(NAMESPACE)).toBe('created');
    expect(fake.arrived).toEqual([`POST ${AT}/publishRate`, `PUT ${AT}`]);
  });

  it.each([
    'public/default',
    'odp/default',
    'other/workspace-a',
    'odp/workspace-a/topic',
    'odp/workspace-a/',
    '/workspace-a',
  ])('touches no namespace such as %s', async name => {
    const { writer, pulsar } = fake;
    for (const call of [
      () => writer.read(name),
      () => writer.create(name),
      () => writer.setPolicy(name, PUBLISH),
      () => writer.topics(name),
      () => writer.remove(name, { force: true }),
    ]) {
      await expect(call()).rejects.toThrow(
        `'${name}' is no namespace of a workspace`,
      );
    }
    expect(pulsar.calls).toEqual([]);
  });

  it('reads with the rights of a tenant admin too, who may not read which cluster this is', async () => {
    fake.pulsar.tokens.set('secret', 'tenant-admin');
    fake.pulsar.namespaces.set(NAMESPACE, {
      publishMaxMessageRate: {
        any: {
          publishThrottlingRateInMsg: 7,
          publishThrottlingRateInByte: -1,
        },
      },
    });
    expect((await fake.writer.read(NAMESPACE))?.policies).toEqual({
      publish: { messagesPerSecond: 7, bytesPerSecond: -1 },
    });
  });
});

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { loadTargetState } from '@internal/target-state';
import { aNamespaceList, aNamespaceSummary } from '@internal/test-utils';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { OwnerBook } from './OwnerBook';

const { eventBus } = loadTargetState(
  path.resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const NAMESPACES = ['odp/workspace-acme-risk', 'odp/workspace-new', 'odp/data'];
const OWNERS = aNamespaceList({
  items: [
    aNamespaceSummary({
      name: 'workspace-acme-risk',
      owner: 'group:default/risk-platform',
    }),
    aNamespaceSummary({ name: 'workspace-new', owner: undefined }),
    aNamespaceSummary({ name: 'data', owner: 'group:default/data-team' }),
  ],
});

describe('OwnerBook', () => {
  let clusters: Server;
  let answer: RequestListener;
  let book: OwnerBook;
  beforeEach(async () => {
    clusters = createServer((request, response) => answer(request, response));
    await new Promise<void>(resolve => {
      clusters.listen(0, '127.0.0.1', resolve);
    });
    const { port } = clusters.address() as AddressInfo;
    answer = (_, response) =>
      response.setHeader('etag', '"1"').end(JSON.stringify(OWNERS));
    book = OwnerBook.create({
      cluster: 'odp/eu',
      eventBus,
      auth: mockServices.auth({ pluginId: 'odp-pulsar' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
      }),
    });
  });
  afterEach(async () => {
    clusters.closeAllConnections();
    await new Promise(resolve => {
      clusters.close(resolve);
    });
  });

  it('gives a workspace the owner of its namespace, and nobody to what is no workspace', async () => {
    const { owners, gaps } = await book.read(NAMESPACES);
    expect([...owners]).toEqual([
      ['odp/workspace-acme-risk', 'group:default/risk-platform'],
    ]);
    expect(gaps).toEqual([]);
  });

  it('takes an empty list of a cluster that was not read for no answer, and keeps what it knows', async () => {
    await book.read(NAMESPACES);
    const { gaps: none } = await book.read(NAMESPACES);
    expect(none).toEqual([]);
    for (const [unread, words] of [
      [
        {
          freshness: {
            state: 'unreachable' as const,
            reason: 'it answers 504',
          },
        },
        'the cluster is unreachable: it answers 504',
      ],
      [
        {
          gaps: [
            {
              kind: 'namespaces',
              cause: 'forbidden' as const,
              message: 'The token may not list namespaces.',
            },
          ],
        },
        'The token may not list namespaces',
      ],
    ] as const) {
      answer = (_, response) =>
        response.end(
          JSON.stringify(aNamespaceList({ ...unread, items: [] } as never)),
        );
      const { owners, gaps } = await book.read(NAMESPACES);
      expect(owners.size).toBe(1);
      expect(gaps[0].message).toContain(words);
    }
  });

  it('asks as the plugin that it is, of the cluster in configuration, and for no more than is new', async () => {
    const asked: unknown[] = [];
    answer = (request, response) => {
      const { authorization = '', ...headers } = request.headers;
      asked.push([
        request.url,
        authorization ===
          mockCredentials.service.header({
            onBehalfOf: mockCredentials.service('plugin:odp-pulsar'),
            targetPluginId: 'odp-clusters',
          }),
        headers['if-none-match'],
      ]);
      if (headers['if-none-match']) {
        response.writeHead(304).end();
      } else {
        response.setHeader('etag', '"1"').end(JSON.stringify(OWNERS));
      }
    };
    await book.read(NAMESPACES);
    const { owners } = await book.read(NAMESPACES);
    const place = '/api/odp-clusters/clusters/odp%2Feu/namespaces';
    expect(asked).toEqual([
      [place, true, undefined],
      [place, true, '"1"'],
    ]);
    expect(owners.size).toBe(1);
  });

  it.each<[string, RequestListener]>([
    [
      'a cluster that it does not know',
      (_, response) => response.writeHead(404).end('{}'),
    ],
    [
      'a cluster that starts',
      (_, response) => response.writeHead(503).end('{}'),
    ],
    ['something else', (_, response) => response.end('{"items":[{"name":1}]}')],
    ['no JSON', (_, response) => response.end('<html>')],
    ['nothing', (_, response) => response.destroy()],
  ])(
    'keeps the last owners and says so when odp-clusters answers with %s',
    async (_, bad) => {
      await book.read(NAMESPACES);
      answer = bad;
      const { owners, gaps } = await book.read(NAMESPACES);
      expect(owners.size).toBe(1);
      expect(gaps).toMatchObject([{ kind: 'owners', cause: 'failed' }]);
      expect(gaps[0].message).toMatch(
        /^Who owns which workspace .*odp-clusters/,
      );
      expect(gaps[0].message).not.toMatch(/127\.0\.0\.1|Unexpected token/);
    },
  );
});

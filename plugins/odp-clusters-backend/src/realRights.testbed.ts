import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  ClusterList,
  ClusterSummary,
} from '@internal/plugin-odp-clusters-common';
import { parseAllDocuments } from 'yaml';
import { RealPlace } from './__testUtils__/RealPlace';
import { type Grant, RealReader } from './__testUtils__/RealReader';

jest.setTimeout(300_000);

const FILE = path.resolve(__dirname, '../../../deploy/rbac/reader.yaml');

/** A rule a resource of the reader's role. */
const GRANTS: Grant[] = parseAllDocuments(readFileSync(FILE, 'utf8'))
  .map(document => document.toJSON())
  .find(({ kind }) => kind === 'ClusterRole')
  .rules.flatMap(({ apiGroups, resources, verbs }: Grant) =>
    resources.map(resource => ({ apiGroups, resources: [resource], verbs })),
  );
const KINDS = GRANTS.map(({ resources }) => resources[0]).filter(
  name => !name.includes('/'),
);
const ALL = 'with-all';

describe('what the reader may', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rights-'));
  const readers = new Map<string, RealReader>();
  let place: RealPlace;
  let portal: Awaited<ReturnType<RealPlace['startPortal']>>;
  /** Requests that the API server refused since it began, of this and everybody. */
  const refused = async () => {
    const { text } = await place.cluster.admin.get('/metrics');
    return [
      ...text.matchAll(
        /^apiserver_request_total\{[^}]*code="403"[^}]*\} (\d+)/gm,
      ),
    ].reduce((sum, [, count]) => sum + Number(count), 0);
  };
  const without = (kind: string, verb = '') =>
    GRANTS.flatMap(grant =>
      grant.resources[0] === kind
        ? grant.verbs
            .filter(each => verb && each !== verb)
            .map(each => ({ ...grant, verbs: [each] }))
        : grant,
    );
  const reader = async (name: string, rules: Grant[]) => {
    readers.set(
      name,
      await RealReader.create(place.cluster, {
        name,
        namespace: place.namespace,
        folder,
        rules,
      }),
    );
  };

  beforeEach(async () => {
    place = await RealPlace.create();
  });
  afterEach(async () => {
    await portal.stop();
    await Promise.all([...readers.values()].map(each => each.remove()));
    readers.clear();
    await place.remove();
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const start = async () => {
    portal = await place.startPortal(
      [...readers.values()].map(({ source }) => source),
    );
  };
  const clusters = (wanted: (items: ClusterSummary[]) => boolean) =>
    portal.until<ClusterList>('/clusters', ({ items }) => wanted(items));
  const areLive = (items: ClusterSummary[]) =>
    items.every(({ freshness }) => freshness.state === 'live');
  const haveHeardTheSame = (items: ClusterSummary[]) =>
    new Set(
      items
        .map(({ counts }) => counts?.namespaces)
        .filter(count => count !== undefined),
    ).size === 1;
  const gapsOf = (items: ClusterSummary[]) =>
    Object.fromEntries(
      items.map(({ name, gaps }) => [
        name,
        gaps.map(({ kind, cause }) => `${kind} ${cause}`),
      ]),
    );

  it('is enough for every page, and nothing else is asked for', async () => {
    await reader(ALL, GRANTS);
    const before = await refused();
    await start();
    const { items } = await clusters(areLive);
    expect(items[0].gaps).toEqual([]);
    expect(items[0].version).toMatch(/^v1\./);
    const list = await portal.get(`/clusters/${ALL}/namespaces`).expect(200);
    await portal.get(`/clusters/${ALL}/namespaces/execution`).expect(200);
    await portal.get(`/clusters/${ALL}/topology`).expect(200);
    await portal.get(`/architecture?cluster=${ALL}`).expect(200);
    expect(list.body.items.length).toBeGreaterThan(10);
    expect(await refused()).toBe(before);
    expect(portal.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('shows each kind that is taken away as its named gap, with everything else as it was, until it is given back', async () => {
    await reader(ALL, GRANTS);
    await Promise.all(
      KINDS.map(kind => reader(`without-${kind}`, without(kind))),
    );
    await start();
    const { items } = await clusters(
      all =>
        areLive(all) &&
        all.every(({ counts }) => counts !== undefined) &&
        // The namespace of the test before ends meanwhile, and readers hear of it one after the other.
        haveHeardTheSame(all),
    );
    expect(gapsOf(items)).toEqual({
      [ALL]: [],
      ...Object.fromEntries(
        KINDS.map(kind => [`without-${kind}`, [`${kind} forbidden`]]),
      ),
    });
    const whole = items.find(({ name }) => name === ALL)!;
    for (const { name, gaps, counts } of items) {
      const [gap] = gaps;
      expect(gaps.map(({ message }) => message)).toEqual(
        gaps.map(({ kind }) =>
          expect.stringMatching(
            `^The portal's token may not list ${kind}, which hides .*; give it list and watch\\.$`,
          ),
        ),
      );
      // What does not depend on the kind is there as for who may all.
      expect(counts!.nodes?.total).toBe(
        gap?.kind === 'nodes' ? undefined : whole.counts!.nodes!.total,
      );
      expect(counts!.namespaces).toBe(
        gap?.kind === 'namespaces' ? undefined : whole.counts!.namespaces,
      );
      for (const page of [
        `/clusters/${name}/namespaces`,
        `/clusters/${name}/topology`,
        `/architecture?cluster=${name}`,
      ]) {
        const { body } = await portal.get(page).expect(200);
        expect(body.gaps.map(({ kind }: { kind: string }) => kind)).toEqual(
          gaps.map(({ kind }) => kind),
        );
      }
    }
    expect(portal.logged.filter(({ level }) => level === 'error')).toEqual([]);

    await Promise.all([...readers.values()].map(each => each.mayOnly(GRANTS)));
    await clusters(all => all.every(({ gaps }) => gaps.length === 0));
  });

  it('needs watch of each kind, reads logs by get on pods/log alone, and names that right where it is missing', async () => {
    await reader('without-watch', without('pods', 'watch'));
    await reader('without-list', without('pods', 'list'));
    await reader('without-logs', without('pods/log'));
    await reader(ALL, GRANTS);
    await start();
    const { items } = await clusters(areLive);
    expect(gapsOf(items)).toMatchObject({
      'without-watch': ['pods forbidden'],
      'without-logs': [],
      [ALL]: [],
    });
    // A server that streams lists does so by watch; list is for those that do not.
    expect(gapsOf(items)['without-list']).toEqual([]);

    const [pod] = await place.cluster.list('/api/v1/namespaces/execution/pods');
    const log = (cluster: string) =>
      portal.get(
        `/clusters/${cluster}/namespaces/execution/pods/${pod.metadata.name}/logs`,
      );
    const missing = await log('without-logs').expect(403);
    expect(missing.body.error.message).toBe(
      "The portal's token for without-logs may not read logs; give it get on pods/log",
    );
    // kwok's nodes have no kubelet that could be asked; the right is there.
    expect((await log(ALL)).status).toBe(503);
  });
});

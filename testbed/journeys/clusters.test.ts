import { expect, test } from '@playwright/test';
import { expectAccessible, useTheme } from '../../e2e/support/axe';
import { kubectl } from '../../e2e/support/cluster';
import { mapOf } from '../../e2e/support/map';
import { openAs } from './support/signIn';

const CLUSTERS = ['odp-eu', 'odp-us'];

const itemsOf = async (cluster: string, kind: string): Promise<any[]> =>
  (await kubectl(cluster, 'GET', `/api/v1/${kind}`)).items;

const isOfDaemonSet = ({ metadata }: any) =>
  metadata.ownerReferences?.some(({ kind }: any) => kind === 'DaemonSet');

test('topology and namespaces say of both clusters what their API servers say', async ({
  page,
}) => {
  await openAs(page, 'platform-engineer', '/topology');
  const choose = (cluster: string) =>
    page.getByRole('radio', { name: new RegExp(cluster) }).check();
  for (const cluster of CLUSTERS) {
    const pods = await itemsOf(cluster, 'pods');
    const nodes = await itemsOf(cluster, 'nodes');
    const ofDaemonSets = pods.filter(isOfDaemonSet).length;
    expect(pods.length).toBeGreaterThan(100);
    await choose(cluster);
    await expect(
      page.getByRole('region', { name: `Details of ${cluster}` }),
    ).toBeVisible();
    await expect(page.getByRole('main')).toContainText(
      `${pods.length - ofDaemonSets} pods on ${
        nodes.length
      } nodes · ${ofDaemonSets} of DaemonSets hidden`,
    );

    await page.getByRole('link', { name: 'Namespaces' }).first().click();
    await choose(cluster);
    const namespaces = await itemsOf(cluster, 'namespaces');
    await expect(page.locator('[data-namespace]')).toHaveCount(
      namespaces.length,
    );
    for (const { metadata } of namespaces) {
      const own = pods.filter(
        pod => pod.metadata.namespace === metadata.name,
      ).length;
      const row = page.locator(`[data-namespace="${metadata.name}"]`);
      // As it is seen: the text content has no space between cells.
      await expect
        .poll(() => row.innerText())
        .toMatch(new RegExp(`(^|\\s)${own}(\\s|$)`));
    }
    await page.getByRole('link', { name: 'Topology' }).first().click();
  }
});

test('a quiet cluster stays live: no API server says anything on a watch on which nothing happens', async ({
  page,
}) => {
  await openAs(page, 'platform-engineer');
  const foot = page.getByRole('group', { name: 'Age of the clusters' });
  await expect(foot).toContainText('live');
  // Longer than silence may last, and a bookmark may take.
  const until = Date.now() + 100_000;
  while (Date.now() < until) {
    const [stale] = await Promise.all([
      foot.innerText(),
      page.waitForTimeout(1000),
    ]);
    expect(stale).not.toMatch(/stale|starting|unreachable/i);
  }
});

test('the Kubernetes tab of a component shows both clusters with the rights of the reader', async ({
  page,
}) => {
  const selector = encodeURIComponent('app.kubernetes.io/name=user-api');
  const { items } = await kubectl(
    'odp-eu',
    'GET',
    `/api/v1/namespaces/execution/pods?labelSelector=${selector}`,
  );
  await openAs(
    page,
    'platform-engineer',
    '/catalog/default/component/user-api/kubernetes',
  );
  await expect(page.getByText(`${items.length} pods`)).toHaveCount(2);
  await expect(page.getByText('No pods with errors')).toHaveCount(2);
  await page.getByRole('button', { name: 'odp-eu Cluster' }).click();
  await expect(page.getByText('Deployment').first()).toBeVisible();
  await expect(
    page.getByText(/There was a problem retrieving|Forbidden|Error:/),
  ).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  test(`topology and namespaces of a real cluster are accessible in ${theme}`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    await openAs(page, 'platform-engineer', '/topology');
    await expect(mapOf(page)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Namespaces' }).first().click();
    await page.getByRole('button', { name: 'Open execution' }).click();
    await expect(
      page.getByRole('region', { name: 'Details of execution' }),
    ).toBeVisible();
    await expectAccessible(page);
  });
}

import { expect, test } from '@playwright/test';
import { expectAccessible, useTheme } from '../../e2e/support/axe';
import { kubectl } from '../../e2e/support/cluster';
import { mapOf } from '../../e2e/support/map';
import { signInAs } from './support/signIn';

const CLUSTERS = ['odp-eu', 'odp-us'];

async function countsOf(cluster: string) {
  const count = async (kind: string) =>
    (await kubectl(cluster, 'GET', `/api/v1/${kind}`)).items.length;
  return {
    pods: await count('pods'),
    nodes: await count('nodes'),
    namespaces: await count('namespaces'),
  };
}

test('topology and namespaces say of both clusters what their API servers say', async ({
  page,
}) => {
  await signInAs(page, 'platform-engineer', '/topology');
  for (const cluster of CLUSTERS) {
    const { pods, nodes, namespaces } = await countsOf(cluster);
    expect(pods).toBeGreaterThan(100);
    await page.getByRole('radio', { name: new RegExp(cluster) }).check({
      force: true,
    });
    await expect(page.getByRole('main')).toContainText(
      `${pods} pods on ${nodes} nodes`,
    );
    await page.getByRole('link', { name: 'Namespaces' }).first().click();
    await page.getByRole('radio', { name: new RegExp(cluster) }).check({
      force: true,
    });
    await expect(page.locator('[data-namespace]')).toHaveCount(namespaces);
    await page.getByRole('link', { name: 'Topology' }).first().click();
  }
});

test('a quiet cluster stays live: no API server says anything on a watch on which nothing happens', async ({
  page,
}) => {
  await signInAs(page, 'platform-engineer');
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
  await signInAs(
    page,
    'platform-engineer',
    '/catalog/default/component/user-api/kubernetes',
  );
  await expect(page.getByText(`${items.length} pods`)).toHaveCount(2);
  await expect(page.getByText('No pods with errors')).toHaveCount(2);
  await page.getByText('odp-eu', { exact: true }).click();
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
    await signInAs(page, 'platform-engineer', '/topology');
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

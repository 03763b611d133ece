import { expect, test } from '@playwright/test';
import { expectAccessible, useTheme } from './support/axe';
import { kubectl } from './support/cluster';
import { dashboardTabs, whenAnswered } from './support/dashboards';
import { openAs } from './support/signIn';

/** A scrape, the rules, and the next look of the page. */
const LONG = { timeout: 90_000 };

test('an engineer sees all five dashboards drawn from Prometheus, and every panel has data or says why not', async ({
  page,
}) => {
  test.slow();
  await openAs(page, 'Platform engineer', '/dashboards');
  await expect(dashboardTabs(page)).toHaveText([
    /^Platform Overview/,
    /^Temporal Workflows/,
    /^Data Pipeline Health/,
    /^ML Serving/,
    /^Infrastructure Health/,
  ]);
  for (const tab of await dashboardTabs(page).all()) {
    await tab.click();
    const { current, silent, all } = await whenAnswered(page);
    expect(current + silent).toBe(all);
    // Sparse dashboards would be no answer.
    expect(current).toBeGreaterThan(all * 0.8);
  }
});

test('the sentence on top names what breaks its limit, since when and after what', async ({
  page,
}) => {
  await openAs(page, 'Platform engineer', '/dashboards');
  await expect(
    page.getByRole('status').filter({ hasText: 'Errors 5xx' }),
  ).toContainText(
    /Failing for \d+ min: Errors 5xx is [\d.]+% \(limit 1%\), after the rollout of yaml-processor 2\.8\.0 at \d\d:\d\d/,
    LONG,
  );
  const services = page.getByRole('region', { name: 'Services by error rate' });
  await expect(services.getByRole('row').nth(1)).toContainText(
    'yaml-processor',
  );
});

test('range, variables and the shown panel stand in the URL, and a chart is read with the keyboard and as a table', async ({
  page,
}) => {
  await openAs(
    page,
    'Platform engineer',
    '/dashboards?dashboard=platform-overview&from=now-15m&to=now&var-namespace=execution',
  );
  await whenAnswered(page);
  const panel = page.getByRole('region', { name: 'Requests by service' });
  await expect(panel).toContainText('user-api');
  await expect(panel).not.toContainText('keycloak');
  await panel.getByRole('button', { name: /^Menu of/ }).click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  await expect(panel.getByRole('table').first()).toContainText('user-api');
});

test('what a pod does in the cluster is on the dashboards with the next scrapes', async ({
  page,
}) => {
  const pods = '/api/v1/namespaces/execution/pods';
  const { items } = await kubectl('odp-eu', 'GET', pods);
  const { name } = items.find(({ metadata }: { metadata: { name: string } }) =>
    metadata.name.startsWith('user-api-'),
  ).metadata;
  await openAs(
    page,
    'Platform engineer',
    '/dashboards?dashboard=infrastructure-health&from=now-15m&to=now&refresh=10s&var-namespace=execution',
  );
  await whenAnswered(page);
  const restarts = page.getByRole('region', { name: 'Pods by restarts' });
  await expect(restarts).not.toContainText(name);
  const status = (restartCount: number) => ({
    status: {
      containerStatuses: [
        { name: 'user-api', restartCount, ready: true, started: true },
      ],
    },
  });
  await kubectl('odp-eu', 'PATCH', `${pods}/${name}/status`, status(7));
  await expect(restarts).toContainText(name, LONG);
});

test('a component has its own figures on its page, without any annotation', async ({
  page,
}) => {
  await openAs(
    page,
    'Platform engineer',
    '/catalog/default/component/yaml-processor',
  );
  const card = page.getByRole('region', { name: 'Dashboards' });
  await expect(card).toContainText(/Failing for \d+ min: Errors 5xx/, LONG);
  await expect(card.getByRole('region', { name: 'Errors 5xx' })).toContainText(
    'Failing',
  );
  await card.getByRole('link', { name: 'Component' }).click();
  await expect(page).toHaveURL(/var-component=yaml-processor/);
  await expect(
    page.getByRole('region', { name: 'Pod memory utilization' }),
  ).toContainText('execution/yaml-processor', LONG);
});

test('a viewer sees panels of the namespaces that are theirs, and is told which others are not', async ({
  page,
}) => {
  await openAs(page, 'Viewer', '/dashboards?dashboard=platform-overview');
  const requests = page.getByRole('region', { name: 'Requests by service' });
  await expect(requests).toContainText('user-api', LONG);
  await expect(requests).not.toContainText('bentoml');
  await expect(
    page.getByRole('region', { name: 'Gateway connections' }),
  ).toContainText('Not for your role');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the dashboards are accessible in ${theme}`, async ({ page }) => {
    test.slow();
    await useTheme(page, theme);
    await openAs(page, 'Platform engineer', '/dashboards');
    for (const tab of await dashboardTabs(page).all()) {
      await tab.click();
      await whenAnswered(page);
      await expectAccessible(page);
    }
    await page.getByRole('tab', { name: 'Checks' }).click();
    await expect(page.getByRole('region', { name: 'Sources' })).toContainText(
      'Reachable',
    );
    await expectAccessible(page);
  });
}
